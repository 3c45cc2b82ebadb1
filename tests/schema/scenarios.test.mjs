// Every scenario that cutline takes, the schema takes too: no false alarms in an editor.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
    cutline,
    files,
    randomScenarios,
    read,
    refusal,
    result,
    scenarioFaults,
    source,
    written,
    yaml,
} from "./harness.mjs";

/// What differs between being a file and being its scenario: both have to pass.
function expectTaken(text, name) {
    assert.equal(scenarioFaults(yaml(text)), "", name);
    const resolved = result("check", written("scenario.yaml", text)).scenario;
    assert.equal(scenarioFaults(resolved), "", `${name}, resolved`);
}

test("the scenarios and benchmarks of the repository", () => {
    const paths = [...files("scenarios", ".yaml"), ...files("bench", ".yaml")];
    assert.ok(paths.length >= 8, `${paths}`);
    for (const path of paths) {
        assert.equal(scenarioFaults(yaml(read(path))), "", path);
        assert.equal(scenarioFaults(result("check", source(path)).scenario), "", `${path}, resolved`);
    }
});

test("the examples of the language's page", () => {
    const blocks = [...read("docs", "language.md").matchAll(/^```yaml\n(.*?)^```$/gms)].map(
        ([, text]) => text,
    );
    assert.ok(blocks.length >= 30, `${blocks.length} examples`);
    const whole = blocks.filter((text) => text.startsWith("cutline: 1"));
    assert.ok(whole.length >= 2);
    for (const text of whole) expectTaken(text, text);
    // The others change the page's first example.
    written("four.yaml", whole[0]);
    let taken = 0;
    // One extends that itself, and is there for its slips.
    const [, ...others] = blocks
        .filter((each) => !each.startsWith("cutline: 1"))
        .sort((a, b) => Number(b.startsWith("extends")) - Number(a.startsWith("extends")));
    for (const text of others) {
        const patch = `cutline: 1\nextends: four.yaml\n${text}`;
        assert.equal(scenarioFaults(yaml(patch)), "", text);
        const name = written("patch.yaml", patch);
        if (cutline("check", name, "--quiet").status !== 0) continue; // an excerpt that needs another example
        assert.equal(scenarioFaults(result("check", name).scenario), "", text);
        ++taken;
    }
    assert.ok(taken >= 25, `${taken} examples can be played`);
});

test("what the other tests play", () => {
    // A raw string that holds a scenario, in C++.
    const texts = [...files("tests", "pp")].flatMap((path) =>
        [...read(path).matchAll(/R"([a-z]*)\((.*?)\)\1"/gs)].map(([, , text]) => text),
    );
    const scenarios = texts.filter((text) => /^\s*cutline: 1\n/.test(text) && refusal(text) === "");
    assert.ok(scenarios.length >= 6, `${scenarios.length} scenarios`);
    for (const text of scenarios) expectTaken(text, text);
});

test("random scenarios with every feature", () => {
    const scenarios = randomScenarios(0, 1000);
    assert.equal(scenarios.length, 1000);
    for (const text of scenarios) assert.equal(scenarioFaults(yaml(text)), "", text);
    for (const text of scenarios.slice(0, 20)) expectTaken(text, text);
});

test("what may be left empty, and forms that are easily forgotten", () => {
    const rounds = "rounds: {r: {keep: 1}}";
    const base = `cutline: 1\ncriteria: {x: 60, y: 40}\nteams: {a: {}, b: {}}\nexpected: {x: 30, y: 20}\n`;
    for (const text of [
        `cutline: 1\ncriteria: {x: 60}\nexpected: {x: 30}\nteams:\n  a:\n  b:\nrounds:\n  r:\n`,
        `${base}${rounds}\ntitle: 2026\ndescription: true\nnote: 7`,
        `${base}${rounds}\nspread: {noise: {x: 1%, else: {uniform: [1%, 2%], note: a guess}}}`,
        `${base}${rounds}\ninputs: {q: {choice: {1: 30%, 2.5: 70%}}, p: 3%}\nspread: {form: $p}`,
        `${base}${rounds}\nweights: {x: {uniform: [30, 40]}, note: assumed}`,
        `${base}${rounds}\nweights: {simplex: [x, y], order: [x, y], within: {x: [50, 70]}}`,
        `${base}${rounds}\nsources: {s: {title: 기사, date: 2026-06-01}}\nsource: [s]`,
        `${base}rounds: {r: {keep: 1, ties: [x, y], award: {gpu: {a: 0, else: 10}}}}`,
        `${base}rounds: {r: {keep: 1, teams: {a: 100%, b: 50%}, admit: {else: 1}, from: []}}`,
        `${base}rounds: {r: {keep: 1, published: {scores: {a: {x: 30.0, total: "50.0"}}}}}`,
        `${base}${rounds}\nvariants: {v: {set: {rounds.r.keep: null, weights: {x: 1}}}}\nopen_rules: {o: {as-is: 0.4, v: 60%}}`,
        `${base}${rounds}\nrun: {trials: 1000, precision: 0.1%, seed: 0}`,
    ]) {
        assert.equal(refusal(text), "", text);
        expectTaken(text, text);
    }
});
