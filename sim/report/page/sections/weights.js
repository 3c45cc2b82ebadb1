// What the weighting of the criteria decides: the map of all weightings, ranks, and the weights that favour each team.
import { axisX, axisY, barX, dot, hexagon, plot, text } from "@observablehq/plot";
import { figure, look, tag, textWidth } from "../chart.js";
import { h, table } from "../dom.js";
import { listed, say } from "../language.js";
import { amount, decimal, estimateOf, percent } from "../numbers.js";
import { confidenceText, nameOf, roundName } from "../results.js";
import { dots } from "./dots.js";

const criterionName = ({ weights }, id) => weights.criteria[id]?.name ?? id;
const whole = (p) => `${decimal(100 * p, 0)}%`;

/// Where a weighting lies in a triangle of side 1 whose corners are the criteria: left, right, top.
function placeOf(weights, [left, right, top]) {
    const sum = weights[left] + weights[right] + weights[top];
    return { x: (weights[right] + weights[top] / 2) / sum, y: (weights[top] * Math.sqrt(3)) / 2 / sum };
}

function drawTriangle(results, team, corners, width) {
    const { grid, criteria, teams } = results.weights;
    const cells = grid.map(({ weights, final }) => ({ ...placeOf(weights, corners), p: final[team.id] }));
    const [least, most] = [Math.min(...cells.map(({ p }) => p)), Math.max(...cells.map(({ p }) => p))];
    const side = (Math.sqrt(8 * cells.length + 1) - 3) / 2; // cells on a side, less one
    const edge = Math.min(width - 40, 300);
    const inset = (width - edge) / 2;
    const nominal = placeOf(Object.fromEntries(corners.map((id) => [id, criteria[id].nominal])), corners);
    const central = teams[team.id].central_weights;
    const centre = central && placeOf(Object.fromEntries(corners.map((id) => [id, central[id].value])), corners);
    const room = { lineWidth: width / 2 / 14, textOverflow: "ellipsis" }; // in ems
    const name = (id, x, y, options) =>
        text([[x, y]], { text: () => criterionName(results, id), fill: "currentColor", ...room, ...options });
    return plot({
        ...look, width, height: edge * Math.sqrt(3) / 2 + 64, axis: null, color: { type: "identity" },
        marginLeft: inset, marginRight: inset, marginTop: 30, marginBottom: 34,
        x: { domain: [0, 1] }, y: { domain: [0, Math.sqrt(3) / 2] },
        marks: [
            hexagon(cells, { x: "x", y: "y", r: 1.01 * edge / side / 2, fill: team.colour,
                             fillOpacity: (cell) => (most > least ? 0.06 + 0.94 * (cell.p - least) / (most - least) : 0.5) }),
            name(corners[0], 0, 0, { textAnchor: "start", dx: -inset, dy: 22 }),
            name(corners[1], 1, 0, { textAnchor: "end", dx: inset, dy: 22 }),
            name(corners[2], 0.5, Math.sqrt(3) / 2, { dy: -20 }),
            dot([nominal], { x: "x", y: "y", symbol: "times", stroke: "var(--paper)", strokeWidth: 5, r: 5 }),
            dot([nominal], { x: "x", y: "y", symbol: "times", stroke: "var(--ink)", strokeWidth: 2, r: 5 }),
            centre ? dot([centre], { x: "x", y: "y", stroke: "var(--ink)", fill: "var(--paper)", strokeWidth: 2, r: 4 }) : null,
        ],
    });
}

function range(grid, id) {
    const chances = grid.map(({ final }) => final[id]);
    return { least: whole(Math.min(...chances)), most: whole(Math.max(...chances)) };
}

function triangles(results) {
    const { grid, criteria } = results.weights;
    const corners = Object.keys(criteria);
    if (!grid || corners.length !== 3) return null;
    const columns = [...corners.map((id) => ({ text: criterionName(results, id), number: true })),
                     ...results.teams.map(({ name }) => ({ text: name, number: true }))];
    const data = () => table(say("weights.map"), columns, grid.map(({ weights, final }) =>
        [...corners.map((id) => decimal(weights[id], 1)), ...results.teams.map(({ id }) => whole(final[id]))]));
    const scale = (team) => h("p", { class: "scale" }, range(grid, team.id).least,
        h("span", { class: "ramp", "aria-hidden": "true", style: `--ramp:${team.colour}` }), range(grid, team.id).most);
    return [h("h3", {}, say("weights.map")), h("p", { class: "note" }, say("weights.mapNote")),
            h("div", { class: "panels triangles" }, results.teams.map((team) => figure({
                title: team.name, legend: scale(team), alt: say("weights.mapAlt", { team: team.name, ...range(grid, team.id) }),
                draw: (width) => drawTriangle(results, team, corners, width) }))),
            h("details", {}, h("summary", {}, say("asTable")), data())];
}

function drawRanks(rows, names, ranks, width) {
    const room = Math.min(Math.max(...names.map(textWidth)) + 14, width * 0.4);
    const strength = (rank) => (ranks > 1 ? 1 - 0.88 * (rank - 1) / (ranks - 1) : 1);
    return plot({
        ...look, width, height: 34 * names.length + 34, marginLeft: room, marginRight: 20, marginTop: 2, marginBottom: 26,
        color: { type: "identity" }, x: { domain: [0, 1] }, y: { domain: names, label: null, padding: 0.2 },
        marks: [
            barX(rows, { y: "name", x1: "from", x2: "to", fill: "colour", fillOpacity: (row) => strength(row.rank),
                         insetRight: 1, title: (row) => `${row.name}: ${row.rank} ${whole(row.p)}` }),
            text(rows.filter((row) => row.p * (width - room) > 34), { y: "name", x: (row) => (row.from + row.to) / 2,
                text: (row) => whole(row.p), fill: (row) => (strength(row.rank) > 0.55 ? "var(--on-team)" : "var(--ink)") }),
            axisX({ label: null, tickFormat: whole, ticks: 5, tickSize: 0 }),
            axisY({ label: null, tickSize: 0 }),
        ],
    });
}

function ranks(results) {
    const { teams } = results.weights;
    const rounds = Object.keys(teams[results.teams[0].id].acceptability ?? {});
    return rounds.map((round) => {
        const most = Math.max(...results.teams.map(({ id }) => teams[id].acceptability[round].length));
        const rows = results.teams.flatMap(({ id, name, colour }) => {
            let to = 0;
            return teams[id].acceptability[round].map((each, i) => ({ name, colour, rank: i + 1, p: each.value, from: to, to: (to += each.value) }));
        });
        const columns = [{ text: say("team") }, ...Array.from({ length: most }, (_, i) => ({ text: say("weights.rank", { rank: i + 1 }), number: true }))];
        const data = table(say("weights.ranks", { round: roundName(results, round) }), columns, results.teams.map(({ id, name }) =>
            [name, ...Array.from({ length: most }, (_, i) => {
                const each = teams[id].acceptability[round][i];
                return each ? percent(estimateOf(each), 1) : "–";
            })]));
        return figure({ title: say("weights.ranks", { round: roundName(results, round) }), note: say("weights.ranksNote"),
                        alt: say("weights.ranksAlt"), draw: (width) => drawRanks(rows, results.teams.map(({ name }) => name), most, width), data });
    });
}

function central(results) {
    const { criteria, teams } = results.weights;
    const known = results.teams.filter(({ id }) => teams[id].central_weights);
    if (known.length === 0) return null;
    const ids = Object.keys(criteria);
    const ends = known.flatMap(({ id }) => ids.flatMap((each) => [teams[id].central_weights[each].low, teams[id].central_weights[each].high, criteria[each].nominal]));
    const domain = [Math.min(...ends), Math.max(...ends)];
    const pictures = ids.map((each) => {
        const rows = known.map(({ id, name, colour }) => ({ name, colour, mark: criteria[each].nominal, ...estimateOf(teams[id].central_weights[each]) }));
        return figure({ title: criterionName(results, each), alt: say("weights.centralAlt", { criterion: criterionName(results, each) }),
                        draw: (width) => dots(rows, width, { domain, tick: (x) => decimal(x, 0) }) });
    });
    const data = table(say("weights.central"), [{ text: say("team") }, ...ids.map((id) => ({ text: criterionName(results, id), number: true })),
        { text: say("weights.confidence"), number: true }], known.map(({ id, name, colour }) => [tag(name, colour),
        ...ids.map((each) => amount(estimateOf(teams[id].central_weights[each]))), teams[id].confidence ? percent(estimateOf(teams[id].confidence)) : "–"]));
    return [h("h3", {}, say("weights.central")), h("p", { class: "note" }, say("weights.centralNote")),
            h("div", { class: "panels" }, pictures), h("details", {}, h("summary", {}, say("asTable")), data)];
}

function flip(results) {
    const { flip: found } = results.weights;
    if (!found) return null;
    const pair = (ids) => listed(ids.map((id) => nameOf(results, id)));
    const near = found.nearest;
    const weightsText = (weights) => Object.entries(weights).map(([id, weight]) => `${criterionName(results, id)} ${decimal(weight, 1)}`).join(", ");
    return h("p", {}, near ? say("weights.flip", { now: pair(found.finalists), then: pair(near.finalists), weights: weightsText(near.weights) })
                           : say("weights.noFlip", { now: pair(found.finalists) }));
}

export function weights(results) {
    if (!results.weights) return null;
    return [h("p", { class: "note" }, say("weights.note", { confidence: confidenceText(results.weights) })), flip(results),
            triangles(results), ranks(results), central(results)].flat();
}
