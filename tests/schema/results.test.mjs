// The schema of results takes what every command writes, and nothing that was damaged.
import assert from "node:assert/strict";
import { test } from "node:test";
import { cutline, read, result, resultFaults, source, written } from "./harness.mjs";

const held = source("scenarios", "sovereign-ai-2026-06.yaml"); // with published results and Korean names
const before = source("scenarios", "sovereign-ai-2025-08.yaml");
const debate = source("scenarios", "school-debate.yaml");
const few = ["--trials", "2000"];

/// The folder that a run is saved in.
const saved = (...words) =>
    cutline("run", ...words, ...few, "--save").errors.match(/^saved.*: (results.*)$/m)[1];

/// The results of every command, with the options that add something.
const made = {
    run: () => result("run", held, ...few),
    "run with changes": () =>
        result(
            "run",
            before,
            ...few,
            "--design",
            "--variant",
            "weights-equal",
            "--set",
            "rounds.stage2.keep=2",
        ),
    "run of what might have been": () =>
        result(
            "run",
            held,
            ...few,
            "--set",
            "rounds.stage1.gates=",
            "--counterfactual",
            "--confidence",
            "99%",
        ),
    "run of one trial": () => result("run", debate, "--trials", "1"),
    compare: () => result("compare", held, ...few, "--all-variants", "--round", "--design"),
    "compare files": () => result("compare", before, debate, ...few),
    "compare a sweep": () => result("compare", before, ...few, "--sweep", "weights.user=20:30:5"),
    weights: () => result("weights", held, "--trials", "70000", "--grid"),
    "weights under bounds": () =>
        result(
            "weights",
            before,
            ...few,
            "--order",
            "benchmark>user",
            "--within",
            "benchmark=30..60",
            "--within",
            "expert=10%..",
            "--ratio",
            "benchmark/user=1..",
            "--dirichlet",
            "50",
        ),
    "weights of a level": () => result("weights", held, ...few, "--level", "benchmark"),
    ...Object.fromEntries(
        ["sobol", "shapley", "morris", "pawn"].map((method) => [
            `sensitivity by ${method}`,
            () => result("sensitivity", before, "--method", method, ...few),
        ]),
    ),
    "sensitivity of places": () => result("sensitivity", held, ...few, "--of", "places"),
    "sensitivity of groups": () => result("sensitivity", before, ...few, "--group", "skill=strength,profile"),
    target: () => result("target", held, "--team", "motif", "--probability", "50%", ...few),
    "target out of reach": () =>
        result(
            "target",
            before,
            "--team",
            "nc",
            "--criterion",
            "user",
            "--probability",
            "99.9%",
            "--round",
            "stage2",
            ...few,
        ),
    check: () => result("check", held),
    "check of a small one": () => result("check", debate),
    "saved results": () => result("results", saved(debate)),
    "saved results compared": () =>
        result("results", saved(before, "--set", "rounds.stage2.keep=2"), saved(debate)),
};
const results = Object.fromEntries(Object.entries(made).map(([name, make]) => [name, make()]));

test("docs/result.schema.json is the schema that the program prints", () => {
    assert.equal(cutline("schema", "--result").output, read("docs", "result.schema.json"));
});

test("what commands write is as the schema says", () => {
    for (const [name, json] of Object.entries(results)) assert.equal(resultFaults(json), "", name);
});

test("merged parts are as the schema says", () => {
    for (const words of [
        ["run", before],
        ["compare", before, "--all-variants"],
        ["weights", before],
        ["sensitivity", before],
        ["target", before, "--team", "nc", "--probability", "50%"],
    ]) {
        const parts = ["1/2", "2/2"].map((shard) => {
            const part = cutline(...words, "--trials", "140000", "--shard", shard, "--quiet");
            assert.equal(part.status, 0, part.errors);
            return written(`part-${shard[0]}.json`, part.output);
        });
        const merged = result("merge", ...parts);
        assert.equal(resultFaults(merged), "", words[0]);
    }
});

/// Maps whose keys the scenario's writer has chosen: each may be missing, and what stands under one stands for all.
const maps = new Set(
    (
        "set teams rounds awards exits last_exits survivors flows entry totals ranks alternatives point criteria " +
        "acceptability pairwise entropy central_weights weights final stability within ratio groups sources together " +
        "outputs means unknown open_rules variants differs order"
    ).split(" "),
);
const optional = new Set(
    "counterfactual proven design design_difference evidence grid point rounds".split(" "),
);

/// Whether the keys of a value are a writer's: of a map, or of one that stands for each team or round of a map.
const isMap = (value, path) =>
    maps.has(path.at(-1)) && Object.keys(value).every((key) => /^[a-z0-9_.=/ ,>-]+$/.test(key));

/// What the command line has changed: any value of a scenario under any path.
const isSet = (path) => path.slice(-2).join(".") === "options.set";

/// Every way to spoil one place of a value: a key taken away, one added, another kind of value.
function* spoilt(value, path = [], parent = false) {
    if (path[0] === "scenario" || (path[0] === "differs" && path.length > 2) || value === null || typeof value !== "object") return; // what a scenario holds has its own schema
    if (Array.isArray(value)) {
        if (value.length > 0) yield* spoilt(value[0], [...path, 0]);
        return;
    }
    const chosen = isMap(value, path) || parent;
    const keys = Object.keys(value);
    for (const key of chosen ? keys.slice(0, 2) : keys) {
        const what = [...path, key].join(".");
        if (!chosen && !optional.has(key))
            yield { what: `without ${what}`, path, change: (at) => delete at[key] };
        if (!isSet(path))
            yield {
                what: `${what} of another kind`,
                path,
                change: (at) => (at[key] = key === "set" || key === "differs" ? "?" : { "?": [true] }),
            };
        // By team, then by what else has an id: pairs of teams, sources of an output, criteria left out.
        const nested =
            isMap(value, path) && (byTwo.has(path.at(-1)) || path.join(".") === "leave_one_out.criteria");
        yield* spoilt(value[key], [...path, key], nested);
    }
    if (!isSet(path))
        yield {
            what: `with a key more in ${path.join(".")}`,
            path,
            change: (at) => (at["Not-a-key"] = { "?": [true] }),
        };
}
const byTwo = new Set(["pairwise", "outputs", "flows", "open_rules"]);

/// A copy that shares all but the way to the change.
function changed(value, path, change) {
    const copy = Array.isArray(value) ? [...value] : { ...value };
    if (path.length === 0) change(copy);
    else copy[path[0]] = changed(value[path[0]], path.slice(1), change);
    return copy;
}

test("damaged results are refused", () => {
    let refused = 0;
    const taken = [];
    for (const [name, json] of Object.entries(results))
        for (const { what, path, change } of spoilt(json))
            if (resultFaults(changed(json, path, change)) !== "") ++refused;
            else taken.push(`${name} ${what}`);
    assert.deepEqual(taken, []);
    assert.ok(refused > 2000, `${refused} damaged results were refused`);
});

test("results of impossible values are refused", () => {
    const run = results.run;
    const refuse = (what, change) => {
        const damaged = structuredClone(run);
        change(damaged);
        assert.notEqual(resultFaults(damaged), "", what);
    };
    refuse("a chance above one", ({ teams }) => (teams.lg.final.p = 1.2));
    refuse("a count below zero", ({ teams }) => (teams.lg.final.count = -1));
    refuse("half a trial", ({ teams }) => (teams.lg.rounds.stage2.survived = 0.5));
    refuse("a cause that isn't known", ({ teams }) => (teams.lg.rounds.stage2.exits = { lost: 3 }));
    refuse("a digest that is none", (json) => (json.digest = "sha256:123"));
    refuse("no trials", (json) => (json.trials = 0));
    refuse("a confidence of one", (json) => (json.confidence = 1));
    refuse("an id that is none", ({ finals }) => (finals[0].teams = ["LG AI연구원"]));
    refuse("a survivor count that is a word", ({ rounds }) => (rounds.stage2.survivors = { three: 1 }));
    refuse("a version that is none", (json) => (json.cutline = "latest"));
    refuse("two kinds in one", (json) => Object.assign(json, { alternatives: {} }));
    assert.notEqual(resultFaults({}), "");
    assert.notEqual(resultFaults([run]), "");
    assert.notEqual(resultFaults(null), "");
});
