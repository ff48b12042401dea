/** Escape leaves, unless it closes something. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { newPage } from "./page";
import { Escape } from "../../workbook/frontend/page/escape";

interface Key {
  key?: string;
  keyCode?: number;
  isComposing?: boolean;
  repeat?: boolean;
  timeStamp?: number;
}

/** A page, and what a key does that is pressed at a place in it. */
function opened(guesses = false) {
  const page = newPage();
  const key = new Escape(page, guesses);
  const happens = (name: string, target: object, more: Key = {}): Event => {
    const event = new Event(name);
    for (const [member, value] of Object.entries({ target, ...more })) Object.defineProperty(event, member, { value });
    page.dispatchEvent(event);
    return event;
  };
  return {
    happens,
    leaves: (target: object = TEXT, more: Key = {}): boolean =>
      key.leaves(happens("keydown", target, { key: "Escape", ...more }) as KeyboardEvent),
  };
}

const TEXT = { type: "textarea", value: "words", matches: () => false };
const DATE = { type: "date", value: "", matches: () => false };

test("it leaves from words, from a date and from an empty search", () => {
  const { leaves } = opened();
  const unknown = (): boolean => {
    throw new SyntaxError(":open");
  };
  assert.deepEqual(
    [leaves(), leaves(DATE), leaves({ type: "search", value: "" }), leaves({ matches: unknown })],
    [true, true, true, true],
  );
});

test("a search with words, an open list, an input method, a key held down and any other key do not leave", () => {
  const { leaves } = opened();
  assert.equal(leaves({ type: "search", value: "words" }), false);
  assert.equal(leaves({ type: "select-one", matches: () => true }), false);
  assert.equal(leaves(TEXT, { isComposing: true, keyCode: 27 }), false);
  assert.equal(leaves(TEXT, { repeat: true }), false);
  assert.equal(leaves(TEXT, { key: "Enter" }), false);
});

test("in a sheet it closes the sheet", () => {
  const { leaves } = opened();
  const within = (open: boolean): object => ({
    ...TEXT,
    closest: (what: string) => (open && what === "dialog[open]" ? {} : null),
  });
  assert.deepEqual([leaves(within(true)), leaves(within(false))], [false, true]);
});

test("where no calendar tells that it is open, the first one after a press closes it, and the next leaves", () => {
  const { leaves, happens } = opened(true);
  happens("click", DATE);
  assert.deepEqual([leaves(DATE), leaves(DATE)], [false, true]);
  happens("click", DATE);
  happens("focusout", DATE);
  assert.equal(leaves(DATE), true);
  happens("click", DATE);
  assert.equal(leaves(TEXT), true);
});

test("a browser that tells is believed", () => {
  const { leaves, happens } = opened(false);
  happens("click", DATE);
  assert.equal(leaves(DATE), true);
});
