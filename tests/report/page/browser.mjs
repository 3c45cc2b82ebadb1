// What the tests of the page share: a browser, the program, and pages made with it.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";

const { CUTLINE_PROGRAM: program, CUTLINE_SCENARIOS: scenarios, CUTLINE_PAGE_BUILD: build } = process.env;
const { chromium } = createRequire(join(build, "page.js"))("playwright-core");

/// Its source, to be run in a page.
export const axeSource = () =>
    readFileSync(createRequire(join(build, "page.js")).resolve("axe-core/axe.min.js"), "utf8");

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    (path) => existsSync(path),
);
if (!executablePath) {
    console.log("skipped: Chromium is missing (Debian packages chromium and fonts-noto-cjk)");
    process.exit(77);
}

const folder = mkdtempSync(join(tmpdir(), "cutline-page-"));
const browser = await chromium.launch({
    executablePath,
    args: [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ],
});
after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
});

export const cutline = (...words) => execFileSync(program, words, { encoding: "utf8", cwd: folder });
export const scenario = (name) => join(scenarios, name);
export const inFolder = (name) => join(folder, name);

/// Writes a file and gives its path.
export function written(name, text) {
    writeFileSync(inFolder(name), text);
    return inFolder(name);
}

/// Runs a scenario: its result, and the path of a page of it.
export function played(file, trials, ...words) {
    const result = JSON.parse(
        cutline(
            "run",
            file,
            "--trials",
            String(trials),
            "--format",
            "json",
            "--quiet",
            "--report",
            "page.html",
            ...words,
        ),
    );
    return { result, page: inFolder("page.html") };
}

/// A result that nobody played, and the path of a page of it.
export function pageOf(...results) {
    const files = results.map((result, i) => written(`result-${i}.json`, JSON.stringify(result)));
    cutline("report", ...files, "--output", "made.html", "--quiet");
    return inFolder("made.html");
}

/// Opens a page; `troubles` collects what must not happen: errors, and requests of anything but the page itself.
export async function opened(path, { width = 1366, height = 768, ...options } = {}) {
    const page = await browser.newPage({ viewport: { width, height }, ...options });
    const troubles = [];
    const address = pathToFileURL(path).href;
    page.on(
        "console",
        (message) => ["error", "warning"].includes(message.type()) && troubles.push(message.text()),
    );
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("dialog", (dialog) => {
        troubles.push(`dialog: ${dialog.message()}`);
        dialog.dismiss();
    });
    page.on(
        "request",
        (request) =>
            request.url().split("#")[0] !== address &&
            !/^(data|blob):/.test(request.url()) &&
            troubles.push(`request: ${request.url()}`),
    );
    await page.goto(address);
    await page.waitForSelector("#answer, [role=alert]");
    return { page, troubles };
}

/// The texts of the cells, row by row, of the table whose caption holds the words.
export async function cells(page, caption) {
    const table = page.locator("table", { has: page.locator("caption", { hasText: caption }) }).first();
    return table
        .locator("tbody tr")
        .evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim())));
}
