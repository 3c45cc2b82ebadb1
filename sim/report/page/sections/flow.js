// The flow of teams through the rounds: how many go on, on average, and why the others go out.
import { link, plot, rect, text } from "@observablehq/plot";
import { sankey, sankeyLeft } from "d3-sankey";
import { figure, look, tag, textWidth } from "../chart.js";
import { h, table } from "../dom.js";
import { say } from "../language.js";
import { decimal } from "../numbers.js";
import { causeName, finalHeading } from "../results.js";

const mostTeams = 10; // more strands than this are told as one

/// Rounds that take the losers of a round.
function takersOfOut({ rounds }, id) {
    const origins = ({ round }) => [round?.from ?? []].flat();
    return rounds.filter((each) => origins(each).some((from) => typeof from === "object" && from?.[id] === "out")).map((each) => each.id);
}

/// Nodes and links, in expected teams: a node for each entry, round, reason to go out, and for the final.
class Graph {
    constructor(results) {
        this.nodes = new Map();
        this.links = new Map();
        this.trials = results.run.trials;
    }
    node(key, order, name, kind) {
        if (!this.nodes.has(key)) this.nodes.set(key, { key, order, name, kind });
        return key;
    }
    flow(source, target, team, count) {
        if (count <= 0) return;
        const key = `${source} ${target} ${team?.id}`;
        const link = this.links.get(key) ?? { source, target, team, value: 0 };
        link.value += count / this.trials;
        this.links.set(key, link);
    }
}

/// How a team leaves a round: to the rounds that take it, to the final, or out.
function leave(graph, results, round, team, strand, order) {
    const { run, rounds } = results;
    const here = run.teams[team.id].rounds[round.id];
    const losers = takersOfOut(results, round.id);
    let surviving = here.survived;
    let takenOut = 0;
    for (const { id } of rounds) {
        const count = run.rounds[id].flows[round.id]?.[team.id] ?? 0;
        if (losers.includes(id)) takenOut += count;
        else {
            graph.flow(round.id, id, strand, count);
            surviving -= count;
        }
        if (losers.includes(id) && count > 0) {
            const bench = graph.node(`${round.id} out`, order + 0.4, say("flow.out"), "out");
            graph.flow(bench, id, strand, count);
        }
    }
    const isLast = !rounds.some(({ id }) => run.rounds[id].flows[round.id] && !losers.includes(id));
    if (surviving > 0 && isLast) graph.flow(round.id, graph.node("final", 0, finalHeading(results), "round"), strand, surviving);
    const ends = takenOut > 0 || losers.length > 0 ? here.last_exits : here.exits;
    for (const [cause, count] of Object.entries(ends ?? {})) {
        const out = graph.node(`${round.id} ${cause}`, order + 0.6, causeName(results, round.id, cause), "out");
        graph.flow(round.id, out, strand, count);
    }
    if (takenOut > 0) graph.flow(round.id, `${round.id} out`, strand, takenOut);
}

function graphOf(results) {
    const { run, rounds, teams } = results;
    const graph = new Graph(results);
    const many = teams.length > mostTeams;
    graph.node("entry", 0, say("start"), "round");
    rounds.forEach(({ id, name }, order) => graph.node(id, order, name, "round"));
    rounds.forEach((round, order) => {
        for (const team of teams) {
            const strand = many ? null : team;
            graph.flow("entry", round.id, strand, run.rounds[round.id].flows.entry?.[team.id] ?? 0);
            leave(graph, results, round, team, strand, order);
        }
    });
    const links = [...graph.links.values()];
    const used = new Set(links.flatMap(({ source, target }) => [source, target]));
    return { nodes: [...graph.nodes.values()].filter(({ key }) => used.has(key)), links };
}

function laidOut(graph, width, height, beside) {
    return sankey().nodeId((node) => node.key).nodeAlign(sankeyLeft).nodeWidth(12).nodePadding(26)
        .nodeSort((a, b) => (a.kind === b.kind ? a.order - b.order : a.kind === "round" ? -1 : 1))
        .extent([[6, 22], [width - beside, height - 8]])({
            nodes: graph.nodes.map((node) => ({ ...node })), links: graph.links.map((each) => ({ ...each })) });
}

/// Nodes that nothing leaves, with the mean number of teams that end there.
function endsOf({ nodes, links }) {
    return nodes.filter(({ key }) => !links.some((each) => each.source === key)).map((node) => ({
        ...node, mean: links.filter((each) => each.target === node.key).reduce((sum, each) => sum + each.value, 0) }));
}

const teamsText = (value) => say("flow.teams", { n: decimal(value, 2) });

function draw(graph, width) {
    const height = Math.min(560, Math.max(300, 90 * Math.max(2, graph.nodes.length / 3)));
    const words = (node) => `${node.name} ${decimal(node.value ?? node.mean, 2)}`;
    const beside = Math.min(Math.max(...endsOf(graph).map((node) => textWidth(words(node), 600))) + 24, width * 0.3);
    const { nodes, links } = laidOut(graph, width, height, beside);
    const columns = [...new Set(nodes.map((node) => node.x0))].sort((a, b) => a - b);
    const atEnd = (node) => node.x0 === columns.at(-1);
    const label = { text: words, textAnchor: "start", fontWeight: 600, fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 4,
                    textOverflow: "ellipsis" };
    const ems = (pixels) => pixels / 14;
    return plot({
        ...look, width, height, margin: 0, axis: null, color: { type: "identity" },
        x: { domain: [0, width], range: [0, width] }, y: { domain: [0, height], range: [0, height] },
        marks: [
            link(links, {
                x1: (each) => each.source.x1, x2: (each) => each.target.x0, y1: "y0", y2: "y1", curve: "bump-x",
                stroke: (each) => each.team?.colour ?? "var(--ink-soft)", strokeWidth: (each) => Math.max(each.width, 0.75),
                strokeOpacity: (each) => (each.target.kind === "out" ? 0.4 : 0.75), strokeLinecap: "butt",
                title: (each) => `${each.team?.name ?? ""} ${each.source.name} → ${each.target.name}: ${teamsText(each.value)}` }),
            rect(nodes, { x1: "x0", x2: "x1", y1: "y0", y2: "y1", fill: (node) => (node.kind === "out" ? "var(--out)" : "var(--ink)") }),
            text(nodes.filter((node) => !atEnd(node)), { ...label, x: "x0", y: (node) => node.y0 - 9, lineWidth: ems(columns[1] - columns[0] - 10) }),
            text(nodes.filter(atEnd), { ...label, x: "x1", dx: 6, y: (node) => (node.y0 + node.y1) / 2, lineWidth: ems(beside - 8) }),
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
    return table(say("flow.title"), [{ text: say("from") }, { text: say("to") }, { text: say("flow.mean"), number: true }],
                 [...sums.values()].map(({ source, target, value }) => [name[source], name[target], decimal(value, 3)]));
}

export function flow(results) {
    if (!results.run || results.rounds.length === 0) return null;
    const graph = graphOf(results);
    const legend = results.teams.length > mostTeams ? null
        : h("p", { class: "legend", "aria-hidden": "true" }, results.teams.map((team) => tag(team.name, team.colour)));
    return figure({ note: say("flow.note"), alt: say("flow.alt"), legend, leastWidth: Math.min(900, 150 * (results.rounds.length + 2)),
                    draw: (width) => draw(graph, width), data: dataOf(graph) });
}
