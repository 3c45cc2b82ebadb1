// Which uncertainty decides: shares of ability, weights, rules, events and luck, and the single sources by team.
import { bars } from "../chart.js";
import { h, table } from "../dom.js";
import { say, wordFor } from "../language.js";
import { decimal, estimateOf } from "../numbers.js";
import { confidenceText, finalHeading, nameOf, roundName } from "../results.js";

const measures = ["shapley", "total", "mu_star", "pawn", "first"]; // the first that the method gives is shown
const kinds = ["ability", "weights", "rules", "events", "luck"];
const mostSources = 12;

/// What is never drawn decides nothing, and has no interval.
const figures = (estimate) =>
    estimate.low === 0 && estimate.high === 0
        ? { value: say("fixed"), interval: " " }
        : { value: percentText(estimate.p), interval: intervalText(estimate) };

const percentText = (p) => `${decimal(100 * p, 1)}%`.replace("-", "−");
const intervalText = ({ low, high }) =>
    low === null || high === null
        ? "–"
        : `${decimal(100 * low, 1)} … ${decimal(100 * high, 1)}%`.replaceAll("-", "−");

function sharesTable({ shares, confidence }) {
    const sorted = kinds
        .filter((kind) => shares?.[kind])
        .map((kind) => [kind, estimateOf(shares[kind])])
        .sort((a, b) => b[1].p - a[1].p);
    if (sorted.length === 0) return null;
    const named = (kind) => [
        say(`kind.${kind}`),
        h("span", { class: "soft what" }, say(`kind.${kind}.what`)),
    ];
    return bars({
        caption: say("sensitivity.shares"),
        heading: say("source"),
        confidence: confidenceText({ confidence }),
        rows: sorted.map(([kind, estimate]) => ({
            name: named(kind),
            estimate,
            colour: "var(--accent)",
            ...figures(estimate),
        })),
    });
}

/// What a source is called: a word of the model, or the name that the scenario gives its number.
function sourceName(results, id) {
    const [kind, ...rest] = id.split(".");
    if (kind === "open_rules") return say("source.rule", { name: rest.join(".") });
    const word = wordFor("source", kind);
    if (word === kind) return h("code", {}, kind === "inputs" ? rest.join(".") : id);
    return rest.length === 0 ? word : `${word}: ${[nameOf(results, rest[0]), ...rest.slice(1)].join(" ")}`;
}

/// A cell as dark as its value is large.
function heat(estimate, most) {
    const share = most > 0 ? Math.max(0, estimate.p) / most : 0;
    return h(
        "span",
        { class: "heat", style: `--heat:${(100 * share).toFixed(0)}%` },
        percentText(estimate.p),
    );
}

function sourcesTable(results) {
    const { outputs, together } = results.sensitivity;
    const teams = results.teams.filter(({ id }) => outputs[id]);
    const told = Object.values(together ?? {}).some((each) => Object.values(each).some(Boolean)); // not by every method
    const columns = {
        ...(told ? { "": together } : {}),
        ...Object.fromEntries(teams.map(({ id }) => [id, outputs[id]])),
    };
    const sources = [...new Set(Object.values(columns).flatMap(Object.keys))];
    const measure = measures.find((each) =>
        sources.some((source) => Object.values(columns).some((column) => column[source]?.[each])),
    );
    if (!measure) return null;
    const value = (column, source) =>
        column[source]?.[measure] ? estimateOf(column[source][measure]) : { p: 0, low: 0, high: 0 };
    const rank = (source) => Math.max(...Object.values(columns).map((column) => value(column, source).p));
    const most = Math.max(...sources.map(rank));
    const shown = sources.sort((a, b) => rank(b) - rank(a)).slice(0, mostSources);
    return [
        table(
            say("sensitivity.sources", { measure: wordFor("measure", measure) }),
            [
                { text: say("source") },
                ...(told ? [{ text: say("allTeams"), number: true }] : []),
                ...teams.map(({ name }) => ({ text: name, number: true })),
            ],
            shown.map((source) => [
                sourceName(results, source),
                ...Object.values(columns).map((column) => heat(value(column, source), most)),
            ]),
            { class: "heatmap" },
        ),
        sources.length > mostSources
            ? h("p", { class: "note" }, say("sensitivity.more", { shown: mostSources, all: sources.length }))
            : null,
        details(results, columns, sources),
    ];
}

/// Every figure with its interval.
function details(results, columns, sources) {
    const names = {
        "": say("allTeams"),
        ...Object.fromEntries(results.teams.map(({ id, name }) => [id, name])),
    };
    const rows = Object.entries(columns).flatMap(([team, column]) =>
        sources.flatMap((source) =>
            Object.entries(column[source] ?? {})
                .filter(([, each]) => each?.value !== undefined)
                .map(([measure, each]) => [
                    names[team],
                    sourceName(results, source),
                    wordFor("measure", measure),
                    percentText(each.value),
                    intervalText(each),
                ]),
        ),
    );
    return h(
        "details",
        {},
        h("summary", {}, say("sensitivity.all")),
        table(
            say("sensitivity.all"),
            [
                { text: say("team") },
                { text: say("source") },
                { text: say("measure") },
                { text: say("value"), number: true },
                { text: say("interval", { confidence: confidenceText(results.sensitivity) }), number: true },
            ],
            rows,
        ),
    );
}

/// What was asked: "stage2", or "stage2:lg".
function ofWords(results, of) {
    const [round, team] = of.split(":");
    return say("sensitivity.of", {
        what: [
            round === "final" ? finalHeading(results) : roundName(results, round),
            team && nameOf(results, team),
        ]
            .filter(Boolean)
            .join(", "),
    });
}

export function sensitivity(results) {
    if (!results.sensitivity) return null;
    const { of } = results.sensitivity;
    return [
        h(
            "p",
            { class: "note" },
            say("sensitivity.note"),
            of && of !== "final" ? ` ${ofWords(results, of)}` : "",
        ),
        sharesTable(results.sensitivity),
        sourcesTable(results),
    ];
}
