// What other rules would do: the differences to the baseline, on the same random numbers.
import { figure, tag } from "../chart.js";
import { h, table } from "../dom.js";
import { say } from "../language.js";
import { commonDecimals, decimal, estimateOf, percent, points, pointsInterval } from "../numbers.js";
import { confidenceText, nameOf, variantName } from "../results.js";
import { dots } from "./dots.js";

const mostPictures = 12;

function rowsOf(results, teams) {
    return results.teams
        .filter(({ id }) => teams[id])
        .map(({ id, name, colour }) => {
            const difference = estimateOf(teams[id].difference);
            const { p, low, high } = difference;
            return {
                label: points(difference, 1),
                name,
                colour,
                p: 100 * p,
                low: 100 * low,
                high: 100 * high,
            };
        });
}

function dataOf(results, alternatives, name) {
    const differences = alternatives.flatMap(([, { teams }]) =>
        Object.values(teams).map(({ difference }) => estimateOf(difference)),
    );
    const decimals = Math.max(1, commonDecimals(differences));
    const rows = alternatives.flatMap(([id, each]) =>
        results.teams
            .filter((team) => each.teams[team.id])
            .map((team) => {
                const { p, difference } = each.teams[team.id];
                return [
                    name(id),
                    tag(nameOf(results, team.id), team.colour),
                    percent(estimateOf(p)),
                    points(estimateOf(difference), decimals),
                    pointsInterval(estimateOf(difference), decimals),
                ];
            }),
    );
    return table(
        say("compare.caption"),
        [
            { text: say("alternative") },
            { text: say("team") },
            { text: say("chance"), number: true },
            { text: say("difference"), number: true },
            { text: say("interval", { confidence: confidenceText(results.compare) }), number: true },
        ],
        rows,
    );
}

/// Those that move a team most come first.
const largest = ([, { teams }]) =>
    Math.max(0, ...Object.values(teams ?? {}).map(({ difference }) => Math.abs(difference.value)));

export function compare(results) {
    if (!results.compare) return null;
    const alternatives = Object.entries(results.compare.alternatives)
        .filter(([, each]) => each.teams)
        .sort((a, b) => largest(b) - largest(a));
    const name = (id) => results.compare.alternatives[id].title || variantName(results, id);
    const ends = alternatives
        .flatMap(([, { teams }]) => rowsOf(results, teams))
        .flatMap(({ low, high }) => [low, high]);
    const domain = [Math.min(0, ...ends), Math.max(0, ...ends)];
    const tick = (x) =>
        `${x > 0 ? "+" : ""}${decimal(x, Math.abs(domain[1] - domain[0]) < 4 ? 1 : 0)}`.replace("-", "−");
    const pictures = alternatives.slice(0, mostPictures).map(([id, { teams }]) => {
        const rows = rowsOf(results, teams);
        return figure({
            title: name(id),
            alt: say("compare.alt", { name: name(id) }),
            draw: (width) => dots(rows, width, { domain, tick, zero: true }),
        });
    });
    return [
        h(
            "p",
            { class: "note" },
            say("compare.note", { baseline: variantName(results, results.compare.baseline) }),
        ),
        h("div", { class: "panels" }, pictures),
        h("details", {}, h("summary", {}, say("asTable")), dataOf(results, alternatives, name)),
    ];
}
