// What is wrong in form, the schema refuses as cutline does; what is wrong in meaning, it can't see.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ofForm, ofMeaning, scenario } from "./bad_scenarios.mjs";
import { refusal, scenarioFaults, yaml } from "./harness.mjs";

test("without a fault the scenario is right", () => {
    assert.equal(refusal(scenario()), "");
    assert.equal(scenarioFaults(yaml(scenario())), "");
});

test("faults of form are refused by the schema and by cutline", () => {
    assert.ok(Object.keys(ofForm).length >= 40);
    const missed = [];
    for (const [fault, lines] of Object.entries(ofForm)) {
        const text = scenario(lines);
        if (scenarioFaults(yaml(text)) === "") missed.push(`the schema takes ${fault}`);
        if (refusal(text) === "") missed.push(`cutline takes ${fault}`);
    }
    assert.deepEqual(missed, []);
});

test("faults of meaning are refused by cutline alone", () => {
    const missed = [];
    for (const [fault, lines] of Object.entries(ofMeaning)) {
        const text = scenario(lines);
        if (scenarioFaults(yaml(text)) !== "")
            missed.push(`the schema knows of ${fault}: move it to the faults of form`);
        if (refusal(text) === "") missed.push(`cutline takes ${fault}`);
    }
    assert.deepEqual(missed, []);
});
