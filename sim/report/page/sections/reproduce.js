// How to get the same figures again.
import { h } from "../dom.js";
import { say } from "../language.js";
import { thousands } from "../numbers.js";

const quoted = (text) => (/^[\w./=:%,+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
const kinds = ["run", "compare", "weights", "sensitivity"]; // which are the commands too

/// The scenario in the page is the one that was played, changes and all: nothing else needs to be said again.
function commandOf(kind, result) {
    const words = ["cutline", kind, "scenario.yaml"];
    const { options = {} } = result;
    if (kind === "compare") for (const id of Object.keys(result.alternatives)) if (result.scenario.variants?.[id]) words.push("--variant", quoted(id));
    if (kind === "weights" && result.grid) words.push("--grid");
    if (kind === "weights" && options.level) words.push("--level", quoted(options.level));
    if (kind === "weights" && options.dirichlet) words.push("--dirichlet", String(options.dirichlet));
    for (const order of kind === "weights" ? options.order ?? [] : []) words.push("--order", quoted([order].flat().join(">")));
    if (kind === "sensitivity") words.push("--method", result.method);
    if (kind === "sensitivity" && result.of && result.of !== "final") words.push("--of", quoted(result.of));
    words.push("--trials", String(result.trials), "--seed", String(result.seed));
    if (result.confidence !== 0.95) words.push("--confidence", String(result.confidence));
    return words.join(" ");
}

function saveButton(scenario) {
    return h("button", { type: "button", class: "save", onclick: () => {
        const text = `${JSON.stringify(scenario, null, 2)}\n`; // JSON is YAML
        const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
        h("a", { href: address, download: "scenario.yaml" }).click();
        setTimeout(() => URL.revokeObjectURL(address), 10_000);
    } }, say("reproduce.save"));
}

export function reproduce(results) {
    const commands = kinds.filter((kind) => results[kind]).map((kind) => commandOf(kind, results[kind]));
    const first = results.all[0];
    const facts = [["reproduce.version", `cutline ${results.version}`], ["reproduce.digest", results.digest],
                   ["reproduce.trials", thousands(first.trials)], ["reproduce.seed", String(first.seed)]];
    const { variant, set = {} } = first.options ?? {};
    const changes = [variant ? `--variant ${variant}` : null, ...Object.entries(set).map(([path, value]) => `--set ${path}=${value ?? ""}`)].filter(Boolean);
    if (changes.length > 0) facts.push(["reproduce.changes", changes.join(" ")]);
    return [h("p", {}, say("reproduce.note")), h("p", {}, saveButton(results.scenario)),
            h("pre", { tabindex: "0", "aria-label": say("reproduce.commands") }, commands.join("\n")),
            h("dl", {}, facts.flatMap(([key, value]) => [h("dt", {}, say(key)), h("dd", {}, h("code", {}, value))]))];
}
