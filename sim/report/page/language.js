// Which language the page speaks, and its words.
import en from "./words/en.json";
import ko from "./words/ko.json";

const all = { en, ko };
let current = all[document.documentElement.lang] ? document.documentElement.lang : "en";

export const languages = Object.keys(all);
export const language = () => current;

export function speak(name) {
    current = name;
    document.documentElement.lang = name;
}

/// The words for a key, with {name} replaced; an object's `one` or `other` by its count `n`.
export function say(key, values = {}) {
    let words = all[current][key];
    if (words === undefined) throw new Error(`no words for ${key}`);
    if (typeof words === "object") words = values.n === 1 || values.n === "1" ? words.one : words.other;
    return words.replace(/\{(\w+)\}/g, (mark, name) => values[name] ?? mark);
}

/// The word for something that results name, or the name itself where there is none.
export const wordFor = (kind, name) => (`${kind}.${name}` in all[current] ? say(`${kind}.${name}`) : name);

/// "a, b and c".
export function listed(items) {
    if (items.length < 2) return items.join("");
    return `${items.slice(0, -1).join(", ")}${say("and")}${items.at(-1)}`;
}
