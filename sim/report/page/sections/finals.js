// Who is left together: the commonest final pairs, or sets of another size.
import { bar } from "../chart.js";
import { h } from "../dom.js";
import { listed, say } from "../language.js";
import { percent, percentInterval, supportedDecimals, thousands } from "../numbers.js";
import { confidenceText, nameOf } from "../results.js";

const mostSets = 10;

/// "LG AI연구원 and SK텔레콤"; "LG AI연구원 alone" where fewer are left than were meant.
export function setName(results, ids) {
    if (ids.length === 0) return say("nobody");
    const names = listed(ids.map((id) => nameOf(results, id)));
    return ids.length < results.finalists ? say("alone", { names }) : names;
}

export function finals(results) {
    const sets = results.run?.finals;
    if (!sets || sets.length === 0 || (results.finalists === 1 && sets.every(({ teams }) => teams.length === 1))) return null;
    const decimals = supportedDecimals(sets[0]);
    const shown = sets.slice(0, mostSets);
    const rows = shown.map((set) => h("tr", {},
        h("th", { scope: "row" }, setName(results, set.teams)),
        h("td", { class: "wide" }, bar(set, "var(--accent)", Math.max(sets[0].high, 1e-9))),
        h("td", { class: "number big" }, percent(set, decimals)),
        h("td", { class: "number soft" }, percentInterval(set, decimals))));
    return [h("table", { class: "chances" },
              h("caption", {}, say("finals.caption", { trials: thousands(results.run.trials) })),
              h("thead", { class: "hidden" }, h("tr", {}, ["finalists", "picture", "share"].map((key) => h("th", { scope: "col" }, say(key))),
                h("th", { scope: "col" }, say("interval", { confidence: confidenceText(results.run) })))),
              h("tbody", {}, rows)),
            sets.length > mostSets
                ? h("p", { class: "note" }, say("finals.more", { shown: mostSets, all: thousands(sets.length) })) : null];
}
