// Who is left together: the commonest final pairs, or sets of another size.
import { bars } from "../chart.js";
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
    if (
        !sets ||
        sets.length === 0 ||
        (results.finalists === 1 && sets.every(({ teams }) => teams.length === 1))
    )
        return null;
    const decimals = supportedDecimals(sets[0]);
    const shown = sets.slice(0, mostSets);
    const rows = shown.map((set) => ({
        name: setName(results, set.teams),
        estimate: set,
        colour: "var(--accent)",
        value: percent(set, decimals),
        interval: percentInterval(set, decimals),
    }));
    const caption = say("finals.caption", {
        n: results.finalists === 2 ? 1 : 0,
        trials: thousands(results.run.trials),
    });
    return [
        bars({
            caption,
            heading: say("finalists"),
            rows,
            confidence: confidenceText(results.run),
            most: sets[0].high || 1,
        }),
        sets.length > mostSets
            ? h("p", { class: "note" }, say("finals.more", { shown: mostSets, all: thousands(sets.length) }))
            : null,
    ];
}
