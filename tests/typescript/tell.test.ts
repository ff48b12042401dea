/** Words are written only where they are others than were written last. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { part } from "./page";
import { tell } from "../../workbook/frontend/fields/piece";

test("the same words are written once, also over what a browser has made of them", () => {
  const place = part("back");
  assert.deepEqual([tell(place.element, "Back at 14:05."), tell(place.element, "Back at 14:05.")], [true, false]);
  place.textContent = "Zurück um 14:05.";
  assert.equal(tell(place.element, "Back at 14:05."), false);
  assert.equal(place.textContent, "Zurück um 14:05.");
});

test("other words are written, and what stood there from the first counts", () => {
  const place = part("back", "Back at 14:05.");
  assert.deepEqual([tell(place.element, "Back at 14:05."), tell(place.element, "Back at 15:05.")], [false, true]);
  assert.equal(place.textContent, "Back at 15:05.");
});
