/** The text of a copy made in the browser: a whole answers file, as Python writes one. */
import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { SCHEMA } from "../../workbook/frontend/fields/protocol";
import { part } from "./page";
import type { Field } from "../../workbook/frontend/fields/field";
import type { InHand } from "../../workbook/frontend/fields/pending-edit";
import { Copy } from "../../workbook/frontend/page/copy";

const KEY = "01-what-closeness-asks.fear-to-lose";
const HELD = { kind: "text", prompt: "Held?", value: "held", rev: 3, by: "kernel", at: "2026-11-22T21:14:00Z", note: "kept" };

function field(inHand: Partial<InHand>, key = KEY): Field {
  const root = part("field");
  root.dataset.kind = "text";
  const whole: InHand = { value: null, rev: 0, dirty: false, gone: false, ...inHand };
  return { key, root, kind: "text", prompt: "What do you fear to lose?", inHand: whole, dirty: whole.dirty } as unknown as Field;
}

/** A copy whose server holds some answers. */
async function holding(t: TestContext, answers: object, ...fields: Field[]): Promise<Copy> {
  const found = { format: "dance-workbook-answers", schema: 1, seq: 7, later: "kept", answers };
  t.mock.method(globalThis, "fetch", async () => Response.json(found));
  const copy = new Copy(fields);
  await copy.fetch();
  return copy;
}

function read(copy: Copy) {
  return JSON.parse(copy.text()) as { answers: Record<string, Record<string, unknown> | undefined>; [member: string]: unknown };
}

test("with nothing fetched and nothing typed it is an empty answers file", () => {
  const { saved_at, ...whole } = read(new Copy());
  assert.deepEqual(whole, { format: "dance-workbook-answers", schema: SCHEMA, min_reader: SCHEMA, app: "", seq: 0, answers: {} });
  assert.match(String(saved_at), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
});

test("it is plain ASCII, its members in order, and it ends with a line", () => {
  const text = new Copy([field({ value: "ü – 🌿 \u007f", dirty: true })]).text();
  assert.match(text, /^[\n\x20-\x7e]*\n$/);
  assert.ok(text.includes('"value": "\\u00fc \\u2013 \\ud83c\\udf3f \\u007f"'));
  const names = [...text.matchAll(/^ {2}"(\w+)"/gm)].map(([, name]) => name);
  assert.deepEqual(names, [...names].sort());
});

test("what is typed and not saved is in it, under the next revision", () => {
  const { [KEY]: entry } = read(new Copy([field({ value: "typed", rev: 4, dirty: true })])).answers;
  assert.deepEqual([entry?.value, entry?.rev, entry?.kind, entry?.prompt], ["typed", 5, "text", "What do you fear to lose?"]);
  assert.match(String(entry?.by), /^page-[0-9a-f]+$/);
});

test("what a frame holds is in it, below what the page itself has in hand", () => {
  const inHand: InHand = { value: "in a frame", rev: 4, dirty: true, gone: false };
  const framed = [KEY, `${KEY}-2`].map((key) => ({ key, kind: "text", prompt: "And there?", inHand }));
  const { answers } = read(new Copy([field({ value: "typed", rev: 4, dirty: true })], () => framed));
  assert.deepEqual(
    Object.values(answers).map((each) => [each?.value, each?.rev]),
    [
      ["typed", 5],
      ["in a frame", 5],
    ],
  );
  assert.equal(answers[`${KEY}-2`]?.prompt, "And there?");
});

test("what this page was never told of is left out, and so is what it forgets", () => {
  assert.deepEqual(read(new Copy([field({})])).answers, {});
  assert.deepEqual(read(new Copy([field({ value: "x", rev: 2, gone: true })])).answers, {});
});

test("half a character and a number that is none stand in no file", () => {
  const value = { a: "\ud83c", b: [Infinity, NaN, 1.5], c: { d: "x\udf3fy" } };
  const { [KEY]: entry } = read(new Copy([field({ value, dirty: true })])).answers;
  assert.deepEqual(entry?.value, { a: "\ufffd", b: [null, null, 1.5], c: { d: "x\ufffdy" } });
});

test("a whole character outside the first plane is kept", () => {
  assert.equal(read(new Copy([field({ value: "🌿", dirty: true })])).answers[KEY]?.value, "🌿");
});

test("what the server holds is in it, with members a later edition may have added", async (t) => {
  const found = read(await holding(t, { "other.key": HELD }));
  assert.deepEqual([found.later, found.seq, found.answers["other.key"]], ["kept", 7, HELD]);
});

test("a saved field is as the server holds it, unless this page knows a newer revision", async (t) => {
  const older = read(await holding(t, { [KEY]: HELD }, field({ value: "older", rev: 2 })));
  assert.deepEqual(older.answers[KEY], HELD);
  const newer = read(await holding(t, { [KEY]: HELD }, field({ value: "newer", rev: 4 })));
  assert.deepEqual([newer.answers[KEY]?.value, newer.answers[KEY]?.rev, newer.answers[KEY]?.note], ["newer", 4, "kept"]);
});

test("an unsaved edit of what was seen takes its place", async (t) => {
  const { [KEY]: entry } = read(await holding(t, { [KEY]: HELD }, field({ value: "typed", rev: 3, dirty: true }))).answers;
  assert.deepEqual([entry?.value, entry?.rev, entry?.other], ["typed", 4, undefined]);
});

test("a version the reader has not seen stays below, after those that were there", async (t) => {
  const before = { value: "before", rev: 1, by: "b", at: "2026-11-01T00:00:00Z" };
  const held = { ...HELD, other: [before] };
  const { [KEY]: entry } = read(await holding(t, { [KEY]: held }, field({ value: "typed", rev: 2, dirty: true }))).answers;
  assert.deepEqual([entry?.value, entry?.rev], ["typed", 4]);
  assert.deepEqual(entry?.other, [before, HELD]);
});

test("the same words, unseen, are no other version", async (t) => {
  const { [KEY]: entry } = read(await holding(t, { [KEY]: HELD }, field({ value: "held", rev: 2, dirty: true }))).answers;
  assert.deepEqual([entry?.value, entry?.other], ["held", undefined]);
});

test("what is forgotten here goes from what the server holds", async (t) => {
  const found = read(await holding(t, { [KEY]: HELD, "other.key": HELD }, field({ gone: true })));
  assert.deepEqual(Object.keys(found.answers), ["other.key"]);
});

test("an answer that is no answers file, or none at all, changes nothing in hand", async (t) => {
  const copy = await holding(t, { "other.key": HELD });
  for (const answer of [
    async () => Response.json({ format: "else" }),
    async () => Response.error(),
    () => Promise.reject(new Error()),
  ]) {
    t.mock.method(globalThis, "fetch", answer);
    await copy.fetch();
    assert.deepEqual(Object.keys(read(copy).answers), ["other.key"]);
  }
});

test("where there is nothing, no empty file is called a copy", async (t) => {
  t.mock.method(globalThis, "fetch", () => Promise.reject(new Error()));
  assert.match(await new Copy().save(), /nothing was copied/);
});
