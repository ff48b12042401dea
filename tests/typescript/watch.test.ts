/** What is built for development: it follows what is written, says where it came from, and counts as built for nobody. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";

const frontend = process.cwd();
/** What scripts share with Python and lies with it. */
const BESIDE = ["../exercises/feelings.json"];

/** Wait until a file holds some words. */
async function holding(file: string, words: string): Promise<string> {
  const turned = watch(path.dirname(file));
  try {
    while (true) {
      const text = existsSync(file) ? readFileSync(file, "utf8") : "";
      if (text.includes(words)) return text;
      await once(turned, "change");
    }
  } finally {
    turned.close();
  }
}

test("a letter of a style sheet is in the page's sheet and in the notebook's script, and nothing so built is current", async (t) => {
  const root = mkdtempSync(path.join(tmpdir(), "workbook-watch-"));
  const copy = path.join(root, "frontend");
  t.after(() => rmSync(root, { recursive: true }));
  for (const name of BESIDE) cpSync(path.join(frontend, name), path.join(copy, name));
  const ours = readdirSync(frontend).filter((name) => !["node_modules", "static"].includes(name));
  for (const name of ours) cpSync(path.join(frontend, name), path.join(copy, name), { recursive: true });
  symlinkSync(path.join(frontend, "node_modules"), path.join(copy, "node_modules"));
  mkdirSync(path.join(copy, "static"));
  writeFileSync(path.join(copy, "static/built"), "a mark");
  const bundler = spawn(process.execPath, [path.join(copy, "build.mjs"), "--watch"], {
    stdio: ["pipe", "inherit", "inherit"],
  });
  t.after(() => bundler.kill());
  const [sheet, script] = [path.join(copy, "static/look.css"), path.join(copy, "static/fields.js")];
  const ended = once(bundler, "exit");
  await Promise.race([holding(sheet, "sourceMappingURL=data:"), ended.then(() => assert.fail("the bundler has ended"))]);
  await holding(script, "sourceMappingURL=data:");
  appendFileSync(path.join(copy, "fields/tokens.css"), "\n:root { --planted: 17px }\n");
  await Promise.all([holding(sheet, "--planted: 17px"), holding(script, "--planted: 17px")]);
  assert.equal(existsSync(path.join(copy, "static/built")), false);
  bundler.stdin.end();
  const [code] = await ended;
  assert.equal(code, 0);
});
