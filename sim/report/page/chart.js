// A picture with what belongs to it: a title, words for those who can't see it, and the table behind it.
import { h } from "./dom.js";
import { say } from "./language.js";

/// What every chart has in common; the colours are the page's, so that dark and print need no new drawing.
export const look = {
    style: {
        background: "none",
        color: "inherit",
        fontFamily: "inherit",
        fontSize: "13px",
        overflow: "visible",
    },
};

const canvas = document.createElement("canvas").getContext("2d");

/// How many pixels wide a text is in a chart.
export function textWidth(text, weight = 400) {
    canvas.font = `${weight} 13px ${getComputedStyle(document.body).fontFamily}`;
    return Math.ceil(canvas.measureText(text).width);
}

/// Draws for the width at hand, and again when it changes.
function fitted(picture, draw, alt) {
    let drawn = 0;
    const redraw = () => {
        const width = Math.floor(picture.clientWidth);
        if (width === 0 || width === drawn) return;
        drawn = width;
        const svg = draw(width);
        for (const part of svg.querySelectorAll("[aria-label], [aria-description]")) {
            // one picture, not a tree of marks
            part.removeAttribute("aria-label");
            part.removeAttribute("aria-description");
        }
        svg.setAttribute("role", "img");
        svg.setAttribute("aria-label", alt);
        picture.replaceChildren(svg);
    };
    new ResizeObserver(redraw).observe(picture);
}

/// draw(width) gives an SVG; `alt` says in words what it shows; `data` is the table behind it.
export function figure({ title, note, alt, draw, data, leastWidth, legend }) {
    const picture = h("div", { class: "picture", style: leastWidth ? `min-width:${leastWidth}px` : null });
    const frame = leastWidth
        ? h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": title }, picture)
        : picture;
    fitted(picture, draw, alt);
    return h(
        "figure",
        {},
        h("figcaption", {}, title ? h("h3", {}, title) : null, note ? h("p", { class: "note" }, note) : null),
        legend,
        frame,
        data ? h("details", {}, h("summary", {}, say("asTable")), data) : null,
    );
}

/// A share as a bar of its own width, with its interval as a line over the bar's end; decoration beside figures.
function bar(estimate, colour, most = 1) {
    const at = (p) => `${(100 * Math.min(Math.max(p / most, 0), 1)).toFixed(2)}%`;
    const width = ((100 * (estimate.high - estimate.low)) / most).toFixed(2);
    return h(
        "div",
        { class: "bar", "aria-hidden": "true" },
        h("div", { class: "fill", style: `width:${at(estimate.p)};background:${colour}` }),
        h("div", { class: "interval", style: `left:${at(estimate.low)};width:max(2px, ${width}%)` }),
    );
}

/// Shares as bars beside their figures. rows: [{name, estimate, colour, value, interval}]; the roles keep it a table for
/// screen readers where a narrow page lays it out otherwise.
export function bars({ caption, heading, rows, confidence, most = 1, style = "" }) {
    const cell = (name, attributes, content) =>
        h(name, { role: name === "th" ? "rowheader" : "cell", ...attributes }, content);
    const headings = [
        heading,
        say("picture"),
        say("share"),
        confidence ? say("interval", { confidence }) : null,
    ].filter(Boolean);
    return h(
        "table",
        { class: `bars ${style}`, role: "table" },
        h("caption", {}, caption),
        h(
            "thead",
            { class: "hidden", role: "rowgroup" },
            h(
                "tr",
                { role: "row" },
                headings.map((text) => h("th", { scope: "col", role: "columnheader" }, text)),
            ),
        ),
        h(
            "tbody",
            { role: "rowgroup" },
            rows.map(({ name, estimate, colour, value, interval }) =>
                h(
                    "tr",
                    { role: "row" },
                    cell("th", { scope: "row" }, name),
                    cell("td", { class: "wide" }, bar(estimate, colour, most)),
                    cell("td", { class: "number big" }, value),
                    interval ? cell("td", { class: "number soft" }, interval) : null,
                ),
            ),
        ),
    );
}

/// A name with the colour by which charts know it.
export function tag(name, colour) {
    return h("span", { class: "tag" }, h("span", { class: "swatch", style: `background:${colour}` }), name);
}

/// Moves labels apart that stand nearer than `gap`, keeping their order: [{y, …}] → the same with `at`.
export function spread(labels, gap, low, high) {
    const sorted = [...labels].sort((a, b) => a.y - b.y);
    let least = low;
    for (const label of sorted) least = (label.at = Math.max(label.y, least)) + gap;
    let most = high;
    for (const label of sorted.reverse()) most = (label.at = Math.min(label.at, most)) - gap;
    return sorted;
}
