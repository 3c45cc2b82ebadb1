// Figures are printed as the program's tables print them; the cases are those of tests/report/percent.test.cpp.
import assert from "node:assert/strict";
import { test } from "node:test";
import { join } from "node:path";
import { readFileSync } from "node:fs";

const { amount, decimal, estimateOf, percent, percentInterval, points, pointsInterval, thousands } =
    await import(join(process.env.CUTLINE_PAGE, "numbers.js"));

/// Wilson's score interval at 95% (1927).
function estimate(count, trials) {
    const z2 = 1.959963984540054 ** 2;
    const p = count / trials;
    const centre = (p + z2 / (2 * trials)) / (1 + z2 / trials);
    const half =
        (Math.sqrt(z2) * Math.sqrt((p * (1 - p)) / trials + z2 / (4 * trials * trials))) / (1 + z2 / trials);
    return { p, low: count === 0 ? 0 : centre - half, high: count === trials ? 1 : centre + half };
}

test("a percentage has as many decimals as its interval supports", () => {
    assert.equal(percent(estimate(64, 100)), "64%");
    assert.equal(percent(estimate(639, 1_000)), "64%");
    assert.equal(percent(estimate(639_000, 1_000_000)), "63.9%");
    assert.equal(percent(estimate(639_123_456, 1_000_000_000)), "63.91%");
    assert.equal(percentInterval(estimate(639_000, 1_000_000)), "63.8–64.0%");
});

test("no count of hits prints as 0%, and no count of misses as 100%", () => {
    assert.equal(percent(estimate(0, 1_000_000)), "<0.01%");
    assert.equal(percent(estimate(1_000_000, 1_000_000)), ">99.99%");
    assert.equal(percent(estimate(30, 1_000_000_000)), "<0.01%");
    assert.equal(percent(estimate(0, 100)), "<4%");
    assert.equal(percent(estimate(100, 100)), ">96%");
    assert.equal(percentInterval(estimate(0, 1_000_000)), "0–<0.01%");
});

test("only what the plan proves prints as 0% or 100%", () => {
    assert.equal(percent({ ...estimate(0, 1_000_000), proven: true }), "0%");
    assert.equal(percentInterval({ ...estimate(1_000_000, 1_000_000), proven: true }), "100%");
});

test("in a table with few decimals a small chance takes the decimals that it needs", () => {
    assert.equal(percent(estimate(300, 1_000_000), 1), "0.03%");
    assert.equal(percent(estimate(999_700, 1_000_000), 1), "99.97%");
    assert.equal(percent(estimate(40_000, 1_000_000), 1), "4.0%");
});

test("differences carry their sign, but not of zero", () => {
    assert.equal(points({ p: 0.0123, low: 0.0118, high: 0.0128 }, 1), "+1.2");
    assert.equal(points({ p: -0.0123, low: -0.0128, high: -0.0118 }, 1), "−1.2");
    assert.equal(points({ p: -0.0001, low: -0.001, high: 0.001 }, 1), "0");
    assert.equal(decimal(-0.001, 1), "0.0");
    assert.equal(thousands(1234567.5, 1), "1,234,567.5");
});

test("an interval that nothing is known about is not printed", () => {
    const unknown = estimateOf({ value: 0.25, low: null, high: 0.5 });
    assert.equal(percentInterval(unknown), "–");
    assert.equal(pointsInterval(unknown), "–");
    assert.equal(amount(unknown, 2), "0.25");
    assert.equal(amount(estimateOf({ value: 0.25, low: 0.2, high: 0.5 }), 2), "0.25 (0.20–0.50)");
});

test("every language has the same words, with the same gaps", () => {
    const words = (name) =>
        JSON.parse(readFileSync(join(process.env.CUTLINE_PAGE, "words", `${name}.json`), "utf8"));
    const [en, ko] = [words("en"), words("ko")];
    assert.deepEqual(Object.keys(ko).sort(), Object.keys(en).sort());
    const gaps = (text) => [...new Set(JSON.stringify(text).match(/\{\w+\}/g) ?? [])].sort();
    for (const key of Object.keys(en)) {
        assert.equal(typeof ko[key], typeof en[key], key);
        for (const gap of gaps(ko[key]))
            assert.ok(gaps(en[key]).includes(gap) || gap === "{n}", `${key}: ${gap}`);
    }
});
