/** Words and names: of two editions at one host, of the time that is left to write, of a sealed draft. */
import assert from "node:assert/strict";
import { test } from "node:test";
import "./page";
import { largeName, storeName } from "../../workbook/frontend/static-site/worker-protocol";
import { opened, sealed } from "../../workbook/frontend/page/draft-encryption";
import { words } from "../../workbook/frontend/page/writing-time";

const KEY = "0123456789abcdef".repeat(4);

test("answers are kept under the project's own name and the folder", () => {
  assert.equal(storeName("https://example.org/workbook/"), "dance-workbook /workbook/");
});

test("two editions at one host keep their own answers, one edition at two names of it the same", () => {
  assert.notEqual(storeName("https://example.org/a/"), storeName("https://example.org/b/"));
  assert.equal(storeName("https://example.org/a/?x#y"), storeName("http://example.org/a/"));
});

test("large files are kept beside the answers, under another name", () => {
  assert.equal(largeName("https://example.org/a/"), "dance-workbook /a/ large files");
});

test("the time that is left is said in whole minutes, then in halves, then in a sentence", () => {
  const left = [600_000, 540_001, 120_001, 120_000, 60_001, 60_000, 30_001, 30_000, 1, 0, -5];
  assert.deepEqual(left.map(words), [
    "10 minutes to write",
    "10 minutes to write",
    "3 minutes to write",
    "2 minutes to write",
    "2 minutes to write",
    "One minute to write",
    "One minute to write",
    "Half a minute",
    "Half a minute",
    "Time. Finish your sentence, or leave it open.",
    "Time. Finish your sentence, or leave it open.",
  ]);
});

test("a sealed draft is opened with its key, and holds nothing of its words", () => {
  const draft = "Maya: my quiet mornings — ü 🌿";
  const kept = sealed(draft, KEY);
  assert.match(kept, /^sealed [0-9a-f]+$/);
  assert.equal(opened(kept, KEY), draft);
});

test("the same words are sealed differently each time", () => {
  assert.notEqual(sealed("the same", KEY), sealed("the same", KEY));
});

test("with another key, or with one digit changed, nothing is opened", () => {
  const kept = sealed("words", KEY);
  const last = kept.endsWith("0") ? "1" : "0";
  assert.throws(() => opened(kept, KEY.replace("0", "1")));
  assert.throws(() => opened(kept.slice(0, -1) + last, KEY));
});

test("what was never sealed is read as it is", () => {
  assert.equal(opened('{"aim":1}', KEY), '{"aim":1}');
});
