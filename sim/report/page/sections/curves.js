// Survival curves: each team's chance of being left after each round.
import { axisX, axisY, dot, line, plot, ruleX, text } from "@observablehq/plot";
import { figure, look, spread, textWidth } from "../chart.js";
import { table } from "../dom.js";
import { say } from "../language.js";
import { commonDecimals, percent, percentInterval } from "../numbers.js";
import { confidenceText } from "../results.js";

/// One point a team and round that it can be in, and where it starts.
function pointsOf({ run, teams, rounds }) {
    const points = [];
    for (const team of teams) {
        const first = rounds.findIndex(({ id }) => run.teams[team.id].rounds[id].entered > 0);
        if (first < 0) continue;
        const { entered } = run.teams[team.id].rounds[rounds[first].id];
        if (first === 0) points.push({ team, x: 0, p: entered / run.trials, start: true });
        rounds.forEach(({ id }, i) => {
            const round = run.teams[team.id].rounds[id];
            if (round.entered > 0)
                points.push({ team, x: i + 1, p: round.p, low: round.low, high: round.high, round });
        });
    }
    return points;
}

function draw(points, names, decimals, width) {
    const last = names.length - 1;
    const ends = points.filter(
        (point) => !points.some((other) => other.team === point.team && other.x > point.x),
    );
    const words = (point) =>
        `${point.team.name} ${percent(point.round ?? { p: point.p, low: point.p, high: point.p }, decimals)}`;
    const beside = Math.min(Math.max(...ends.map((end) => textWidth(words(end), 600))) + 14, width * 0.5);
    const height = Math.max(300, 24 * ends.length + 80);
    const [marginTop, marginBottom] = [16, 34];
    const gap = 17 / (height - marginTop - marginBottom);
    const labels = spread(
        ends.map((point) => ({ y: point.p, point })),
        gap,
        0,
        1,
    );
    const narrow = (width - beside) / names.length < 90;
    return plot({
        ...look,
        width,
        height,
        marginTop,
        marginBottom,
        marginRight: beside,
        marginLeft: 46,
        color: { type: "identity" },
        x: { domain: [-0.06, last + 0.02] },
        y: { domain: [0, 1], grid: true },
        marks: [
            axisY({
                label: null,
                ticks: [0, 0.25, 0.5, 0.75, 1],
                tickFormat: (p) => `${100 * p}%`,
                tickSize: 0,
            }),
            axisX({
                label: null,
                ticks: names.map((_, i) => i),
                tickSize: 0,
                lineWidth: 7,
                tickFormat: (i) => (narrow && i > 0 && i < last && names.length > 4 ? "" : names[i]),
            }),
            line(points, {
                x: "x",
                y: "p",
                z: (point) => point.team.id,
                stroke: (point) => point.team.colour,
                strokeWidth: 2.5,
            }),
            ruleX(
                points.filter((point) => point.round),
                {
                    x: "x",
                    y1: "low",
                    y2: "high",
                    stroke: (point) => point.team.colour,
                    strokeWidth: 6,
                    strokeOpacity: 0.4,
                },
            ),
            dot(points, { x: "x", y: "p", fill: (point) => point.team.colour, r: 4 }),
            text(labels, {
                x: (label) => label.point.x,
                y: "at",
                dx: 10,
                textAnchor: "start",
                fontWeight: 600,
                fill: (label) => `color-mix(in srgb, ${label.point.team.colour} 70%, var(--ink))`,
                text: (label) => words(label.point),
            }),
        ],
    });
}

export function curves(results) {
    if (!results.run || results.rounds.length < 2) return null;
    const points = pointsOf(results);
    const names = [say("start"), ...results.rounds.map(({ name }) => name)];
    const decimals = commonDecimals(results.teams.map((team) => team.final));
    const known = points.filter((point) => point.round);
    const data = table(
        say("curves.title"),
        [
            { text: say("team") },
            { text: say("round") },
            { text: say("chance"), number: true },
            { text: say("interval", { confidence: confidenceText(results.run) }), number: true },
        ],
        known.map(({ team, x, round }) => [
            team.name,
            names[x],
            percent(round, decimals),
            percentInterval(round, decimals),
        ]),
    );
    return figure({
        note: say("curves.note", { confidence: confidenceText(results.run) }),
        alt: say("curves.alt"),
        draw: (width) => draw(points, names, decimals, width),
        data,
    });
}
