// The first screen: who is likely to be in the final, how sure that is, and what it depends on.
import { bars, tag } from "../chart.js";
import { h } from "../dom.js";
import { listed, say } from "../language.js";
import { commonDecimals, decimal, percent, percentInterval, thousands } from "../numbers.js";
import { amongWord, confidenceText, countWord, isOut, missedFinals } from "../results.js";
import { reasons } from "./reasons.js";
import { setName } from "./finals.js";

/// Chances from which words change, as in the guidance note of the IPCC's fifth assessment (Mastrandrea et al. 2010).
const likely = 2 / 3;
const unlikely = 1 / 3;

const mostNamed = 4;

/// Those that the trials can't tell from the first.
function nearlyEven(estimates) {
    return estimates.filter((each) => each.high >= estimates[0].low);
}

function leadOf(results) {
    const { run, teams, finalists } = results;
    const trials = thousands(results.all[0].trials);
    const whole = run?.finals && finalists > 1 ? run.finals : null;
    const even = nearlyEven(whole ?? teams.map((team) => ({ ...team.final, name: team.name })));
    const named = even.slice(0, mostNamed).map((each) => (whole ? setName(results, each.teams) : each.name));
    if (finalists > 1 && (!whole || even.length > mostNamed))
        return say("answer.teams", {
            teams: listed(teams.slice(0, finalists).map((team) => `${team.name} (${percent(team.final)})`)),
            trials,
        });
    if (even.length > 1) {
        const others = even.length > mostNamed ? " …" : "";
        return say("answer.even", { names: named.join("; ") + others, p: percent(even[0]), trials });
    }
    return say(finalists === 1 ? "answer.one" : "answer.set", {
        names: named[0],
        p: percent(even[0]),
        trials,
        count: countWord(finalists),
    });
}

/// "LG is very likely to be there; the other place is open between …".
function standingWords(results) {
    const { teams, finalists } = results;
    const safe = teams.filter((team) => team.final.p >= likely);
    const open = teams.filter((team) => team.final.p < likely && team.final.p >= 0.1);
    const named = (list) => listed(list.slice(0, 5).map((team) => `${team.name} (${percent(team.final)})`));
    const left = finalists - safe.length;
    const words = [];
    if (safe.length > 0)
        words.push(
            say(safe.every((team) => team.final.p >= 0.9) ? "sure.veryLikely" : "sure.likely", {
                teams: named(safe),
            }),
        );
    if (left > 0 && open.length > left)
        words.push(
            say(safe.length > 0 ? "sure.openRest" : "sure.open", {
                n: left,
                places: countWord(left),
                teams: named(open),
            }),
        );
    const doubtful = teams.filter((team) => team.final.p >= unlikely && team.final.p < likely).length;
    if (safe.length === 0 && doubtful === 0) words.push(say("sure.noFavourite"));
    return words;
}

function errorWords(results) {
    const widest = Math.max(...results.teams.map((team) => team.final.high - team.final.low)) / 2;
    if (widest === 0) return null;
    return say("sure.error", {
        half: decimal(100 * widest, widest < 0.0005 ? 2 : 1),
        confidence: confidenceText(results.all[0]),
    });
}

function missedWords(results) {
    const missed = missedFinals(results);
    const words = [];
    const share = (p) => `${decimal(100 * p, p < 0.001 ? 2 : 1)}%`;
    if (missed && missed.fewer >= 0.0005)
        words.push(
            say(results.finalists === 1 ? "sure.nobody" : "sure.fewer", {
                count: countWord(results.finalists),
                p: share(missed.fewer),
            }),
        );
    if (missed && missed.more >= 0.0005)
        words.push(say("sure.more", { count: countWord(results.finalists), p: share(missed.more) }));
    return words;
}

const mostShown = 6;

/// Those that can still be there, as many as fit on a laptop.
const shownTeams = ({ teams }) => teams.filter((team) => !isOut(team)).slice(0, mostShown);

/// Who is not shown, and why.
function restWords(results) {
    const out = results.teams.filter(isOut);
    const others = results.teams.length - out.length - shownTeams(results).length;
    return [
        others > 0 ? say("answer.rest", { n: others }) : null,
        out.length > 0 ? say("answer.out", { teams: listed(out.slice(0, 8).map(({ name }) => name)) }) : null,
    ];
}

function chances(results) {
    const decimals = commonDecimals(results.teams.map((team) => team.final));
    const rows = shownTeams(results).map((team) => ({
        name: tag(team.name, team.colour),
        estimate: team.final,
        colour: team.colour,
        value: percent(team.final, decimals),
        interval: percentInterval(team.final, decimals),
    }));
    return bars({
        caption: say("answer.caption", { among: amongWord(results) }),
        heading: say("team"),
        rows,
        confidence: confidenceText(results.all[0]),
        style: "stacked",
    });
}

const bullets = (sentences) =>
    h(
        "ul",
        {},
        sentences.filter(Boolean).map((each) => h("li", {}, each)),
    );

export function answer(results) {
    const question = say(results.finalists === 1 ? "question.one" : "question.many", {
        count: countWord(results.finalists),
    });
    return h(
        "section",
        { id: "answer", "aria-labelledby": "question" },
        h("h1", { id: "question" }, question),
        h("p", { class: "lead" }, leadOf(results)),
        h(
            "div",
            { class: "answer" },
            h(
                "div",
                { class: "picture-side" },
                chances(results),
                restWords(results)
                    .filter(Boolean)
                    .map((words) => h("p", { class: "note" }, words)),
            ),
            h(
                "div",
                {},
                h("h2", {}, say("sure.title")),
                bullets([...standingWords(results), ...missedWords(results), errorWords(results)]),
            ),
            h("div", {}, h("h2", {}, say("depends.title")), reasons(results)),
        ),
    );
}
