// The command beside a result is the one that asks for it.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import * as made from "./made_results.mjs";

const { commandOf } = await import(join(process.env.CUTLINE_PAGE, "commands.js"));
const tail = "--trials 1000 --seed 3 --confidence 0.9";

test("a command says what its result was asked, and nothing that goes without saying", () => {
    assert.equal(commandOf("run", made.run), `cutline run scenario.yaml ${tail}`);
    assert.equal(
        commandOf("run", { ...made.run, confidence: 0.95 }),
        "cutline run scenario.yaml --trials 1000 --seed 3",
    );
    assert.equal(commandOf("weights", made.weights), `cutline weights scenario.yaml --grid ${tail}`);
    assert.equal(
        commandOf("weights", {
            ...made.weights,
            grid: undefined,
            options: {
                level: "taste",
                dirichlet: 20,
                order: [["a", "b"]],
                within: { a: [10, 30, "points"], b: [0.1, null, "share"] },
                ratio: { "a/b": [1, 3] },
            },
        }),
        `cutline weights scenario.yaml --level taste --dirichlet 20 --order 'a>b' --within a=10..30 --within b=10%.. --ratio a/b=1..3 ${tail}`,
    );
    assert.equal(commandOf("sensitivity", made.sensitivity), `cutline sensitivity scenario.yaml ${tail}`);
    assert.equal(
        commandOf("sensitivity", {
            ...made.sensitivity,
            method: "morris",
            of: "heat:oak",
            options: { groups: { r: ["strength", "form"] } },
        }),
        `cutline sensitivity scenario.yaml --method morris --of heat:oak --group r=strength,form ${tail}`,
    );
});

test("with published results a change is made to the original file; without, it is in the saved one", () => {
    const changed = {
        ...made.run,
        options: {
            variant: "v",
            set: { "rounds.heat.keep": 1, "rounds.heat.gates": null, spread: { form: "2%" } },
            counterfactual: true,
        },
    };
    assert.equal(commandOf("run", changed), `cutline run scenario.yaml ${tail}`);
    const scenario = {
        ...made.scenario,
        rounds: { ...made.scenario.rounds, heat: { published: { exits: {} } } },
    };
    assert.equal(
        commandOf("run", { ...changed, scenario }),
        `cutline run scenario.yaml --variant v --set rounds.heat.keep=1 --set rounds.heat.gates= --set 'spread={"form":"2%"}' --counterfactual ${tail}`,
    );
    assert.equal(commandOf("run", { ...made.run, scenario }), `cutline run scenario.yaml ${tail}`);
});

test("variants and sweeps are asked for again; other files can't be", () => {
    const alternatives = {
        v: { teams: {} },
        elsewhere: { teams: {} },
        "w=20": { point: { "weights.a": "20", keep: "1" }, teams: { oak: { rounds: {} } } },
        "w=30": { point: { "weights.a": "30", keep: "2" }, teams: {} },
        "w=40": { point: { "weights.a": "40", keep: "2" }, teams: {} },
    };
    const scenario = { ...made.scenario, variants: { v: {} } };
    assert.equal(
        commandOf("compare", { ...made.compare, alternatives, scenario, baseline: "v" }),
        `cutline compare scenario.yaml --variant v --sweep weights.a=20:40:10 --sweep keep=1:2:1 --baseline v --round ${tail}`,
    );
    assert.match(
        commandOf("compare", {
            ...made.compare,
            alternatives: { a: { point: { x: "1%" } }, b: { point: { x: "3%" } } },
        }),
        / --sweep x=1%:3%:2% /,
    );
});

test("what a shell would read as more than a word is quoted", () => {
    assert.match(
        commandOf("sensitivity", { ...made.sensitivity, of: "a; rm 'b' $(c)" }),
        / --of 'a; rm '\\''b'\\'' \$\(c\)' /,
    );
});
