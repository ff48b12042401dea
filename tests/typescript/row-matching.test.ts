/** Which row is which when another window has saved. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { alikeRows, alikeTexts, arrange, beside, matched } from "../../workbook/frontend/fields/row-matching";

type Row = Record<string, string | number | null>;

const row = (who: string | null, how: number | null = 5): Row => ({ day: "2026-11-21", who, how });
const [ANNA, BEN, CARO] = [row("Anna, who listens"), row("Ben, who laughs"), row("Caro, who left early")] as [Row, Row, Row];

test("a row that is gone takes no other with it, and a new one is new", () => {
  assert.deepEqual(matched([ANNA, BEN, CARO], [BEN, CARO], alikeRows), [1, 2]);
  assert.deepEqual(matched([ANNA, BEN], [row("Dora, who came"), ANNA, BEN], alikeRows), [-1, 0, 1]);
  assert.deepEqual(matched([ANNA, BEN], [BEN, ANNA], alikeRows), [1, 0]);
});

test("two that are equal stay two", () => {
  assert.deepEqual(matched([ANNA, ANNA, BEN], [ANNA, BEN], alikeRows), [0, 2]);
  assert.deepEqual(matched([ANNA], [ANNA, ANNA], alikeRows), [0, -1]);
});

test("one that was changed elsewhere is still itself", () => {
  const changed = row("Anna, who listens well", 9);
  assert.deepEqual(matched([ANNA, BEN], [BEN, changed], alikeRows), [1, 0]);
});

test("the same day and number make nobody the same", () => {
  assert.deepEqual(matched([ANNA], [BEN], alikeRows), [-1]);
  assert.deepEqual(matched([row("A.")], [row("B.")], alikeRows), [-1]);
});

test("a row with an id is who it says, whatever else stands in it", () => {
  const [one, two] = [
    { ...ANNA, id: "a1" },
    { ...ANNA, id: "b2" },
  ];
  assert.deepEqual(
    matched(
      [one, two],
      [
        { ...BEN, id: "b2" },
        { ...CARO, id: "a1" },
      ],
      alikeRows,
    ),
    [1, 0],
  );
  assert.deepEqual(matched([ANNA], [{ ...ANNA, id: "a1" }], alikeRows), [0]);
});

test("a blank row is nobody", () => {
  assert.deepEqual(matched([row(null, null)], [ANNA], alikeRows), [-1]);
});

test("where there are no words, numbers and days tell", () => {
  assert.deepEqual(matched([row(null, 5), row(null, 7)], [row(null, 7)], alikeRows), [1]);
});

test("lines have in common what they begin and end with", () => {
  const shares = [
    ["", "a"],
    ["no", "so"],
    ["a longer line", "a longer line here"],
    ["abcd", "abzd"],
  ];
  assert.deepEqual(
    shares.map(([one = "", other = ""]) => alikeTexts(one, other)),
    [0, 0, 1, 0.75],
  );
});

test("one more stands below whom it stood below", () => {
  assert.deepEqual(beside(["new", "a", "c"], ["a", "mine", "b", "c"], "mine"), ["new", "a", "mine", "c"]);
  assert.deepEqual(beside(["a"], ["mine", "a"], "mine"), ["mine", "a"]);
});

/** A parent of which each child knows the next, as in a page. */
function parent(...names: string[]) {
  const children: Child[] = [];
  const moved: string[] = [];
  class Child {
    parentElement: unknown = undefined;
    constructor(readonly name: string) {}
    get nextElementSibling(): Child | null {
      return children[children.indexOf(this) + 1] ?? null;
    }
    remove(): void {
      children.splice(children.indexOf(this), 1);
    }
  }
  const root = {
    insertBefore: (child: Child, after: Child | null): void => {
      moved.push(child.name);
      if (child.parentElement) child.remove();
      children.splice(after ? children.indexOf(after) : children.length, 0, child);
      child.parentElement = root;
    },
  };
  for (const name of names) root.insertBefore(new Child(name), null);
  moved.length = 0;
  const named = (name: string): Child => children.find((child) => child.name === name) ?? new Child(name);
  const put = (present: string, wanted: string, hand: string): [string, string[]] => {
    const some = (those: string): Element[] => [...those].map((name) => named(name) as unknown as Element);
    arrange(root as unknown as Element, some(present), some(wanted), named(hand) as unknown as Element);
    return [children.map(({ name }) => name).join(""), moved];
  };
  return put;
}

test("the others move around the one in hand", () => {
  assert.deepEqual(parent("h", "a", "b")("hab", "bah", "h"), ["bah", ["a", "b"]]);
  assert.deepEqual(parent("a", "h")("ah", "hab", "h"), ["hab", ["b", "a"]]);
});

test("what is in its place stays there, what is gone goes, what else is there is left alone", () => {
  assert.deepEqual(parent("x", "a", "b", "c", "z")("abc", "acn", "a"), ["xacnz", ["n"]]);
});
