// Every figure of the page is that of the JSON.
import assert from "node:assert/strict";
import { test } from "node:test";
import { cells, opened, pageOf, played, scenario } from "./browser.mjs";
import * as made from "./made_results.mjs";

/// A share of trials, written independently of the page: one decimal is what 100,000 trials support.
const percent = (p) => `${(Math.round(1000 * p) / 10).toFixed(1)}%`;

const { result, page: path } = played(scenario("sovereign-ai-2025-08.yaml"), 100_000);
const teams = Object.entries(result.teams).sort(([, a], [, b]) => b.final.p - a.final.p);

/// Whether a page's survival table says what a result says.
async function survivalAgrees(page) {
    const rows = await cells(page, "How often each team survives");
    assert.equal(rows.length, 5);
    for (const [i, [, team]] of teams.entries()) {
        const [name, stage1, , final, interval] = rows[i];
        if (
            name !== team.name ||
            stage1 !== percent(team.rounds.stage1.survived / result.trials) ||
            final !== percent(team.final.p) ||
            interval !== `${percent(team.final.low).slice(0, -1)}–${percent(team.final.high)}`
        )
            return false;
    }
    return true;
}

test("the page loads without an error, a warning or a request", async () => {
    const { page, troubles } = await opened(path);
    await page.waitForTimeout(200);
    assert.deepEqual(troubles, []);
    await page.close();
});

test("the survival table and the answer say what the JSON says", async () => {
    const { page } = await opened(path);
    assert.ok(await survivalAgrees(page));
    const answer = await cells(page, "Chance of being among the final two");
    assert.deepEqual(
        answer.map(([name, , p]) => [name, p]),
        teams.map(([, team]) => [team.name, percent(team.final.p)]),
    );
    const lead = await page.locator(".lead").textContent();
    const [first] = result.finals;
    assert.ok(
        lead.includes(percent(first.p)) && first.teams.every((id) => lead.includes(result.teams[id].name)),
        lead,
    );
    await page.close();
});

test("a figure that is not the result's is found", async () => {
    const wrong = structuredClone(result);
    wrong.teams.skt.final.p += 0.002;
    const { page } = await opened(pageOf(wrong));
    assert.equal(await survivalAgrees(page), false);
    await page.close();
});

test("the commonest final pairs are the JSON's, in its order", async () => {
    const { page } = await opened(path);
    const rows = await cells(page, "commonest final pairs");
    const name = (ids) =>
        ids.length < 2
            ? `${result.teams[ids[0]].name} alone`
            : ids.map((id) => result.teams[id].name).join(" and ");
    assert.deepEqual(
        rows.map(([names, , p]) => [names, p]),
        result.finals.slice(0, 10).map((set) => [name(set.teams), percent(set.p)]),
    );
    await page.close();
});

test("a bar is as long as its share, and a band as wide as the teams that flow", async () => {
    const { page } = await opened(path);
    const widths = await page
        .locator("#answer .stacked .bar")
        .evaluateAll((bars) =>
            bars.map(
                (bar) => bar.firstChild.getBoundingClientRect().width / bar.getBoundingClientRect().width,
            ),
        );
    for (const [i, [, team]] of teams.entries())
        assert.ok(Math.abs(widths[i] - team.final.p) < 0.005, `bar ${i}: ${widths[i]}`);

    await page.locator("#flow svg").waitFor();
    const flows = Object.fromEntries(
        (
            await page
                .locator("#flow table tbody tr")
                .evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)))
        ).map(([from, to, mean]) => [`${from} → ${to}`, Number(mean)]),
    );
    const sum = (read) =>
        Object.values(result.teams).reduce((total, team) => total + read(team), 0) / result.trials;
    assert.equal(flows["Start → 1차 단계평가"], 5);
    assert.equal(flows["1차 단계평가 → cut on points"], 1); // each round of this plan cuts one team
    assert.equal(flows["1차 단계평가 → 2차 단계평가"], 4);
    assert.equal(
        flows["2차 단계평가 → 최종 평가"],
        Number(sum((team) => team.rounds.stage2.survived).toFixed(3)),
    );
    assert.equal(flows["최종 평가 → Final two"], Number(sum((team) => team.final.count).toFixed(3)));
    assert.equal(
        flows["2차 단계평가 → cut on points"],
        Number(sum((team) => team.rounds.stage2.exits.cut ?? 0).toFixed(3)),
    );
    // Of five teams that start, each band is a fifth of what stands at the left end.
    const bands = await page
        .locator("#flow svg path")
        .evaluateAll((paths) =>
            paths
                .filter((each) => each.textContent.includes("Start →"))
                .map((each) => Number(each.getAttribute("stroke-width"))),
        );
    assert.equal(bands.length, 5);
    for (const band of bands) assert.ok(Math.abs(band - bands[0]) < 1e-6 && band > 10);
    await page.close();
});

test("a losers' bracket flows on from the lost round, and nobody is lost on the way", async () => {
    const { result: bracket, page: bracketPage } = played(scenario("losers-bracket.yaml"), 20_000);
    const { page, troubles } = await opened(bracketPage);
    const rows = await page
        .locator("#flow table tbody tr")
        .evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
    const mean = (from, to) => Number(rows.find((row) => row[0] === from && row[1] === to)?.[2]);
    assert.equal(mean("Start", "upper1"), 8);
    assert.equal(mean("upper1", "upper2"), 4);
    assert.equal(mean("upper1", "out, but not for good"), 4);
    assert.equal(mean("grand_final", "Winner"), 1);
    // Eight come in; one wins; by hand from the rounds' cuts, seven go out for good: 2, 2, 2 and 1.
    assert.equal(
        rows.filter((row) => row[1] === "cut on points").reduce((total, row) => total + Number(row[2]), 0),
        7,
    );
    assert.equal(Object.keys(bracket.teams).length, 8);
    assert.deepEqual(troubles, []);
    await page.close();
});

test("what is published and what is studied is told in the figures of the JSON", async () => {
    const { page, troubles } = await opened(pageOf(...made.all));
    assert.deepEqual(await cells(page, "What is known of each team"), [
        ["참나무", "+2.1 (1.1 … 3.1)", "81.3 (80.0–82.5)", "1 (75%)"],
        ["elm", "−2.0 (−4.0 … 0.0)", "70.0 (69.0–71.0)", "2 (90%)"],
    ]);
    assert.deepEqual(
        (await cells(page, "Shares of the variance")).map((row) => row.filter((_, i) => i !== 1)),
        [
            ["Abilityhow good the teams really are", "62.0%", "60.0 … 64.0%"],
            ["Luckform and measurement on the day", "30.0%", "28.0 … 32.0%"],
            ["Ruleswhat the organisers have not settled", "8.0%", "7.0 … 9.0%"],
            ["Weightshow the criteria count", "fixed", ""],
        ],
    );
    assert.deepEqual(await cells(page, "The sources that matter most"), [
        ["Strength of the teams", "62.0%", "50.0%", "50.0%"],
        ["Form on the day", "30.0%", "30.0%", "30.0%"],
    ]);
    assert.deepEqual(
        (await cells(page, "Chances under each alternative")).map((row) => row.slice(1, 4)),
        [
            ["참나무", "48%", "−2.5"],
            ["elm", "42%", "+2.0"],
            ["fir", "11%", "+0.5"],
        ],
    );
    assert.deepEqual(await cells(page, "The weights that favour each team"), [
        ["참나무", "44.0 (43.0–45.0)", "30.0 (29.0–31.0)", "26.0 (25.0–27.0)", "55%"],
        ["elm", "33.0 (32.0–34.0)", "30.0 (29.0–31.0)", "37.0 (36.0–38.0)", "55%"],
        ["fir", "22.0 (21.0–23.0)", "30.0 (29.0–31.0)", "48.0 (47.0–49.0)", "55%"],
    ]);
    assert.deepEqual(
        await cells(page, "Ranks in Heat"),
        ["참나무", "elm", "fir"].map((name) => [name, "60.0%", "40.0%"]),
    );
    assert.deepEqual(await cells(page, "The map of all weightings"), [
        ["100.0", "0.0", "0.0", "80%", "20%", "10%"],
        ["0.0", "100.0", "0.0", "30%", "20%", "10%"],
        ["0.0", "0.0", "100.0", "50%", "20%", "10%"],
    ]);
    assert.match(
        await page.locator("#weights").textContent(),
        /Now the likeliest finalists are 참나무\. The nearest weighting with others, elm, is 맛 30\.0, looks 45\.0, speed 25\.0\./,
    );
    assert.deepEqual(troubles, []);
    await page.close();
});

test("screenings, which tell of single teams and of no shares, are told too", async () => {
    const effect = (value) => ({
        mu_star: { value, low: value, high: value },
        new_one: { value, low: value, high: value },
    });
    const nothing = { mu_star: null, new_one: null };
    const { page, troubles } = await opened(
        pageOf({
            ...made.sensitivity,
            method: "morris",
            shares: null,
            of: "heat:oak",
            together: { "strength.oak": nothing, "inputs.heat": nothing },
            outputs: { oak: { "strength.oak": effect(0.25), "inputs.heat": effect(0.05) } },
        }),
    );
    assert.deepEqual(await cells(page, "mean absolute effect (Morris μ*)"), [
        ["Strength of the teams: 참나무", "25.0%"],
        ["heat", "5.0%"],
    ]);
    assert.match(await page.locator("#sensitivity").textContent(), /Asked of: Heat, 참나무\..*new_one/);
    assert.deepEqual(troubles, []);
    await page.close();
});

test("a team that is already out is named so, and its exit is no reason any more", async () => {
    const result = structuredClone(made.run);
    result.scenario.rounds.heat.published = { exits: { fir: "cut" } };
    result.teams.fir.rounds.last.survived = 0;
    result.teams.fir.final = { count: 0, p: 0, low: 0, high: 0.003, proven: true };
    const { page, troubles } = await opened(pageOf(result));
    assert.deepEqual(
        (await cells(page, "Chance of being the winner")).map(([name]) => name),
        ["참나무", "elm"],
    );
    assert.match(await page.locator("#answer").textContent(), /Already out: fir\./);
    // To come: the cuts of the last round alone, so nothing to choose between; of the heat's gate nothing.
    assert.doesNotMatch(await page.locator("#answer").textContent(), /exits to come|Stars/);
    assert.equal((await cells(page, "How often each team survives"))[2][2], "0%");
    assert.deepEqual(troubles, []);
    await page.close();
});

test("each result makes a page by itself too", async () => {
    for (const each of made.all) {
        const { page, troubles } = await opened(pageOf(each));
        assert.match(await page.locator("#answer").textContent(), /참나무.*50/);
        assert.deepEqual(troubles, []);
        await page.close();
    }
});
