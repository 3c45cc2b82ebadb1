// What the answer depends on, in a few lines: the best that the results at hand can say.
import { bars } from "../chart.js";
import { h } from "../dom.js";
import { listed, say, wordFor } from "../language.js";
import { decimal, estimateOf, points } from "../numbers.js";
import { causeName, criterionName, isHeld, lastExits, nameOf, roundName, variantName } from "../results.js";

/// The exits that are still to come.
const openExits = (results) => lastExits(results).filter(({ round }) => !isHeld(results, round));

const kinds = ["ability", "weights", "rules", "events", "luck"];
const whole = (p) => `${decimal(100 * p, p > 0 && p < 0.01 ? 1 : 0)}%`;

function shares({ sensitivity }) {
    if (!sensitivity?.shares) return null;
    const sorted = kinds
        .filter((kind) => sensitivity.shares[kind])
        .map((kind) => [kind, estimateOf(sensitivity.shares[kind])])
        .sort((a, b) => b[1].p - a[1].p);
    return bars({
        caption: say("depends.shares"),
        heading: say("source"),
        style: "small",
        rows: sorted.map(([kind, estimate]) => ({
            name: say(`kind.${kind}`),
            estimate,
            colour: "var(--ink-soft)",
            value: estimate.low === 0 && estimate.high === 0 ? say("fixed") : whole(estimate.p),
        })),
    });
}

/// Which reason ends most teams' part.
function exitWords(results) {
    if (!results.run) return null;
    const all = new Map();
    let total = 0;
    for (const { cause, round, count } of openExits(results)) {
        const name = causeName(results, round, cause);
        all.set(name, { count: (all.get(name)?.count ?? 0) + count, cause });
        total += count;
    }
    if (all.size < 2) return null;
    const list = [...all]
        .sort((a, b) => b[1].count - a[1].count)
        .slice(0, 3)
        .map(
            ([name, { count, cause }]) =>
                `${cause.startsWith("gate:") ? say("gate", { name }) : name} ${whole(count / total)}`,
        );
    return say("depends.exits", { list: listed(list) });
}

function compareWords(results) {
    let best = null;
    for (const [id, { title, teams }] of Object.entries(results.compare?.alternatives ?? {}))
        for (const [team, { difference }] of Object.entries(teams ?? {}))
            if (!best || Math.abs(difference.value) > Math.abs(best.difference.value))
                best = { id, title, team, difference };
    return (
        best &&
        say("depends.compare", {
            variant: best.title || variantName(results, best.id),
            team: nameOf(results, best.team),
            points: points(estimateOf(best.difference), 1),
        })
    );
}

function flipWords(results) {
    const near = results.weights?.flip?.nearest;
    if (!results.weights?.flip) return null;
    if (!near) return say("depends.noFlip");
    const list = Object.entries(near.weights)
        .map(([id, weight]) => `${criterionName(results, id)} ${decimal(weight, 0)}`)
        .join(", ");
    return say("depends.flip", {
        pair: listed(near.finalists.map((id) => nameOf(results, id))),
        weights: list,
    });
}

function openRuleWords(results) {
    const rules = Object.entries(results.scenario.open_rules ?? {});
    if (rules.length === 0) return null;
    const choices = rules.map(([id, rule]) =>
        Object.entries(rule)
            .filter(([key]) => !["note", "source", "name"].includes(key) && key !== "as-is")
            .map(([key, chance]) => `${variantName(results, key)} (${shareText(chance)})`)
            .join(", "),
    );
    return say("depends.open", { n: rules.length, list: choices.join("; ") });
}

const shareText = (value) => (typeof value === "number" ? whole(value) : String(value));

/// How many of the figures nobody has measured.
function assumptionWords({ scenario }) {
    const inputs = Object.values(scenario.inputs ?? {});
    const assumed = inputs.filter((each) => each && typeof each === "object" && !each.source).length;
    return assumed > 0
        ? say(assumed === inputs.length ? "depends.allInputs" : "depends.inputs", {
              n: assumed,
              all: inputs.length,
          })
        : null;
}

/// The round in which most teams' part ends.
function roundWords(results) {
    if (!results.run || results.rounds.length < 2) return null;
    const counts = new Map();
    for (const { round, count } of openExits(results)) counts.set(round, (counts.get(round) ?? 0) + count);
    const total = [...counts.values()].reduce((a, b) => a + b, 0);
    const [round, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
    return round && say("depends.round", { round: roundName(results, round), p: whole(count / total) });
}

/// What the scenario lets vary; it may vary more, but then says so above.
function spreadWords({ scenario }) {
    const kinds = Object.keys(scenario.spread ?? {}).filter((kind) => wordFor("source", kind) !== kind);
    return kinds.length > 0
        ? say("depends.spread", { list: listed(kinds.map((kind) => say(`source.${kind}`).toLowerCase())) })
        : null;
}

const mostBullets = 4;

export function reasons(results) {
    const made = shares(results);
    const sentences = [
        compareWords(results),
        flipWords(results),
        exitWords(results),
        openRuleWords(results),
        assumptionWords(results),
        made ? null : roundWords(results),
        spreadWords(results),
    ]
        .filter(Boolean)
        .slice(0, made ? 2 : mostBullets);
    return [
        made,
        h(
            "ul",
            {},
            sentences.map((each) => h("li", {}, each)),
        ),
    ];
}
