/** The line of a page that nobody uses, that is locked, frozen or left: it rests, and comes back for whoever is there. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Line } from "./line";
import { answering, BRIEF, live, TICK } from "./linked";
import { GIVING_WAY } from "../../workbook/frontend/page/leaving";

test("long out of sight it rests, and comes back when it is looked at", (t) => {
  const all = live(t);
  all.see(true);
  answering(all, BRIEF.hidden - TICK);
  assert.deepEqual(all.stood, []);
  all.time.pass(2 * TICK);
  assert.deepEqual(all.stood, ["resting"]);
  all.time.pass(BRIEF.hidden);
  assert.equal(Line.made.length, 1);
  all.see(false);
  assert.equal(Line.made.length, 2);
  all.line().opens().says({ say: "ready" });
  assert.deepEqual(all.stood, ["resting", "waiting", "live"]);
});

test("out of sight it sends no beats", (t) => {
  const all = live(t);
  answering(all, 50);
  const before = all.line().beats.length;
  all.see(true);
  all.time.pass(10 * BRIEF.beat);
  assert.equal(all.line().beats.length, before);
});

test("a page with unsaved words does not rest", (t) => {
  const all = live(t);
  all.reader.unsaved = true;
  all.see(true);
  all.time.pass(2 * BRIEF.hidden);
  assert.deepEqual(all.stood, []);
});

test("untouched for an hour it rests, and any touch wakes it", (t) => {
  const all = live(t);
  answering(all, BRIEF.unused + TICK);
  assert.deepEqual(all.stood, ["resting"]);
  dispatchEvent(new Event("pointerdown"));
  assert.equal(Line.made.length, 2);
});

test("a touch within the hour keeps it", (t) => {
  const all = live(t);
  answering(all, BRIEF.unused - 10 * TICK);
  dispatchEvent(new Event("scroll"));
  answering(all, BRIEF.unused - 10 * TICK);
  assert.deepEqual(all.stood, []);
});

test("locked, it is closed and nothing brings it back but the passphrase", (t) => {
  const { time, link, stood, heard, line } = live(t);
  line().says({ say: "locked" });
  assert.deepEqual([stood, line().readyState], [["locked"], 2]);
  assert.deepEqual(heard.at(-1), { say: "locked" });
  time.pass(BRIEF.start);
  dispatchEvent(new Event("online"));
  assert.equal(Line.made.length, 1);
  link.unlock();
  assert.equal(Line.made.length, 2);
});

test("a locked page that gives way stays locked", (t) => {
  const { stood, line } = live(t);
  line().says({ say: "locked" });
  dispatchEvent(new Event(GIVING_WAY));
  assert.deepEqual(stood, ["locked"]);
});

test("after a night with the lid closed what it waits for may still come", (t) => {
  const all = live(t);
  all.link.send({ do: "forget", key: "a", seq: 1 });
  all.time.pass(BRIEF.beat + TICK);
  all.time.jump(BRIEF.answer + BRIEF.silence);
  assert.deepEqual(all.stood, []);
  all.line().says({ say: "saved", key: "a", seq: 1 });
  answering(all, BRIEF.answer);
  assert.deepEqual(all.stood, []);
});

test("when the network is back it does not wait for its next try", (t) => {
  const { time, line } = live(t);
  line().dies();
  dispatchEvent(new Event("online"));
  assert.equal(Line.made.length, 2);
  time.pass(20);
  assert.equal(Line.made.length, 2);
});

test("a page that is frozen lets go of its line, unless it holds unsaved words", (t) => {
  const { page, reader, stood } = live(t);
  reader.unsaved = true;
  page.dispatchEvent(new Event("freeze"));
  assert.deepEqual(stood, []);
  reader.unsaved = false;
  page.dispatchEvent(new Event("freeze"));
  assert.deepEqual(stood, ["resting"]);
  page.dispatchEvent(new Event("resume"));
  assert.equal(Line.made.length, 2);
});

test("kept for the way back it holds no line, and whoever comes back finds another", (t) => {
  const { time, reader, stood, line } = live(t);
  reader.unsaved = true; // the last words went before, and are held
  dispatchEvent(Object.assign(new Event("pagehide"), { persisted: true }));
  time.pass(BRIEF.start);
  assert.deepEqual([stood, line().readyState, Line.made.length], [["resting"], 2, 1]);
  dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
  assert.equal(Line.made.length, 2);
});

test("a page that ends for good sends what it can until the end", (t) => {
  const { stood, line } = live(t);
  dispatchEvent(Object.assign(new Event("pagehide"), { persisted: false }));
  assert.deepEqual([stood, line().readyState], [[], 1]);
});

test("a page that gives way to another does nothing any more", (t) => {
  const { time, stood, line } = live(t);
  dispatchEvent(new Event(GIVING_WAY));
  const sent = line().sent.length;
  const looked = t.mock.method(performance, "now");
  time.pass(BRIEF.start);
  assert.deepEqual([stood, line().sent.length, Line.made.length], [["resting"], sent, 1]);
  assert.equal(looked.mock.callCount(), 0);
});
