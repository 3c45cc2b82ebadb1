// Estimates as dots on a line, with their intervals: one row a name.
import { axisX, axisY, dot, plot, ruleX, ruleY, text } from "@observablehq/plot";
import { look, textWidth } from "../chart.js";

/// rows: [{name, colour, p, low, high, mark: a value to hold it against, label: its figure}]. `tick` writes the figures
/// of the axis.
export function dots(rows, width, { domain, tick, zero = false, marginLeft }) {
    const names = rows.map((row) => row.name);
    const room = marginLeft ?? Math.min(Math.max(...names.map(textWidth)) + 14, width * 0.5);
    const marked = rows.filter((row) => row.mark !== undefined);
    const labels = rows[0].label === undefined ? null : rows.map((row) => row.label);
    return plot({
        ...look,
        width,
        height: 26 * rows.length + 34,
        marginLeft: room,
        marginRight: labels ? 16 + Math.max(...labels.map(textWidth)) : 16,
        marginTop: 4,
        marginBottom: 28,
        color: { type: "identity" },
        x: { domain, grid: true, nice: true },
        y: { domain: names, label: null },
        marks: [
            axisX({
                label: null,
                tickFormat: tick,
                tickSize: 0,
                ticks: Math.max(3, Math.floor((width - room) / 70)),
            }),
            axisY({ label: null, tickSize: 0, textOverflow: "ellipsis", lineWidth: (room - 8) / 13 }),
            zero ? ruleX([0], { stroke: "currentColor", strokeWidth: 1 }) : null,
            ruleY(rows, {
                y: "name",
                x1: "low",
                x2: "high",
                stroke: "colour",
                strokeWidth: 6,
                strokeOpacity: 0.4,
            }),
            dot(rows, { y: "name", x: "p", fill: "colour", r: 4.5 }),
            labels
                ? text(rows, {
                      y: "name",
                      text: "label",
                      frameAnchor: "right",
                      textAnchor: "end",
                      dx: 12 + Math.max(...labels.map(textWidth)),
                  })
                : null,
            dot(marked, { y: "name", x: "mark", symbol: "times", stroke: "currentColor", r: 4 }),
        ],
    });
}
