// How to get the same figures again.
import { changesOf, commandOf, needsOriginal } from "../commands.js";
import { h } from "../dom.js";
import { say } from "../language.js";
import { thousands } from "../numbers.js";

const kinds = ["run", "compare", "weights", "sensitivity"];

function saveButton(scenario) {
    return h(
        "button",
        {
            type: "button",
            class: "save",
            onclick: () => {
                const text = `${JSON.stringify(scenario, null, 2)}\n`; // JSON is YAML
                const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
                h("a", { href: address, download: "scenario.yaml" }).click();
                setTimeout(() => URL.revokeObjectURL(address), 10_000);
            },
        },
        say("reproduce.save"),
    );
}

export function reproduce(results) {
    const commands = kinds.filter((kind) => results[kind]).map((kind) => commandOf(kind, results[kind]));
    const first = results.all[0];
    const facts = [
        ["reproduce.version", `cutline ${results.version}`],
        ["reproduce.digest", results.digest],
        ["reproduce.trials", thousands(first.trials)],
        ["reproduce.seed", String(first.seed)],
    ];
    const changes = changesOf(first);
    if (changes.length > 0) facts.push(["reproduce.changes", changes.join(" ")]);
    const original = results.all.some(needsOriginal);
    return [
        h("p", {}, say(original ? "reproduce.changed" : "reproduce.note")),
        original ? null : h("p", {}, saveButton(results.scenario)),
        h("pre", { tabindex: "0", "aria-label": say("reproduce.commands") }, commands.join("\n")),
        h(
            "dl",
            {},
            facts.flatMap(([key, value]) => [h("dt", {}, say(key)), h("dd", {}, h("code", {}, value))]),
        ),
    ];
}
