// What the weighting of the criteria decides: the map of all weightings, ranks, and the weights that favour each team.
import { figure, tag } from "../chart.js";
import { h, table } from "../dom.js";
import { listed, say } from "../language.js";
import { amount, decimal, estimateOf, percent } from "../numbers.js";
import { confidenceText, criterionName, nameOf } from "../results.js";
import { dots } from "./dots.js";
import { ranks } from "./ranks.js";
import { triangles } from "./triangles.js";

function central(results) {
    const { criteria, teams } = results.weights;
    const known = results.teams.filter(({ id }) => teams[id].central_weights);
    if (known.length === 0) return null;
    const ids = Object.keys(criteria);
    const ends = known.flatMap(({ id }) =>
        ids.flatMap((each) => [
            teams[id].central_weights[each].low,
            teams[id].central_weights[each].high,
            criteria[each].nominal,
        ]),
    );
    const domain = [Math.min(...ends), Math.max(...ends)];
    const pictures = ids.map((each) => {
        const rows = known.map(({ id, name, colour }) => ({
            name,
            colour,
            mark: criteria[each].nominal,
            ...estimateOf(teams[id].central_weights[each]),
        }));
        return figure({
            title: criterionName(results, each),
            alt: say("weights.centralAlt", { criterion: criterionName(results, each) }),
            draw: (width) => dots(rows, width, { domain, tick: (x) => decimal(x, 0) }),
        });
    });
    const data = table(
        say("weights.central"),
        [
            { text: say("team") },
            ...ids.map((id) => ({ text: criterionName(results, id), number: true })),
            { text: say("weights.confidence"), number: true },
        ],
        known.map(({ id, name, colour }) => [
            tag(name, colour),
            ...ids.map((each) => amount(estimateOf(teams[id].central_weights[each]))),
            teams[id].confidence ? percent(estimateOf(teams[id].confidence)) : "–",
        ]),
    );
    return [
        h("h3", {}, say("weights.central")),
        h("p", { class: "note" }, say("weights.centralNote")),
        h("div", { class: "panels" }, pictures),
        h("details", {}, h("summary", {}, say("asTable")), data),
    ];
}

function flip(results) {
    const { flip: found } = results.weights;
    if (!found) return null;
    const pair = (ids) => listed(ids.map((id) => nameOf(results, id)));
    const near = found.nearest;
    const weightsText = (weights) =>
        Object.entries(weights)
            .map(([id, weight]) => `${criterionName(results, id)} ${decimal(weight, 1)}`)
            .join(", ");
    return h(
        "p",
        {},
        near
            ? say("weights.flip", {
                  now: pair(found.finalists),
                  then: pair(near.finalists),
                  weights: weightsText(near.weights),
              })
            : say("weights.noFlip", { now: pair(found.finalists) }),
    );
}

export function weights(results) {
    if (!results.weights) return null;
    return [
        h("p", { class: "note" }, say("weights.note", { confidence: confidenceText(results.weights) })),
        flip(results),
        triangles(results),
        ranks(results),
        central(results),
    ].flat();
}
