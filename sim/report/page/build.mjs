// Puts page.html, its style and its script with their libraries into one template, and the template into a C++
// source. Run by CMake in a copy of this folder: node build.mjs TEMPLATE.cpp LICENCES.txt
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";

const [cppFile, licencesFile] = process.argv.slice(2);

async function bundled(entry) {
    const result = await build({
        entryPoints: [entry],
        bundle: true,
        minify: true,
        write: false,
        metafile: true,
        legalComments: "none", // the licences stand together, below
        charset: "utf8",
        format: "iife",
        target: ["chrome100", "firefox100", "safari15.4"],
    });
    return { text: result.outputFiles[0].text, inputs: Object.keys(result.metafile.inputs) };
}

/// The folders of the packages that a bundle holds, as "node_modules/d3-array".
function packagesOf(inputs) {
    const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;
    return [...new Set(inputs.map((path) => path.match(folder)?.[0]).filter(Boolean))].sort();
}

/// Each licence once, under the packages that it holds for.
function licencesOf(packages) {
    const holders = new Map();
    for (const folder of packages) {
        const { name, version } = JSON.parse(readFileSync(`${folder}/package.json`));
        const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
        if (!file) throw new Error(`${folder} has no licence text`);
        const text = readFileSync(`${folder}/${file}`, "utf8").trim();
        holders.set(text, [...(holders.get(text) ?? []), `${name} ${version}`]);
    }
    return [...holders].map(([text, names]) => `${names.join(", ")}\n\n${text}\n`).join("\n\n");
}

const style = await bundled("page.css");
const script = await bundled("main.js");
const licences = licencesOf(packagesOf(script.inputs));
const hash = createHash("sha256").update(script.text).digest("base64");
const parts = {
    "@POLICY@": `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-${hash}'`,
    "@LICENCES@": licences.replaceAll("--", "- -"), // stands in an HTML comment
    "@STYLE@": style.text,
    "@SCRIPT@": script.text,
};
const template = readFileSync("page.html", "utf8").replace(/@[A-Z]+@/g, (mark) => parts[mark] ?? mark);

const delimiter = "cutline_page";
if (template.includes(`)${delimiter}"`)) throw new Error("the page holds the delimiter of its literal");
writeFileSync(
    cppFile,
    `// Made from sim/report/page by its build.mjs.
#include "report/page_template.hpp"

namespace cutline {

std::string_view page_template() {
    return R"${delimiter}(${template})${delimiter}";
}

} // namespace cutline
`,
);
writeFileSync(licencesFile, `The page that \`cutline report\` writes holds these libraries.\n\n${licences}`);
