// The map of all weightings: for each team a triangle whose corners are the criteria.
import { dot, hexagon, plot, text } from "@observablehq/plot";
import { figure, look } from "../chart.js";
import { h, table } from "../dom.js";
import { say } from "../language.js";
import { decimal } from "../numbers.js";
import { criterionName } from "../results.js";

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
    const centre =
        central && placeOf(Object.fromEntries(corners.map((id) => [id, central[id].value])), corners);
    const room = { lineWidth: width / 2 / 14, textOverflow: "ellipsis" }; // in ems
    const name = (id, x, y, options) =>
        text([[x, y]], { text: () => criterionName(results, id), fill: "currentColor", ...room, ...options });
    return plot({
        ...look,
        width,
        height: (edge * Math.sqrt(3)) / 2 + 64,
        axis: null,
        color: { type: "identity" },
        marginLeft: inset,
        marginRight: inset,
        marginTop: 30,
        marginBottom: 34,
        x: { domain: [0, 1] },
        y: { domain: [0, Math.sqrt(3) / 2] },
        marks: [
            hexagon(cells, {
                x: "x",
                y: "y",
                r: (1.01 * edge) / side / 2,
                fill: team.colour,
                fillOpacity: (cell) =>
                    most > least ? 0.06 + (0.94 * (cell.p - least)) / (most - least) : 0.5,
            }),
            name(corners[0], 0, 0, { textAnchor: "start", dx: -inset, dy: 22 }),
            name(corners[1], 1, 0, { textAnchor: "end", dx: inset, dy: 22 }),
            name(corners[2], 0.5, Math.sqrt(3) / 2, { dy: -20 }),
            dot([nominal], { x: "x", y: "y", symbol: "times", stroke: "var(--paper)", strokeWidth: 5, r: 5 }),
            dot([nominal], { x: "x", y: "y", symbol: "times", stroke: "var(--ink)", strokeWidth: 2, r: 5 }),
            centre
                ? dot([centre], {
                      x: "x",
                      y: "y",
                      stroke: "var(--ink)",
                      fill: "var(--paper)",
                      strokeWidth: 2,
                      r: 4,
                  })
                : null,
        ],
    });
}

function range(grid, id) {
    const chances = grid.map(({ final }) => final[id]);
    return { least: whole(Math.min(...chances)), most: whole(Math.max(...chances)) };
}

/// Of three criteria and a grid of weightings; null for any other study.
export function triangles(results) {
    const { grid, criteria } = results.weights;
    const corners = Object.keys(criteria);
    if (!grid || corners.length !== 3) return null;
    const columns = [
        ...corners.map((id) => ({ text: criterionName(results, id), number: true })),
        ...results.teams.map(({ name }) => ({ text: name, number: true })),
    ];
    const data = () =>
        table(
            say("weights.map"),
            columns,
            grid.map(({ weights, final }) => [
                ...corners.map((id) => decimal(weights[id], 1)),
                ...results.teams.map(({ id }) => whole(final[id])),
            ]),
        );
    const scale = (team) =>
        h(
            "p",
            { class: "scale" },
            range(grid, team.id).least,
            h("span", { class: "ramp", "aria-hidden": "true", style: `--ramp:${team.colour}` }),
            range(grid, team.id).most,
        );
    return [
        h("h3", {}, say("weights.map")),
        h("p", { class: "note" }, say("weights.mapNote")),
        h(
            "div",
            { class: "panels triangles" },
            results.teams.map((team) =>
                figure({
                    title: team.name,
                    legend: scale(team),
                    alt: say("weights.mapAlt", { team: team.name, ...range(grid, team.id) }),
                    draw: (width) => drawTriangle(results, team, corners, width),
                }),
            ),
        ),
        h("details", {}, h("summary", {}, say("asTable")), data()),
    ];
}
