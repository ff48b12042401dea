/** A look at the answers as the browser keeps them, before Python is awake. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import { SCHEMA } from "../../workbook/frontend/fields/protocol";
import { glance } from "../../workbook/frontend/static-site/glance";
import { done, FILES, openShelf } from "../../workbook/frontend/static-site/idb";

const NAME = "dance-workbook /";
const ANSWERS = { "01-here.fear": { value: "the dark", rev: 3 }, "02-there.hope": { value: "light", rev: 1 } };
const OPEN = { say: "open" };
const here = (key: string, value: string, rev: number) => ({ say: "here", key, value, rev, others: [], disabled: false });

/** Look at a file that is kept, from a page that asks some keys. */
async function seen(file: unknown, ...keys: string[]): Promise<unknown> {
  const fields = keys.map((key) => ({ dataset: { key } }));
  Object.assign(globalThis, { indexedDB: new IDBFactory(), document: { querySelectorAll: () => fields } });
  const shelf = await openShelf(NAME);
  const body = new TextEncoder().encode(JSON.stringify(file));
  if (file) await done(shelf.transaction(FILES, "readwrite").objectStore(FILES).put(body, "answers.json"));
  shelf.close();
  return glance(NAME);
}

test("what a page asks is there at once, whichever chapter asks it too", async () => {
  const file = { format: "dance-workbook-answers", schema: SCHEMA, answers: ANSWERS };
  assert.deepEqual(await seen(file, "02-there.hope"), [OPEN, here("02-there.hope", "light", 1)]);
  assert.deepEqual(await seen(file, "01-here.fear", "01-here.none"), [OPEN, here("01-here.fear", "the dark", 3)]);
});

test("no file is an open one, and a locked one is locked", async () => {
  assert.deepEqual(await seen(undefined, "01-here.fear"), [OPEN]);
  assert.deepEqual(await seen({ format: "dance-workbook-answers-locked" }, "01-here.fear"), [{ say: "locked" }]);
});

test("a file of another schema, or of another program, waits for Python", async () => {
  const format = "dance-workbook-answers";
  assert.deepEqual(await seen({ format, schema: SCHEMA - 1, answers: ANSWERS }, "01-here.fear"), []);
  assert.deepEqual(await seen({ format: "other", schema: SCHEMA, answers: ANSWERS }, "01-here.fear"), []);
  assert.deepEqual(await seen({ format, schema: SCHEMA, answers: 3 }, "01-here.fear"), [OPEN]);
});
