/** Asking the browser to keep the answers: once, with the first answer that is saved, in whatever language it says so. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { askToLast } from "../../workbook/frontend/static-site/persistence";

test("it is asked once, when an answer is saved", () => {
  let asked = 0;
  const page = new EventTarget();
  const storage = { persist: () => Promise.resolve(Boolean((asked += 1))), persisted: () => Promise.resolve(false) };
  Object.defineProperty(globalThis, "navigator", { value: { storage }, configurable: true });
  Object.assign(globalThis, { document: page, addEventListener: () => undefined });
  const told = (state: string, words: string): number => {
    page.dispatchEvent(new CustomEvent("workbook:state", { detail: { state, words } }));
    return asked;
  };
  askToLast();
  assert.deepEqual([told("saving", "Saved soon"), told("unsaved", "Saved not"), told("saved", "")], [0, 0, 0]);
  assert.deepEqual([told("saved", "Gespeichert 21:14"), told("saved", "Gespeichert 21:15")], [1, 1]);
});
