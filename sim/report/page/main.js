// The page: reads the results, and writes the sections that they have something for.
import { h } from "./dom.js";
import { language, languages, say, speak } from "./language.js";
import { readResults } from "./results.js";
import { answer } from "./sections/answer.js";
import { basis } from "./sections/basis.js";
import { compare } from "./sections/compare.js";
import { curves } from "./sections/curves.js";
import { evidence } from "./sections/evidence.js";
import { finals } from "./sections/finals.js";
import { flow } from "./sections/flow.js";
import { reproduce } from "./sections/reproduce.js";
import { sensitivity } from "./sections/sensitivity.js";
import { survival } from "./sections/survival.js";
import { weights } from "./sections/weights.js";

/// In the order of the page. Each gives the contents of a section, or null where no result speaks of it.
const sections = {
    evidence,
    survival,
    curves,
    flow,
    finals,
    sensitivity,
    weights,
    compare,
    basis,
    reproduce,
};

const isDark = () => {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};

function languageSwitch(redraw) {
    return h(
        "div",
        { class: "switch", role: "group", "aria-label": say("languageLabel") },
        languages.map((name) =>
            h(
                "button",
                {
                    type: "button",
                    lang: name,
                    "data-language": name,
                    "aria-pressed": String(name === language()),
                    onclick: () => {
                        speak(name);
                        redraw();
                        document.querySelector(`[data-language=${name}]`).focus();
                    },
                },
                { en: "English", ko: "한국어" }[name],
            ),
        ),
    );
}

function themeSwitch() {
    const button = h(
        "button",
        {
            type: "button",
            class: "theme",
            "aria-pressed": String(isDark()),
            onclick: () => {
                document.documentElement.dataset.theme = isDark() ? "light" : "dark";
                button.setAttribute("aria-pressed", String(isDark()));
            },
        },
        say("dark"),
    );
    return button;
}

function titled(id, contents) {
    return h(
        "section",
        { id, "aria-labelledby": `${id}-title` },
        h("h2", { id: `${id}-title` }, say(`${id}.title`)),
        contents,
    );
}

const trouble = (error) => h("p", { role: "alert" }, say("broken", { why: error.message }));

/// A result of another version costs a section, not the whole page.
function contentsOf(section, results) {
    try {
        return section(results);
    } catch (error) {
        console.error(error);
        return trouble(error);
    }
}

function page(results, redraw) {
    const made = Object.entries(sections)
        .map(([id, section]) => [id, contentsOf(section, results)])
        .filter(([, contents]) => contents !== null);
    return [
        h("a", { class: "skip", href: "#contents" }, say("skip")),
        h(
            "header",
            {},
            h("p", { class: "kicker" }, results.title || say("untitled")),
            h("div", { class: "switches" }, languageSwitch(redraw), themeSwitch()),
        ),
        h(
            "main",
            {},
            answer(results),
            h(
                "nav",
                { id: "contents", tabindex: "-1", "aria-label": say("contents") },
                h(
                    "ul",
                    {},
                    made.map(([id]) => h("li", {}, h("a", { href: `#${id}` }, say(`${id}.title`)))),
                ),
            ),
            made.map(([id, contents]) => titled(id, contents)),
        ),
        h("footer", {}, h("p", {}, say("footer", { version: results.version }))),
    ];
}

/// A seed may have more digits than a number here can hold; it is only shown, and stays text.
const parsed = (text) => JSON.parse(text.replace(/("seed":\s*)(\d{16,})/g, '$1"$2"'));

function draw() {
    const root = document.getElementById("page");
    try {
        const results = readResults(parsed(document.getElementById("results").textContent));
        root.replaceChildren(...page(results, draw));
    } catch (error) {
        root.replaceChildren(trouble(error));
        throw error;
    }
}

draw();
