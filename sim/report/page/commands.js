// The command that gives a result again, from the scenario that the page holds: its changes are in it already.
// Only where results are published must they be made again: those results teach under the file as it stood.

const quoted = (text) => (/^[\w./=:%,+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
const given = (option, value) =>
    value === null || value === undefined ? [] : [option, quoted(String(value))];
const each = (option, values) => values.flatMap((value) => given(option, value));

/// Evenly spaced values as the options that ask for them; a path with other values has none.
function sweeps(points) {
    const paths = [...new Set(points.flatMap(Object.keys))];
    return paths.flatMap((path) => {
        const values = [...new Set(points.map((point) => point[path]))];
        const percent = values.every((value) => String(value).endsWith("%")) ? "%" : "";
        const numbers = values.map((value) => Number.parseFloat(value)).sort((a, b) => a - b);
        const step = numbers.length > 1 ? numbers[1] - numbers[0] : 1;
        const even = numbers.every(
            (number, i) => Math.abs(number - numbers[0] - i * step) < 1e-9 * (1 + Math.abs(step)),
        );
        const figures = [numbers[0], numbers.at(-1), step].map(
            (number) => `${Number(number.toFixed(9))}${percent}`,
        );
        return even ? ["--sweep", quoted(`${path}=${figures.join(":")}`)] : [];
    });
}

const interval = (low, high, unit) => `${low}${unit}..${high === null ? "" : `${high}${unit}`}`;

/// What each command takes beside the scenario, its trials and its seed.
const options = {
    run: () => [],
    compare: ({ alternatives, baseline, scenario }) => [
        ...each(
            "--variant",
            Object.keys(alternatives).filter((id) => scenario.variants?.[id]),
        ),
        ...sweeps(
            Object.values(alternatives)
                .map(({ point }) => point)
                .filter(Boolean),
        ),
        ...given("--baseline", baseline === "as-is" ? null : baseline),
        ...(Object.values(alternatives).some(({ teams }) =>
            Object.values(teams ?? {}).some(({ rounds }) => rounds),
        )
            ? ["--round"]
            : []),
    ],
    weights: ({ grid, options: { level, dirichlet, order = [], within = {}, ratio = {} } = {} }) => [
        ...given("--level", level),
        ...given("--dirichlet", dirichlet),
        ...each(
            "--order",
            order.map((ids) => ids.join(">")),
        ),
        ...each(
            "--within",
            Object.entries(within).map(([id, [low, high, unit]]) =>
                unit === "points"
                    ? `${id}=${interval(low, high, "")}`
                    : `${id}=${interval(100 * low, high === null ? null : 100 * high, "%")}`,
            ),
        ),
        ...each(
            "--ratio",
            Object.entries(ratio).map(([ids, [low, high]]) => `${ids}=${interval(low, high, "")}`),
        ),
        ...(grid ? ["--grid"] : []),
    ],
    sensitivity: ({ method, of, options: { groups = {} } = {} }) => [
        ...given("--method", method === "sobol" ? null : method),
        ...given("--of", of === "final" ? null : of),
        ...each(
            "--group",
            Object.entries(groups).map(([name, sources]) => `${name}=${sources.join(",")}`),
        ),
    ],
};

/// The changes of the command line, as options.
export function changesOf({ options: { variant, set = {}, counterfactual } = {} }) {
    return [
        ...given("--variant", variant),
        ...each(
            "--set",
            Object.entries(set).map(
                ([path, value]) =>
                    `${path}=${value === null ? "" : typeof value === "object" ? JSON.stringify(value) : value}`,
            ),
        ),
        ...(counterfactual ? ["--counterfactual"] : []),
    ];
}

/// Whether the result needs the original file, which the page doesn't hold.
export const needsOriginal = (result) =>
    changesOf(result).length > 0 &&
    Object.values(result.scenario.rounds ?? {}).some((round) => round?.published);

/// "cutline run scenario.yaml --trials 1000000 --seed 1".
export function commandOf(kind, result) {
    return [
        "cutline",
        kind,
        "scenario.yaml",
        ...(needsOriginal(result) ? changesOf(result) : []),
        ...options[kind](result),
        ...given("--trials", result.trials),
        ...given("--seed", result.seed),
        ...given("--confidence", result.confidence === 0.95 ? null : result.confidence),
    ].join(" ");
}
