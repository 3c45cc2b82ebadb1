// The results that the page tells of, and what its sections ask of them.
import { estimateOf } from "./numbers.js";
import { language, say } from "./language.js";

const kinds = {
    run: (result) => "finals" in result,
    compare: (result) => "alternatives" in result,
    weights: (result) => "leave_one_out" in result || "flip" in result || "grid" in result,
    sensitivity: (result) => "outputs" in result,
};

/// {run, compare, weights, sensitivity} as far as they are there, and what they share.
export function readResults(list) {
    const results = { all: list };
    for (const result of list)
        for (const [kind, is] of Object.entries(kinds)) if (is(result)) results[kind] = result;
    const { scenario, title, digest, cutline: version } = list[0];
    Object.assign(results, { scenario, title, digest, version });
    results.finalists = scenario.finalists ?? 2;
    results.teams = teamsOf(results);
    results.rounds = Object.entries(scenario.rounds ?? {}).map(([id, round]) => ({
        id,
        name: round?.name ?? id,
        round,
    }));
    return results;
}

/// Likeliest first: {id, name, colour, final}. The chance comes from the result that says it best.
function teamsOf({ run, compare, weights, sensitivity, scenario }) {
    const final = run
        ? (id) => run.teams[id].final
        : compare
          ? (id) => estimateOf(compare.teams[id].p)
          : weights
            ? (id) => estimateOf(weights.teams[id].nominal ?? weights.teams[id].final)
            : (id) =>
                  estimateOf({
                      value: sensitivity.means[id],
                      low: sensitivity.means[id],
                      high: sensitivity.means[id],
                  });
    const source = run ?? compare ?? weights;
    const ids = Object.keys(source ? source.teams : sensitivity.outputs);
    const teams = ids.map((id) => ({ id, name: scenario.teams?.[id]?.name ?? id, final: final(id) }));
    teams.sort((a, b) => b.final.p - a.final.p);
    teams.forEach((team, i) => {
        team.colour = `var(--team-${i < 8 ? i : "other"})`;
    });
    return teams;
}

/// "LG AI연구원", or "lg" where it has no name.
export const nameOf = (results, id) => results.scenario.teams?.[id]?.name ?? id;
export const roundName = (results, id) => results.scenario.rounds?.[id]?.name ?? id;

/// What a criterion of a study of weights is called.
export const criterionName = ({ weights }, id) => weights.criteria[id]?.name ?? id;

/// What a variant is called.
export const variantName = (results, id) =>
    id === "as-is" ? say("asIs") : results.scenario.variants?.[id]?.title || id;

/// The reason of an exit: "cut", "withdrew", or the name of a gate.
export function causeName(results, round, cause) {
    if (cause === "cut" || cause === "withdrew") return say(cause);
    const gate = cause.replace(/^gate:/, "");
    return results.scenario.rounds?.[round]?.gates?.[gate]?.name ?? gate;
}

export const confidenceText = (result) => `${Number((100 * result.confidence).toFixed(4))}%`;

/// How often the last round leaves fewer than it was meant to, or more; null where sets were not counted.
export function missedFinals({ run, finalists }) {
    if (!run?.finals) return null;
    const count = (which) => run.finals.filter(which).reduce((sum, each) => sum + each.count, 0) / run.trials;
    return {
        fewer: count((each) => each.teams.length < finalists),
        more: count((each) => each.teams.length > finalists),
    };
}

/// Whether a round has been held, and its results published.
export const isHeld = ({ scenario }, id) => Boolean(scenario.rounds?.[id]?.published);

/// Whether it is already known that a team is not among the finalists.
export const isOut = (team) => Boolean(team.final.proven) && team.final.p === 0;

/// Trials in which each cause ends a team's part, over all teams: [{cause, round, count}], commonest first.
export function lastExits({ run }) {
    const counts = new Map();
    for (const team of Object.values(run.teams))
        for (const [round, { last_exits: exits }] of Object.entries(team.rounds))
            for (const [cause, count] of Object.entries(exits ?? {}))
                counts.set(`${round} ${cause}`, {
                    round,
                    cause,
                    count: (counts.get(`${round} ${cause}`)?.count ?? 0) + count,
                });
    return [...counts.values()].sort((a, b) => b.count - a.count);
}

/// The number of finalists as a word where it has one.
export function countWord(n) {
    const words = say("numbers").split(" ");
    return words[n] ?? String(n);
}

/// "Final two", "Winner"; "among the final two", "the winner".
export const finalHeading = ({ finalists }) => say("final", { n: finalists, count: countWord(finalists) });
export const amongWord = ({ finalists }) => say("among", { n: finalists, count: countWord(finalists) });

/// A day as its readers write it; "2026-08" stands for the month.
export function dateText(text) {
    const [year, month, day] = text.split("-").map(Number);
    const date = new Date(Date.UTC(year, (month || 1) - 1, day || 1));
    const parts = {
        year: "numeric",
        timeZone: "UTC",
        ...(month ? { month: "short" } : {}),
        ...(day ? { day: "numeric" } : {}),
    };
    return new Intl.DateTimeFormat(language() === "ko" ? "ko-KR" : "en-GB", parts).format(date);
}
