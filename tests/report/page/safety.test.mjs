// What a scenario's writer types is text, whatever it looks like.
import assert from "node:assert/strict";
import { test } from "node:test";
import { opened, pageOf, played, written } from "./browser.mjs";
import * as made from "./made_results.mjs";

const evil = "</script><script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";

test("a scenario whose every label is an attack is shown as it is written, and does no harm", async () => {
    const text = JSON.stringify(evil);
    const file = written(
        "evil.yaml",
        `cutline: 1
title: ${text}
description: ${text}
criteria: {a: {points: 50, name: ${text}}}
teams:
  oak: {name: ${text}, expected: {a: 30}, note: ${text}, source: s}
  elm: {name: '@RESULTS@ @TITLE@ @SCRIPT@ $& <!-- --> ]]>', expected: {a: 28}}
  fir: {expected: {a: 26}}
spread: {strength: 5%}
rounds:
  first: {name: ${text}, keep: 2, gates: {g: {name: ${text}, pass: 90%}}}
  last: {keep: 1}
finalists: 1
variants: {v: {title: ${text}, set: {rounds.first.keep: 1}}}
open_rules: {r: {as-is: 50%, v: 50%}}
sources: {s: {title: ${text}, publisher: ${text}, url: "javascript:document.title='owned'"}}
`,
    );
    const { page: path } = played(file, 1000);
    const { page, troubles } = await opened(path);
    await page.evaluate(() =>
        document.querySelectorAll("details").forEach((each) => {
            each.open = true;
        }),
    );
    await page.click("[data-language=ko]");
    await page.waitForTimeout(200);
    assert.equal(await page.title(), evil);
    assert.equal(await page.locator(".kicker").textContent(), evil);
    assert.ok((await page.locator("#survival").textContent()).includes(evil));
    assert.ok(
        (await page.locator("#survival").textContent()).includes(
            "@RESULTS@ @TITLE@ @SCRIPT@ $& <!-- --> ]]>",
        ),
    );
    assert.equal(await page.locator("script").count(), 2);
    assert.equal(await page.locator("img, iframe, object").count(), 0);
    assert.equal(await page.locator("a[href^='javascript']").count(), 0);
    assert.deepEqual(troubles, []);
    await page.close();
});

test("the page's policy runs no script but its own", async () => {
    const { page } = await opened(pageOf(made.run));
    await page.evaluate(() => {
        const script = document.createElement("script");
        script.textContent = "document.title = 'owned'";
        document.body.append(script);
        const image = document.createElement("img");
        image.src = "https://example.org/";
        document.body.append(image);
    });
    assert.equal(await page.title(), "Three kitchens");
    await page.close();
});

test("a result that lacks what the page needs is told, not shown as a blank page", async () => {
    const { page } = await opened(pageOf({ ...made.run, teams: null }));
    assert.match(await page.locator("[role=alert]").textContent(), /can't show its result/);
    await page.close();
});
