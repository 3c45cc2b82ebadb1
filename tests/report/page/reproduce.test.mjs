// The scenario in the page gives the page's figures again; the page is small and quick.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { test } from "node:test";
import { cutline, inFolder, opened, played, scenario } from "./browser.mjs";

async function savedScenario(page) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("button.save")]);
    assert.equal(download.suggestedFilename(), "scenario.yaml");
    await download.saveAs(inFolder("scenario.yaml"));
}

test("the saved scenario and the command that the page names give the same result again", async () => {
    const { result, page: path } = played(scenario("sovereign-ai-2026-06.yaml"), 30_000, "--seed", "7");
    const { page } = await opened(path);
    await savedScenario(page);
    const command = await page.locator("#reproduce pre").textContent();
    assert.equal(command, "cutline run scenario.yaml --trials 30000 --seed 7");
    const again = JSON.parse(cutline(...command.split(" ").slice(1), "--format", "json", "--quiet"));
    assert.deepEqual(again, result);
    await page.close();
});

test("a seed of more digits than JavaScript's numbers hold is shown to the last one", async () => {
    const seed = "18446744073709551615";
    const { page: path } = played(scenario("school-debate.yaml"), 1_000, "--seed", seed);
    const { page } = await opened(path);
    assert.equal(
        await page.locator("#reproduce pre").textContent(),
        `cutline run scenario.yaml --trials 1000 --seed ${seed}`,
    );
    assert.ok((await page.locator("#reproduce dl").textContent()).includes(seed));
    await page.close();
});

test("changes of the command line are in the saved scenario", async () => {
    const { result, page: path } = played(
        scenario("sovereign-ai-2025-08.yaml"),
        10_000,
        "--variant",
        "weights-equal",
        "--set",
        "rounds.stage2.keep=2",
    );
    const { page } = await opened(path);
    await savedScenario(page);
    assert.match(
        await page.locator("#reproduce dl").textContent(),
        /--variant weights-equal --set rounds\.stage2\.keep=2/,
    );
    const again = JSON.parse(
        cutline("run", "scenario.yaml", "--trials", "10000", "--format", "json", "--quiet"),
    );
    assert.equal(again.digest, result.digest);
    assert.deepEqual(again.teams, result.teams);
    await page.close();
});

test("the page of the first scenario is below 2 MB, opens within a second, and is the same each time", async () => {
    const { page: path } = played(scenario("sovereign-ai-2026-06.yaml"), 1_000_000);
    assert.ok(statSync(path).size < 2_000_000);
    const first = readFileSync(path);
    assert.ok(
        readFileSync(played(scenario("sovereign-ai-2026-06.yaml"), 1_000_000, "--threads", "1").page).equals(
            first,
        ),
    );
    const times = [];
    for (let i = 0; i < 5; ++i) {
        const { page } = await opened(path);
        await page.locator("#flow svg").waitFor();
        times.push(await page.evaluate(() => performance.getEntriesByType("navigation")[0].loadEventEnd));
        await page.close();
    }
    assert.ok(Math.min(...times) < 1000, `milliseconds: ${times}`); // the least: other programs share the machine
});
