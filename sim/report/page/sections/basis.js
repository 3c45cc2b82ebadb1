// What is assumed and what is published, with sources, as the scenario itself says.
import { h, link } from "../dom.js";
import { say } from "../language.js";
import { dateText } from "../results.js";

const words = ["note", "source", "title", "name", "description"];

/// A value in the scenario's own words, without its notes.
function valueText(value) {
    if (value === null || typeof value !== "object") return String(value);
    if (Array.isArray(value)) return value.map(valueText).join(", ");
    return Object.entries(value)
        .filter(([key]) => !words.includes(key))
        .map(
            ([key, each]) =>
                `${key} ${each !== null && typeof each === "object" && !Array.isArray(each) ? `(${valueText(each)})` : valueText(each)}`,
        )
        .join(" · ");
}

/// Every block with a note or a source: [{path, name, value, note, sources}], in the order of the file.
function statements(value, path = []) {
    if (value === null || typeof value !== "object") return [];
    const here =
        !Array.isArray(value) && path.length > 0 && ("note" in value || "source" in value)
            ? [
                  {
                      path,
                      name: value.name ?? value.title,
                      value,
                      note: value.note,
                      sources: [value.source ?? []].flat(),
                  },
              ]
            : [];
    const inside = Object.entries(value)
        .filter(([key]) => !(path.length === 0 && ["sources", "title", "description"].includes(key)))
        .flatMap(([key, each]) => statements(each, [...path, key]));
    return [...here, ...inside];
}

/// An assumption is what no source states, or what its note calls one.
const isAssumed = ({ note, sources }) => sources.length === 0 || /assum|가정/i.test(note ?? "");

/// "[8]", which leads to the eighth source.
const mark = (number) =>
    h(
        "a",
        { href: `#source-${number}`, class: "mark", "aria-label": say("basis.see", { n: number }) },
        `[${number}]`,
    );

/// A note's own references, as in "[a03, z08]", become marks.
function noteWords(note, numbers) {
    return note
        .trim()
        .split(/(\[[\w-]+(?:, ?[\w-]+)*\])/)
        .flatMap((part) => {
            const ids = part.startsWith("[") ? part.slice(1, -1).split(/, ?/) : [];
            return ids.length > 0 && ids.every((id) => numbers.has(id))
                ? ids.map((id) => mark(numbers.get(id)))
                : part;
        });
}

function item({ path, name, value, note, sources }, numbers) {
    const marks = sources.filter((id) => numbers.has(id)).map((id) => mark(numbers.get(id)));
    const figures = valueText(value);
    return h(
        "li",
        {},
        h("p", {}, h("strong", {}, name ?? path.at(-1)), " ", h("code", {}, path.join(".")), " ", marks),
        figures && figures.length < 240 ? h("p", { class: "figures" }, figures) : null,
        note ? h("p", { class: "note" }, noteWords(note, numbers)) : null,
    );
}

function sourceItem([id, source], number) {
    const { title, publisher, date, url } = source ?? {};
    return h(
        "li",
        { id: `source-${number}`, tabindex: "-1" },
        [publisher, date ? dateText(String(date)) : null].filter(Boolean).join(", "),
        publisher || date ? ". " : "",
        url ? link(String(url), title ?? url) : (title ?? id),
    );
}

export function basis({ scenario }) {
    const sources = Object.entries(scenario.sources ?? {});
    const numbers = new Map(sources.map(([id], i) => [id, i + 1]));
    const all = statements(scenario);
    if (all.length === 0 && sources.length === 0)
        return [
            scenario.description ? h("p", {}, scenario.description) : null,
            h("p", {}, say("basis.none")),
        ];
    const list = (title, items) =>
        items.length === 0
            ? null
            : h(
                  "details",
                  { class: "basis" },
                  h("summary", {}, say(title, { n: items.length })),
                  h(
                      "ul",
                      {},
                      items.map((each) => item(each, numbers)),
                  ),
              );
    const assumed = all.filter(isAssumed);
    return [
        scenario.description ? h("p", {}, scenario.description.trim()) : null,
        h("p", { class: "note" }, say("basis.note")),
        list("basis.assumed", assumed),
        list(
            "basis.published",
            all.filter((each) => !assumed.includes(each)),
        ),
        sources.length === 0
            ? null
            : h(
                  "details",
                  { class: "basis" },
                  h("summary", {}, say("basis.sources", { n: sources.length })),
                  h(
                      "ol",
                      { class: "sources" },
                      sources.map((each, i) => sourceItem(each, i + 1)),
                  ),
              ),
    ];
}

/// Paper shows what is assumed; the screen again what it showed before.
addEventListener("beforeprint", () => {
    for (const closed of document.querySelectorAll("details.basis:not([open])"))
        Object.assign(closed, { open: true }).dataset.printed = "";
});
addEventListener("afterprint", () => {
    for (const opened of document.querySelectorAll("details[data-printed]")) {
        opened.open = false;
        delete opened.dataset.printed;
    }
});

/// Opens the list that a link leads into.
addEventListener("hashchange", () => {
    const target = document.getElementById(location.hash.slice(1));
    const closed = target?.closest("details:not([open])");
    if (closed) closed.open = true;
    if (closed) target.scrollIntoView();
});
