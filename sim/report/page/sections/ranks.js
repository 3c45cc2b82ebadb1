// Rank acceptability: how often each team has each rank in a round, as bars.
import { axisX, axisY, barX, plot, text } from "@observablehq/plot";
import { figure, look, textWidth } from "../chart.js";
import { table } from "../dom.js";
import { say } from "../language.js";
import { decimal, estimateOf, percent } from "../numbers.js";
import { roundName } from "../results.js";

const whole = (p) => `${decimal(100 * p, 0)}%`;

function drawRanks(rows, names, ranks, width) {
    const room = Math.min(Math.max(...names.map(textWidth)) + 14, width * 0.4);
    const strength = (rank) => (ranks > 1 ? 1 - (0.88 * (rank - 1)) / (ranks - 1) : 1);
    return plot({
        ...look,
        width,
        height: 34 * names.length + 34,
        marginLeft: room,
        marginRight: 20,
        marginTop: 2,
        marginBottom: 26,
        color: { type: "identity" },
        x: { domain: [0, 1] },
        y: { domain: names, label: null, padding: 0.2 },
        marks: [
            barX(rows, {
                y: "name",
                x1: "from",
                x2: "to",
                fill: "colour",
                fillOpacity: (row) => strength(row.rank),
                insetRight: 1,
                title: (row) => `${row.name}: ${row.rank} ${whole(row.p)}`,
            }),
            text(
                rows.filter((row) => row.p * (width - room) > 34),
                {
                    y: "name",
                    x: (row) => (row.from + row.to) / 2,
                    text: (row) => whole(row.p),
                    fill: (row) => (strength(row.rank) > 0.55 ? "var(--on-team)" : "var(--ink)"),
                },
            ),
            axisX({ label: null, tickFormat: whole, ticks: 5, tickSize: 0 }),
            axisY({ label: null, tickSize: 0 }),
        ],
    });
}

/// A picture for each round.
export function ranks(results) {
    const { teams } = results.weights;
    const rounds = Object.keys(teams[results.teams[0].id].acceptability ?? {});
    return rounds.map((round) => {
        const most = Math.max(...results.teams.map(({ id }) => teams[id].acceptability[round].length));
        const rows = results.teams.flatMap(({ id, name, colour }) => {
            let to = 0;
            return teams[id].acceptability[round].map((each, i) => ({
                name,
                colour,
                rank: i + 1,
                p: each.value,
                from: to,
                to: (to += each.value),
            }));
        });
        const columns = [
            { text: say("team") },
            ...Array.from({ length: most }, (_, i) => ({
                text: say("weights.rank", { rank: i + 1 }),
                number: true,
            })),
        ];
        const data = table(
            say("weights.ranks", { round: roundName(results, round) }),
            columns,
            results.teams.map(({ id, name }) => [
                name,
                ...Array.from({ length: most }, (_, i) => {
                    const each = teams[id].acceptability[round][i];
                    return each ? percent(estimateOf(each), 1) : "–";
                }),
            ]),
        );
        return figure({
            title: say("weights.ranks", { round: roundName(results, round) }),
            note: say("weights.ranksNote"),
            alt: say("weights.ranksAlt"),
            draw: (width) =>
                drawRanks(
                    rows,
                    results.teams.map(({ name }) => name),
                    most,
                    width,
                ),
            data,
        });
    });
}
