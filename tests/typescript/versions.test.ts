/** Two versions of one answer: what is shown of the other, and which choices there are. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { clock } from "./clock";
import { part, type Part } from "./page";
import { ONE_PRESS, Apart } from "../../workbook/frontend/fields/confirm";
import type { Version } from "../../workbook/frontend/fields/protocol";
import { Versions } from "../../workbook/frontend/fields/versions";

const OTHER: Version = { words: "my quiet mornings", at: "2026-11-22T21:14:00", of: "0123456789abcdef", joins: true };

function shown(...found: Version[]) {
  const chosen: unknown[] = [];
  const root = part("field", "", part("under"));
  const versions = new Versions(root.element, new Apart(root.element), (...choice) => chosen.push(choice));
  versions.show(found);
  return { root, versions, chosen, ways: () => root.all(".way") };
}

function press(button: Part | undefined): void {
  assert.ok(button?.dispatchEvent(new Event("click")));
}

test("with no other version nothing is shown", () => {
  assert.deepEqual(
    shown().root.children.map((child) => child.className),
    ["under"],
  );
});

test("the other version stands above the note, with its day and its words", () => {
  const { root } = shown(OTHER);
  assert.deepEqual(
    root.children.map((child) => child.className),
    ["versions", "under"],
  );
  assert.equal(root.querySelector(".other")?.textContent, "my quiet mornings");
  assert.equal(
    root.querySelector(".said")?.textContent,
    "Another window, or a copy, holds a different version, from 22 November, 21:14. Nothing is lost: choose what to keep.",
  );
});

test("a time that is none is not told", () => {
  assert.match(shown({ ...OTHER, at: "" }).root.querySelector(".said")?.textContent ?? "", /a different version\. Nothing/);
});

test("an empty version is told in words", () => {
  const other = shown({ ...OTHER, words: "" }).root.querySelector(".other");
  assert.equal(other?.textContent, "Nothing: it was left empty there.");
  assert.equal(other?.className, "other nothing");
});

test("both can be kept only where both can be joined", () => {
  const choices = (joins: boolean) =>
    shown({ ...OTHER, joins })
      .ways()
      .map((way) => way.dataset.keep);
  assert.deepEqual(choices(true), ["this", "that", "both"]);
  assert.deepEqual(choices(false), ["this", "that"]);
});

test("a choice names what is kept, and of which version; a double click is one", (t) => {
  const time = clock(t);
  const { ways, chosen } = shown(OTHER);
  press(ways()[1]);
  press(ways()[1]);
  time.pass(ONE_PRESS);
  press(ways()[2]);
  assert.deepEqual(chosen, [
    ["that", OTHER.of],
    ["both", OTHER.of],
  ]);
});

test("the same version shown again leaves the choice where it is", () => {
  const { root, versions } = shown(OTHER);
  const panel = root.querySelector(".versions");
  versions.show([{ ...OTHER }]);
  assert.equal(root.querySelector(".versions"), panel);
});

test("one at a time: the next takes the place of the one before, and after the last there is none", () => {
  const { root, versions } = shown(OTHER, { ...OTHER, words: "second" });
  versions.show([{ ...OTHER, words: "second" }]);
  assert.deepEqual(
    root.all(".other").map((other) => other.textContent),
    ["second"],
  );
  versions.show([]);
  assert.equal(root.querySelector(".versions"), null);
});
