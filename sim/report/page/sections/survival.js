// How often each team survives each round, and why teams go out.
import { tag } from "../chart.js";
import { h, table } from "../dom.js";
import { say } from "../language.js";
import { commonDecimals, decimal, percent, percentInterval, thousands } from "../numbers.js";
import { amongWord, causeName, confidenceText, finalHeading, lastExits, roundName } from "../results.js";

/// The rounds that need a column: the last one's survivors are the finalists.
function shownRounds({ run, rounds, teams }) {
    return rounds.filter(({ id }) =>
        teams.some((team) => run.teams[team.id].rounds[id].survived !== run.teams[team.id].final.count),
    );
}

function commonestExit(results, id, decimals) {
    const { run } = results;
    let best = null;
    for (const [round, { last_exits: exits }] of Object.entries(run.teams[id].rounds))
        for (const [cause, count] of Object.entries(exits ?? {}))
            if (!best || count > best.count) best = { round, cause, count };
    return best
        ? `${roundName(results, best.round)}: ${causeName(results, best.round, best.cause)}, ` +
              `${shareText(best.count, run.trials, decimals)}`
        : "–";
}

const shareText = (count, trials, decimals) =>
    count > 0 && Number(decimal((100 * count) / trials, decimals)) === 0
        ? "<0.1%".replace("0.1", decimal(10 ** -decimals, decimals))
        : `${decimal((100 * count) / trials, decimals)}%`;

function survivalTable(results) {
    const { run, teams } = results;
    const decimals = commonDecimals(teams.map((team) => team.final));
    const rounds = shownRounds(results);
    const columns = [
        { text: say("team") },
        ...rounds.map(({ name }) => ({ text: name, number: true })),
        { text: finalHeading(results), number: true },
        { text: say("interval", { confidence: confidenceText(run) }), number: true },
        { text: say("exit") },
    ];
    const rows = teams.map((team) => [
        tag(team.name, team.colour),
        ...rounds.map(({ id }) => {
            const round = run.teams[team.id].rounds[id];
            return round.entered === 0 ? "–" : percent(round, decimals);
        }),
        h("strong", {}, percent(team.final, decimals)),
        percentInterval(team.final, decimals),
        commonestExit(results, team.id, decimals),
    ]);
    return table(
        say("survival.caption", { among: amongWord(results), trials: thousands(run.trials) }),
        columns,
        rows,
        { class: "survival" },
    );
}

/// One column a reason, over all rounds.
function exitsTable(results) {
    const { run, teams } = results;
    const names = [
        ...new Set(lastExits(results).map(({ round, cause }) => causeName(results, round, cause))),
    ];
    if (names.length < 2) return null;
    const rows = teams.map((team) => {
        const sums = Object.fromEntries(names.map((name) => [name, 0]));
        for (const [round, { last_exits: exits }] of Object.entries(run.teams[team.id].rounds))
            for (const [cause, count] of Object.entries(exits ?? {}))
                sums[causeName(results, round, cause)] += count;
        return [
            tag(team.name, team.colour),
            ...names.map((name) => shareText(sums[name], run.trials, 1)),
            percent(team.final, 1),
        ];
    });
    return table(
        say("survival.exits"),
        [
            { text: say("team") },
            ...names.map((text) => ({ text, number: true })),
            { text: finalHeading(results), number: true },
        ],
        rows,
    );
}

function awardsTable({ run, teams }) {
    const awards = Object.keys(run.teams[teams[0]?.id]?.awards ?? {});
    if (awards.length === 0) return null;
    return table(
        say("survival.awards"),
        [{ text: say("team") }, ...awards.map((text) => ({ text, number: true }))],
        teams.map((team) => [
            tag(team.name, team.colour),
            ...awards.map((award) => thousands(run.teams[team.id].awards[award], 1)),
        ]),
    );
}

export function survival(results) {
    if (!results.run) return null;
    return [
        h("p", { class: "note" }, say("survival.note")),
        survivalTable(results),
        exitsTable(results),
        awardsTable(results),
    ];
}
