// What the published results have taught about each team.
import { figure, tag } from "../chart.js";
import { table } from "../dom.js";
import { say } from "../language.js";
import { amount, decimal, estimateOf, points, pointsInterval, thousands } from "../numbers.js";
import { roundName } from "../results.js";
import { dots } from "./dots.js";

/// A share of posterior draws: certain only where every draw says so, and then by what was published.
function drawnShare(p) {
    if (p === 1) return "100%";
    return p > 0.995 ? ">99%" : `${decimal(100 * p, 0)}%`;
}

export function evidence(results) {
    const known = results.run?.evidence;
    const teams = results.teams.filter(({ id }) => known?.teams?.[id]?.strength);
    if (teams.length === 0) return null;
    const rounds = [...new Set(teams.flatMap(({ id }) => Object.keys(known.teams[id].totals ?? {})))];
    const strength = (id) => estimateOf(known.teams[id].strength);
    const rank = (ranks) =>
        (ranks ?? []).map((p, i) => ({ p: p.value ?? p, rank: i + 1 })).sort((a, b) => b.p - a.p)[0];
    const rankText = (best) =>
        best ? say("evidence.rank", { rank: best.rank, p: drawnShare(best.p) }) : "–";
    const data = table(
        say("evidence.caption"),
        [
            { text: say("team") },
            { text: say("evidence.strength"), number: true },
            ...rounds.flatMap((id) => [
                { text: say("evidence.total", { round: roundName(results, id) }), number: true },
                { text: say("evidence.likeliest", { round: roundName(results, id) }) },
            ]),
        ],
        teams.map(({ id, name, colour }) => [
            tag(name, colour),
            `${points(strength(id), 1)} (${pointsInterval(strength(id), 1)})`,
            ...rounds.flatMap((round) => {
                const total = known.teams[id].totals?.[round];
                return [
                    total ? amount(estimateOf(total)) : "–",
                    rankText(rank(known.teams[id].ranks?.[round])),
                ];
            }),
        ]),
    );
    const rows = teams.map(({ id, name, colour }) => {
        const { p, low, high } = strength(id);
        return { name, colour, p: 100 * p, low: 100 * low, high: 100 * high };
    });
    return [
        data,
        figure({
            title: say("evidence.picture"),
            note: say("evidence.note", { ess: known.ess ? thousands(known.ess.value ?? known.ess) : "–" }),
            alt: say("evidence.alt"),
            draw: (width) =>
                dots(rows, width, { zero: true, tick: (x) => `${x > 0 ? "+" : ""}${x}`.replace("-", "−") }),
        }),
    ];
}
