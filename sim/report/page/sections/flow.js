// The flow of teams through the rounds: how many go on, on average, and why the others go out.
import { link, plot, rect, text } from "@observablehq/plot";
import { sankey, sankeyLeft } from "d3-sankey";
import { figure, look, tag, textWidth } from "../chart.js";
import { h, table } from "../dom.js";
import { say } from "../language.js";
import { decimal } from "../numbers.js";
import { endsOf, graphOf, mostTeams } from "./flow_graph.js";

function laidOut(graph, width, height, beside) {
    return sankey()
        .nodeId((node) => node.key)
        .nodeAlign(sankeyLeft)
        .nodeWidth(12)
        .nodePadding(26)
        .nodeSort((a, b) => (a.kind === b.kind ? a.order - b.order : a.kind === "round" ? -1 : 1))
        .extent([
            [6, 22],
            [width - beside, height - 8],
        ])({
        nodes: graph.nodes.map((node) => ({ ...node })),
        links: graph.links.map((each) => ({ ...each })),
    });
}

const teamsText = (value) => say("flow.teams", { n: decimal(value, 2) });

function draw(graph, width) {
    const height = Math.min(560, Math.max(300, 90 * Math.max(2, graph.nodes.length / 3)));
    const words = (node) => `${node.name} ${decimal(node.value ?? node.mean, 2)}`;
    const beside = Math.min(
        Math.max(...endsOf(graph).map((node) => textWidth(words(node), 600))) + 24,
        width * 0.3,
    );
    const { nodes, links } = laidOut(graph, width, height, beside);
    const columns = [...new Set(nodes.map((node) => node.x0))].sort((a, b) => a - b);
    const atEnd = (node) => node.x0 === columns.at(-1);
    const label = {
        text: words,
        textAnchor: "start",
        fontWeight: 600,
        fill: "var(--ink)",
        stroke: "var(--paper)",
        strokeWidth: 4,
        textOverflow: "ellipsis",
    };
    const ems = (pixels) => pixels / 14;
    return plot({
        ...look,
        width,
        height,
        margin: 0,
        axis: null,
        color: { type: "identity" },
        x: { domain: [0, width], range: [0, width] },
        y: { domain: [0, height], range: [0, height] },
        marks: [
            link(links, {
                x1: (each) => each.source.x1,
                x2: (each) => each.target.x0,
                y1: "y0",
                y2: "y1",
                curve: "bump-x",
                stroke: (each) => each.team?.colour ?? "var(--ink-soft)",
                strokeWidth: (each) => Math.max(each.width, 0.75),
                strokeOpacity: (each) => (each.target.kind === "out" ? 0.4 : 0.75),
                strokeLinecap: "butt",
                title: (each) =>
                    `${each.team?.name ?? ""} ${each.source.name} → ${each.target.name}: ${teamsText(each.value)}`,
            }),
            rect(nodes, {
                x1: "x0",
                x2: "x1",
                y1: "y0",
                y2: "y1",
                fill: (node) => (node.kind === "out" ? "var(--out)" : "var(--ink)"),
            }),
            text(
                nodes.filter((node) => !atEnd(node)),
                { ...label, x: "x0", y: (node) => node.y0 - 9, lineWidth: ems(columns[1] - columns[0] - 10) },
            ),
            text(nodes.filter(atEnd), {
                ...label,
                x: "x1",
                dx: 6,
                y: (node) => (node.y0 + node.y1) / 2,
                lineWidth: ems(beside - 8),
            }),
        ],
    });
}

/// The same as a table: round by round, how many teams, on average.
function dataOf({ nodes, links }) {
    const name = Object.fromEntries(nodes.map((node) => [node.key, node.name]));
    const sums = new Map();
    for (const { source, target, value } of links) {
        const key = `${source} → ${target}`;
        sums.set(key, { source, target, value: (sums.get(key)?.value ?? 0) + value });
    }
    return table(
        say("flow.title"),
        [{ text: say("from") }, { text: say("to") }, { text: say("flow.mean"), number: true }],
        [...sums.values()].map(({ source, target, value }) => [
            name[source],
            name[target],
            decimal(value, 3),
        ]),
    );
}

export function flow(results) {
    if (!results.run || results.rounds.length === 0) return null;
    const graph = graphOf(results);
    const legend =
        results.teams.length > mostTeams
            ? null
            : h(
                  "p",
                  { class: "legend", "aria-hidden": "true" },
                  results.teams.map((team) => tag(team.name, team.colour)),
              );
    return figure({
        note: say("flow.note"),
        alt: say("flow.alt"),
        legend,
        leastWidth: Math.min(900, 150 * (results.rounds.length + 2)),
        draw: (width) => draw(graph, width),
        data: dataOf(graph),
    });
}
