// What is seen where: a laptop, a phone, paper.
import assert from "node:assert/strict";
import { test } from "node:test";
import { opened, pageOf, played, scenario } from "./browser.mjs";
import * as made from "./made_results.mjs";

const { page: sovereign } = played(scenario("sovereign-ai-2026-06.yaml"), 100_000);
const sections = [
    "answer",
    "evidence",
    "survival",
    "curves",
    "flow",
    "sensitivity",
    "weights",
    "compare",
    "basis",
    "reproduce",
];

const overflow = (page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("a laptop shows the whole answer without scrolling, in both languages", async () => {
    for (const path of [sovereign, pageOf(...made.all)]) {
        const { page } = await opened(path, { width: 1366, height: 768 });
        for (const language of ["en", "ko"]) {
            await page.click(`[data-language=${language}]`);
            const { bottom, width } = await page
                .locator(".answer")
                .boundingBox()
                .then((box) => ({ bottom: box.y + box.height, width: box.width }));
            assert.ok(bottom <= 650, `${language}: the answer ends at ${bottom}`); // a browser's own bars take about 110
            assert.ok(width > 1000);
            const headings = await page.locator(".answer h2").allTextContents();
            assert.equal(headings.length, 2);
        }
        assert.equal(await overflow(page), 0);
        await page.close();
    }
});

test("a phone shows one column, and nothing sticks out at the side", async () => {
    for (const width of [320, 375]) {
        const { page, troubles } = await opened(pageOf(...made.all), { width, height: 700 });
        await page.evaluate(() =>
            document.querySelectorAll("details").forEach((each) => {
                each.open = true;
            }),
        );
        await page.waitForTimeout(100);
        assert.equal(await overflow(page), 0);
        const columns = await page
            .locator(".answer")
            .evaluate((each) => getComputedStyle(each).gridTemplateColumns.split(" ").length);
        assert.equal(columns, 1);
        const wide = await page
            .locator(".picture > svg")
            .evaluateAll(
                (all) =>
                    all.filter(
                        (svg) =>
                            !svg.closest(".scroll") && svg.getBoundingClientRect().right > innerWidth + 1,
                    ).length,
            );
        assert.equal(wide, 0);
        assert.deepEqual(troubles, []);
        await page.close();
    }
});

test("every section is there once, in order, with a heading; every chart has its words and its table", async () => {
    for (const width of [375, 1366]) {
        const { page } = await opened(pageOf(...made.all), { width });
        await page.locator("#flow svg").waitFor();
        assert.deepEqual(
            await page.locator("main > section").evaluateAll((all) => all.map(({ id }) => id)),
            sections,
        );
        assert.equal(await page.locator("h1").count(), 1);
        assert.equal(await page.locator("main h2").count(), 2 + sections.length - 1);
        const charts = await page.locator(".picture > svg").evaluateAll((all) =>
            all.map((svg) => ({
                role: svg.getAttribute("role"),
                label: svg.getAttribute("aria-label"),
                table: Boolean(svg.closest("section").querySelector("table")),
            })),
        );
        assert.equal(charts.length, await page.locator(".picture").count());
        assert.ok(charts.length >= 10);
        for (const chart of charts)
            assert.ok(chart.role === "img" && chart.label.length > 20 && chart.table, JSON.stringify(chart));
        await page.close();
    }
});

test("charts are drawn anew for another width", async () => {
    const { page } = await opened(sovereign);
    const width = async () => Number(await page.locator("#curves svg").first().getAttribute("width"));
    const before = await width();
    await page.setViewportSize({ width: 600, height: 800 });
    await page.waitForFunction(
        (old) => Number(document.querySelector("#curves svg").getAttribute("width")) < old,
        before,
    );
    assert.ok((await width()) <= 600);
    await page.close();
});

test("paper shows the answer in dark ink and none of the switches", async () => {
    const { page } = await opened(sovereign, { colorScheme: "dark" });
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".switches").isVisible(), false);
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).color), "rgb(0, 0, 0)");
    assert.equal(await page.locator("#survival table").first().isVisible(), true);
    await page.evaluate(() => {
        globalThis.printed = 0;
        addEventListener("beforeprint", () => {
            globalThis.printed = document.querySelectorAll("details.basis[open]").length;
        });
    });
    assert.ok((await page.pdf({ format: "A4" })).length > 10_000);
    assert.equal(await page.evaluate(() => globalThis.printed), 3); // assumptions, figures, sources
    assert.equal(await page.locator("details.basis[open]").count(), 0);
    await page.close();
});
