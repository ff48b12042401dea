/** The one line between a page and its kernel: when it is live and when it is lost, and how it comes back. */
import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { Line } from "./line";
import { answering, BRIEF, linked, live, TICK } from "./linked";
import { TIMES } from "../../workbook/frontend/page/link";

test("it is live when Python says so, and not when the line opens", (t) => {
  const { link, stood, line, heard } = linked(t);
  assert.match(line().address, /^ws:\/\/127\.0\.0\.1:8866\/live\/\?page=\w+$/);
  line().opens();
  assert.deepEqual(stood, ["waiting"]);
  assert.equal(link.send({ do: "forget", key: "a", seq: 1 }), false);
  line().says({ say: "ready" });
  assert.deepEqual(stood, ["waiting", "live"]);
  assert.deepEqual(heard, [{ say: "ready" }]);
});

test("what is sent goes as it is; nothing is sent into a line that is closing", (t) => {
  const { link, line } = live(t);
  assert.equal(link.send({ do: "forget", key: "a", seq: 1 }), true);
  assert.deepEqual(line().sent, [{ do: "forget", key: "a", seq: 1 }]);
  line().readyState = 2;
  assert.equal(link.send({ do: "forget", key: "a", seq: 2 }), false);
  assert.equal(line().sent.length, 1);
});

test("a new line of a page has the name of the one before", (t) => {
  const { time, line } = live(t);
  const first = line().address;
  line().dies();
  time.pass(20);
  assert.equal(Line.made.length, 2);
  assert.equal(line().address, first);
});

/** The addresses of a page's first line and of the next one, once it is made with some answers. */
function addresses(t: TestContext, draft = ""): string[] {
  const kept = draft ? { [draft]: "{}" } : {};
  Object.assign(globalThis, { sessionStorage: Object.assign(Object.create({ getItem: () => null }) as object, kept) });
  t.after(() => Object.assign(globalThis, { sessionStorage: undefined }));
  const { time } = linked(t, () => (document.documentElement.dataset.made = "0a1b"));
  Line.made.at(-1)?.dies();
  time.pass(20);
  return Line.made.map(({ address }) => new URL(address).searchParams.get("made") ?? "");
}

test("the first line of a page alone says what the page was made with", (t) => {
  assert.deepEqual(addresses(t), ["0a1b", ""]);
});

test("a page that has drafts is to be told everything", (t) => {
  assert.deepEqual(addresses(t, "workbook draft / 01-what-closeness-asks.fear-to-lose"), ["", ""]);
});

test("a line that is cut is lost at once, and tried again after longer and longer pauses", (t) => {
  const { time, stood, line } = live(t);
  for (const pause of [20, 50, 100, 100]) {
    const before = Line.made.length;
    line().dies();
    time.pass(pause - TICK);
    assert.equal(Line.made.length, before, `before ${pause}`);
    time.pass(TICK);
    assert.equal(Line.made.length, before + 1, `after ${pause}`);
  }
  assert.deepEqual(stood, ["lost"]);
});

test("a line that was live again is tried as soon as at first", (t) => {
  const { time, line } = live(t);
  line().dies();
  time.pass(20);
  line().dies();
  time.pass(50);
  line().opens().says({ say: "ready" });
  line().dies();
  time.pass(20);
  assert.equal(Line.made.length, 4);
});

test("a page that is used asks for a sign of life, and says once that it was used", (t) => {
  const all = live(t);
  answering(all, 350);
  assert.deepEqual(
    all.line().beats.map(({ used }) => used),
    [true, false, false, false],
  );
  dispatchEvent(new Event("keydown"));
  answering(all, 100);
  assert.equal(all.line().beats.at(-1)?.used, true);
});

test("signs of life keep a line, and are told to nobody", (t) => {
  const all = live(t);
  answering(all, 3000);
  assert.deepEqual([all.stood, Line.made.length], [[], 1]);
  assert.deepEqual(all.heard, [{ say: "ready" }]);
});

test("a silent line is lost within beat, silence and tick, and another is tried", (t) => {
  const all = live(t);
  answering(all, 100);
  all.time.pass(BRIEF.silence);
  assert.deepEqual(all.stood, []);
  all.time.pass(BRIEF.beat + TICK);
  assert.deepEqual([all.stood, Line.made.length], [["lost"], 2]);
});

test("any word is a sign of life", (t) => {
  const all = live(t);
  for (let times = 0; times < 10; times += 1) {
    all.time.pass(BRIEF.silence - TICK);
    all.line().says({ say: "quote", html: "x" });
  }
  assert.deepEqual(all.stood, []);
});

test("a kernel that beats and answers no wish hangs, and is said to", (t) => {
  const all = live(t);
  all.link.send({ do: "forget", key: "a", seq: 1 });
  answering(all, BRIEF.answer);
  assert.deepEqual(all.stood, []);
  answering(all, 2 * TICK);
  assert.deepEqual(all.stood, ["lost, hung"]);
});

test("a wish that is answered is waited for no longer", (t) => {
  const all = live(t);
  all.link.send({ do: "forget", key: "a", seq: 1 });
  all.line().says({ say: "saved", key: "a", seq: 1 });
  answering(all, 2 * BRIEF.answer);
  assert.deepEqual(all.stood, []);
});

test("what a lost line did not answer is not waited for on the next", (t) => {
  const all = live(t);
  all.link.send({ do: "forget", key: "a", seq: 1 });
  all.line().dies();
  all.time.pass(20);
  all.line().opens().says({ say: "ready" });
  answering(all, 2 * BRIEF.answer);
  assert.deepEqual(all.stood, ["lost", "waiting", "live"]);
});

test("a line that never opens is let go, and what it says later is nobody's", (t) => {
  const { time, stood, line } = linked(t);
  const never = line();
  time.pass(BRIEF.handshake + TICK);
  assert.deepEqual(stood, ["lost"]);
  time.pass(20);
  assert.equal(Line.made.length, 2);
  never.opens().says({ say: "ready" }).dies();
  assert.deepEqual([stood, Line.made.length], [["lost"], 2]);
});

test("a kernel that does not start within its time is tried anew", (t) => {
  const all = linked(t);
  all.line().opens();
  answering(all, BRIEF.start);
  assert.deepEqual(all.stood, ["waiting"]);
  answering(all, 2 * TICK);
  assert.deepEqual(all.stood, ["waiting", "lost"]);
});

test("a line that was opened while the page was read is taken over with what it said", async (t) => {
  const ready = { data: '{"say": "ready"}' } as MessageEvent;
  const early = new Line();
  early.readyState = 1;
  const { stood, heard } = linked(t, () => (globalThis.workbookEarly = { socket: early as never, heard: [ready] }));
  await Promise.resolve();
  assert.deepEqual([stood, heard, Line.made.length], [["waiting", "live"], [{ say: "ready" }], 0]);
  early.says({ say: "quote" });
  assert.deepEqual(heard.at(-1), { say: "quote" });
});

test("a line that died while the page was read is tried again", async (t) => {
  const early = new Line();
  early.readyState = 3;
  const { time, stood } = linked(t, () => (globalThis.workbookEarly = { socket: early as never, heard: [] }));
  await Promise.resolve();
  assert.deepEqual(stood, ["lost"]);
  time.pass(20);
  assert.equal(Line.made.length, 1);
});

test("silence is noticed within the ten seconds that are promised", () => {
  assert.ok(TIMES.beat + TIMES.silence + TIMES.tick < 10_000);
});

test("a room that is over is asked for nothing more, whoever comes back to the page", (t) => {
  const { time, link, stood, line, see } = live(t);
  link.end();
  assert.deepEqual(stood, ["over"]);
  assert.ok(line().readyState > 1);
  for (const event of ["online", "pageshow"]) dispatchEvent(Object.assign(new Event(event), { persisted: true }));
  dispatchEvent(Object.assign(new Event("pagehide"), { persisted: true }));
  see(true);
  see(false);
  time.pass(BRIEF.unused);
  assert.equal(Line.made.length, 1);
  assert.deepEqual(stood, ["over"]);
});
