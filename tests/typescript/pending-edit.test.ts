/** What a field may wish, when two values are the same, and what stands below what. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { canonical, joined, mark, same } from "../../workbook/frontend/fields/pending-edit";

const VALUES = [
  null,
  "",
  "a",
  "b",
  "ab",
  "ba",
  0,
  1,
  -1,
  "0",
  true,
  false,
  [],
  [""],
  ["a", "b"],
  ["b", "a"],
  {},
  { a: 1 },
  { a: "1" },
];

test("members are told by their names, in whatever order they were set, and empty ones are none", () => {
  assert.equal(canonical({ b: 1, a: { d: [2, { f: 1, e: 2 }], c: null } }), '{"a":{"d":[2,{"e":2,"f":1}]},"b":1}');
  assert.ok(same({ a: 1, b: 2 }, { b: 2, a: 1 }));
  assert.equal(mark({ a: 1, b: 2 }), mark({ b: 2, a: 1 }));
});

test("lines of a list keep their order, which is part of an answer", () => {
  assert.ok(!same(["a", "b"], ["b", "a"]));
  assert.notEqual(mark(["a", "b"]), mark(["b", "a"]));
});

test("no answer is null, and neither an empty text nor zero is that", () => {
  assert.ok(same(undefined, null));
  assert.ok(!same("", null));
  assert.ok(!same(0, null));
});

test("different values have different marks", () => {
  const marks = VALUES.map(mark);
  assert.equal(new Set(marks).size, VALUES.length);
});

test("a thousand texts that differ in one letter have a thousand marks", () => {
  const marks = Array.from({ length: 1000 }, (_, at) => mark(`${"a".repeat(at)}b${"a".repeat(999 - at)}`));
  assert.equal(new Set(marks).size, 1000);
});

test("a mark is short, whatever it marks", () => {
  assert.ok(mark("ü".repeat(100_000)).length < 25);
  assert.match(mark("Maya: my quiet mornings."), /^[0-9a-z]+\.[0-9a-z]+\.[0-9a-z]+$/);
});

test("early words stand below those that were brought back", () => {
  assert.equal(joined("brought back", "typed early"), "brought back\n\ntyped early");
});

test("early words that were brought back already are not said twice", () => {
  assert.equal(joined("typed early, and more", "typed early"), "typed early, and more");
  assert.equal(joined("brought", ""), "brought");
});

test("only texts are joined; of other kinds what was brought back stays", () => {
  assert.equal(joined(7, 3), 7);
  assert.deepEqual(joined(["a"], "b"), ["a"]);
  assert.equal(joined(null, "b"), null);
});
