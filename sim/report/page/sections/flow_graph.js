// Who goes where: rounds, reasons to go out and the final as nodes, mean numbers of teams as links.
import { say } from "../language.js";
import { causeName, finalHeading } from "../results.js";

export const mostTeams = 10; // more strands than this are told as one

/// Rounds that take the losers of a round.
function takersOfOut({ rounds }, id) {
    const origins = ({ round }) => [round?.from ?? []].flat();
    return rounds
        .filter((each) => origins(each).some((from) => typeof from === "object" && from?.[id] === "out"))
        .map((each) => each.id);
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

/// What the last node is called: the last round may have the name of the final itself.
function endName(results) {
    const heading = finalHeading(results);
    return results.rounds.some(({ name }) => name === heading) ? say("flow.left") : heading;
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
    if (surviving > 0 && isLast)
        graph.flow(round.id, graph.node("final", 0, endName(results), "round"), strand, surviving);
    const ends = takenOut > 0 || losers.length > 0 ? here.last_exits : here.exits;
    for (const [cause, count] of Object.entries(ends ?? {})) {
        const out = graph.node(
            `${round.id} ${cause}`,
            order + 0.6,
            causeName(results, round.id, cause),
            "out",
        );
        graph.flow(round.id, out, strand, count);
    }
    if (takenOut > 0) graph.flow(round.id, `${round.id} out`, strand, takenOut);
}

/// {nodes, links}; each link belongs to a team, unless there are too many teams to tell apart.
export function graphOf(results) {
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

/// Nodes that nothing leaves, with the mean number of teams that end there.
export function endsOf({ nodes, links }) {
    return nodes
        .filter(({ key }) => !links.some((each) => each.source === key))
        .map((node) => ({
            ...node,
            mean: links.filter((each) => each.target === node.key).reduce((sum, each) => sum + each.value, 0),
        }));
}
