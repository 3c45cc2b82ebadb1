// What the tests of the schemas share: the program, ajv, and a folder of their own.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

const { CUTLINE_PROGRAM: program, CUTLINE_SOURCES: sources, CUTLINE_PAGE_BUILD: build } = process.env;
const packages = createRequire(join(build, "page.js"));
const Ajv = packages("ajv");
const Ajv2020 = packages("ajv/dist/2020.js");
const { parse } = packages("yaml");

const folder = mkdtempSync(join(tmpdir(), "cutline-schema-"));
after(() => rmSync(folder, { recursive: true }));

export const read = (...path) => readFileSync(join(sources, ...path), "utf8");

/// The files of a folder of the sources that end in `ending`, as paths within them; also of folders below.
export const files = (where, ending) =>
    readdirSync(join(sources, where), { recursive: true })
        .filter((name) => name.endsWith(ending))
        .map((name) => join(where, name))
        .sort();

/// Writes a file of the tests' own folder.
export function written(name, text) {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
}

export const source = (...path) => join(sources, ...path);

/// {status, output, errors} of the program.
export function cutline(...words) {
    const { status, stdout, stderr } = spawnSync(program, words, {
        encoding: "utf8",
        cwd: folder,
        maxBuffer: 1 << 28,
    });
    return { status, output: stdout, errors: stderr };
}

/// The JSON that a command writes.
export const result = (...words) =>
    JSON.parse(
        execFileSync(program, [...words, "--format", "json", "--quiet"], {
            encoding: "utf8",
            cwd: folder,
            stdio: ["ignore", "pipe", "ignore"],
            maxBuffer: 1 << 28,
        }),
    );

/// A function that says what is wrong with a value, in lines; "" for nothing. `strict` also refuses what a schema says
/// to no effect.
function complaints(validate) {
    return (value) =>
        validate(value)
            ? ""
            : validate.errors.map(({ instancePath, message }) => `${instancePath}: ${message}`).join("\n");
}

const options = { strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false };
export const scenarioFaults = complaints(
    new Ajv.default(options).compile(JSON.parse(cutline("schema").output)),
);
export const resultFaults = complaints(
    new Ajv2020.default(options).compile(JSON.parse(cutline("schema", "--result").output)),
);

/// Random scenarios with every feature of the language, all of them right.
export const randomScenarios = (first, last) =>
    execFileSync(process.env.CUTLINE_RANDOM_SCENARIOS, [`${first}`, `${last}`], {
        encoding: "utf8",
        maxBuffer: 1 << 28,
    })
        .split(/^--- \d+\n/m)
        .slice(1);

/// YAML as an editor reads it: 1.2, into what JSON knows.
export const yaml = (text) => parse(text, { uniqueKeys: true, maxAliasCount: 0 });

/// Whether `cutline check` takes a text as a scenario; what it says if not.
export function refusal(text, name = "scenario.yaml") {
    const { status, errors } = cutline("check", written(name, text), "--format", "json", "--quiet");
    if (status !== 0 && status !== 2) throw new Error(`cutline check ended with ${status}: ${errors}`);
    return status === 0 ? "" : errors;
}
