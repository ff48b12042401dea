/** What is said while somebody types: seen at once, and heard once, when the hands rest. */
import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { clock } from "./clock";
import { Part } from "./page";
import { Spoken } from "../../workbook/frontend/fields/live-region";

/** A place that tells what a screen reader hears of it. */
class Place extends Part {
  heard: string[] = [];

  override set textContent(words: string) {
    super.textContent = words;
    if (words && this.attributes.get("aria-live") !== "off") this.heard.push(words);
  }

  override get textContent(): string {
    return super.textContent;
  }
}

function place(t: TestContext, live?: string) {
  const time = clock(t);
  const line = new Place("p");
  if (live) line.setAttribute("aria-live", live);
  return { time, line, spoken: new Spoken(line.element) };
}

test("the states on the way are seen and not heard", (t) => {
  const { time, line, spoken } = place(t);
  spoken.hush();
  spoken.say("Saving…");
  spoken.say("Saved 21:14");
  assert.deepEqual([line.textContent, line.heard], ["Saved 21:14", []]);
  time.pass(2000);
  assert.deepEqual([line.heard, line.attributes.has("aria-live")], [["Saved 21:14"], false]);
});

test("what stays as it is, is not heard again", (t) => {
  const { time, line, spoken } = place(t, "polite");
  spoken.say("Not saved yet");
  for (let key = 0; key < 9; key += 1) {
    spoken.hush();
    spoken.say("Not saved yet");
  }
  time.pass(5000);
  spoken.speak();
  assert.deepEqual([line.heard, line.attributes.get("aria-live")], [["Not saved yet"], "polite"]);
});

test("whoever leaves hears it at once", (t) => {
  const { time, line, spoken } = place(t);
  spoken.hush();
  spoken.say("Saved 21:14");
  spoken.speak();
  time.pass(5000);
  assert.deepEqual(line.heard, ["Saved 21:14"]);
});
