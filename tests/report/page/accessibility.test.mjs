// axe-core finds nothing to complain of (WCAG 2.2 AA and its own best practices).
import assert from "node:assert/strict";
import { test } from "node:test";
import { axeSource, opened, pageOf, played, scenario } from "./browser.mjs";
import * as made from "./made_results.mjs";

const source = axeSource();

async function complaints(page) {
    await page.evaluate(() =>
        document.querySelectorAll("details").forEach((each) => {
            each.open = true;
        }),
    );
    await page.waitForTimeout(150);
    await page.evaluate(source);
    const { violations, passes } = await page.evaluate(() => globalThis.axe.run());
    assert.ok(passes.length > 20); // it has looked
    return violations.map(
        ({ id, nodes }) =>
            `${id}: ${nodes
                .slice(0, 3)
                .map(({ html }) => html.slice(0, 160))
                .join(" | ")}`,
    );
}

for (const colorScheme of ["light", "dark"])
    for (const width of [375, 1366])
        test(`axe-core passes the page of all results, ${colorScheme}, ${width} wide`, async () => {
            const { page } = await opened(pageOf(...made.all), { colorScheme, width });
            assert.deepEqual(await complaints(page), []);
            await page.click("[data-language=ko]");
            assert.deepEqual(await complaints(page), []);
            await page.close();
        });

test("axe-core passes the page of the first scenario", async () => {
    const { page } = await opened(played(scenario("sovereign-ai-2026-06.yaml"), 100_000).page);
    assert.deepEqual(await complaints(page), []);
    await page.close();
});

test("axe-core finds what is wrong where something is", async () => {
    const { page } = await opened(pageOf(made.run));
    await page.evaluate(() => {
        document.querySelector(".lead").style.color = "#ddd";
        document.querySelector("#curves svg").removeAttribute("aria-label");
    });
    const found = (await complaints(page)).join();
    assert.match(found, /color-contrast/);
    assert.match(found, /svg-img-alt/);
    await page.close();
});
