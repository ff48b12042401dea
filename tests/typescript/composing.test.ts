/** Keys of an input method, and what waits until its words stand. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { part } from "./page";
import { Composing, ofInputMethod } from "../../workbook/frontend/fields/composing";

function ended(timeStamp: number): void {
  const event = new Event("compositionend");
  Object.defineProperty(event, "timeStamp", { value: timeStamp });
  document.dispatchEvent(event);
}

function key(keyCode: number, timeStamp: number, isComposing = false): KeyboardEvent {
  return { key: "Escape", keyCode, timeStamp, isComposing } as KeyboardEvent;
}

test("while it composes, every key is its own", () => {
  assert.equal(ofInputMethod(key(27, 0, true)), true);
  assert.equal(ofInputMethod(key(27, 0)), false);
});

test("where the end is told first, the key that ended it is its own, once and for whoever asks", () => {
  ended(1000);
  const cancels = key(229, 1004);
  assert.deepEqual([ofInputMethod(cancels), ofInputMethod(cancels)], [true, true]);
  assert.equal(ofInputMethod(key(229, 1300)), false);
});

test("a system that marks every key so keeps its keys", () => {
  assert.equal(ofInputMethod(key(229, 9000)), false);
  ended(10_000);
  assert.equal(ofInputMethod(key(229, 10_900)), false);
  ended(20_000);
  assert.equal(ofInputMethod(key(27, 20_001)), false);
});

test("what comes from elsewhere waits until the words stand, and the newest counts", async () => {
  const done: string[] = [];
  const root = part("field");
  const composing = new Composing(root.element);
  const come = (words: string): void => composing.wait(() => done.push(words));
  come("before");
  root.dispatchEvent(new Event("compositionstart"));
  come("first");
  come("second");
  assert.deepEqual(done, ["before"]);
  root.dispatchEvent(new Event("compositionend"));
  await new Promise((resolve) => setTimeout(resolve));
  come("after");
  assert.deepEqual(done, ["before", "second", "after"]);
});
