// The reader chooses language and light, with the mouse or the keyboard.
import assert from "node:assert/strict";
import { test } from "node:test";
import { cutline, inFolder, opened, pageOf } from "./browser.mjs";
import * as made from "./made_results.mjs";

const path = pageOf(...made.all);
const paper = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

test("the language switch changes every heading and the language of the page", async () => {
    const { page, troubles } = await opened(path);
    assert.equal(await page.locator("h1").textContent(), "Who will win?");
    const before = await page.locator("h2").allTextContents();
    await page.click("[data-language=ko]");
    assert.equal(await page.locator("h1").textContent(), "누가 이길까?");
    assert.equal(await page.getAttribute("html", "lang"), "ko");
    const after = await page.locator("h2").allTextContents();
    assert.equal(after.length, before.length);
    for (const [i, heading] of after.entries())
        assert.ok(/[가-힣]/.test(heading) && heading !== before[i], heading);
    assert.equal(await page.getAttribute("[data-language=ko]", "aria-pressed"), "true");
    await page.click("[data-language=en]");
    assert.deepEqual(await page.locator("h2").allTextContents(), before);
    assert.deepEqual(troubles, []);
    await page.close();
});

test("a mark in a note leads to its source, which opens", async () => {
    const scenario = structuredClone(made.scenario);
    scenario.teams.elm.note = "As in [guide], not [nobody].";
    const { page } = await opened(pageOf({ ...made.run, scenario }));
    await page.locator("details.basis summary").first().click();
    const note = page.locator(".basis .note", { hasText: "not [nobody]" });
    assert.equal(await note.textContent(), "As in [1], not [nobody].");
    await note.locator("a").click();
    await page.waitForFunction(() => document.querySelector("#source-1").checkVisibility());
    assert.match(await page.locator("#source-1").textContent(), /^Press, 3 Feb 2026\. The guide$/);
    assert.equal(await page.locator("#source-1 a").getAttribute("href"), "https://example.org/guide");
    await page.close();
});

test("--lang ko opens in Korean", async () => {
    cutline("report", inFolder("result-0.json"), "--lang", "ko", "--output", "ko.html", "--quiet");
    const { page } = await opened(inFolder("ko.html"));
    assert.equal(await page.locator("h1").textContent(), "누가 이길까?");
    await page.close();
});

test("the page is dark where the system is, and the switch turns it over and back", async () => {
    for (const colorScheme of ["light", "dark"]) {
        const { page } = await opened(path, { colorScheme });
        const [first] = [await paper(page)];
        assert.equal(first, colorScheme === "dark" ? "rgb(22, 24, 27)" : "rgb(253, 252, 249)");
        await page.click("button.theme");
        assert.notEqual(await paper(page), first);
        await page.click("button.theme");
        assert.equal(await paper(page), first);
        await page.close();
    }
});

test("everything that does something is reached with the keyboard alone", async () => {
    const { page } = await opened(path);
    const reached = new Set();
    for (let i = 0; i < 150; ++i) {
        await page.keyboard.press("Tab");
        reached.add(
            await page.evaluate(() => {
                const at = document.activeElement;
                return at.dataset.language ?? (at.className || at.tagName.toLowerCase());
            }),
        );
    }
    for (const what of ["skip", "en", "ko", "theme", "a", "summary", "save", "scroll"])
        assert.ok(reached.has(what), what);
    await page.locator("summary").first().focus();
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("details[open]").count(), 1);
    await page.close();
});
