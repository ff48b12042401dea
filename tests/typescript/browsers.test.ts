/** The line: which browsers are new enough, held against what the sources use and what is known of every version. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { ENGINES, entry, root, since, younger, type Versions } from "./features";
import { beyond, enough, needed } from "../../workbook/frontend/browsers.json";
import { newEnough } from "../../workbook/frontend/page/browser-versions";

const line = Object.fromEntries(ENGINES.map((engine) => [engine, Number(enough[engine])])) as Versions;
const text = (name: string): string => readFileSync(path.join(root, name), "utf8").replace(/\s+/g, " ");

test("whatever is needed to keep a word, every browser that is new enough has", () => {
  for (const name of Object.keys(needed)) {
    const versions = since(entry(name));
    for (const engine of ENGINES) assert.ok(versions[engine] <= line[engine], `${name} in ${engine} ${versions[engine]}`);
  }
});

test("whatever is younger than that is listed, with what those get who lack it", () => {
  assert.deepEqual(younger(line), Object.keys(beyond).sort());
});

test("the line is where readers look for it", () => {
  for (const name of ["README.md", "workbook/docs/browsers.md"]) assert.ok(text(name).includes(newEnough()), name);
});

test("the table says since when each browser has what is needed", () => {
  const page = text("workbook/docs/browsers.md");
  for (const [name, words] of Object.entries(needed)) {
    const { safari, firefox, chrome } = since(entry(name));
    const row = `| ${words} | ${safari} | ${firefox} | ${chrome} |`;
    assert.ok(page.includes(row), `the table lacks: ${row}`);
  }
  for (const words of Object.values(beyond)) assert.ok(page.includes(words), `nothing is said of: ${words}`);
});
