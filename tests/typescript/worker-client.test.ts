/** The worker as pages see it: one for a window, none for a page that rests, and another for whoever comes back. */
import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { IDBFactory } from "fake-indexeddb";
import { clock } from "./clock";
import { newPage } from "./page";
import { Worked } from "../../workbook/frontend/static-site/worker-client";

/** A worker whose inside is the test. */
class Inside {
  static made: Inside[] = [];
  readonly heard: Record<string, unknown>[] = [];
  ended = false;
  onmessage: ((event: { data: object }) => void) | null = null;
  onerror: ((event: Event) => void) | null = null;

  constructor() {
    Inside.made.push(this);
  }

  postMessage(said: Record<string, unknown>): void {
    this.heard.push(said);
  }

  terminate(): void {
    this.ended = true;
  }

  says(data: object): void {
    this.onmessage?.({ data });
  }
}

Object.assign(globalThis, { Worker: Inside, WebSocket: { CONNECTING: 0, OPEN: 1, CLOSED: 3 } });

function woken(t: TestContext) {
  clock(t);
  newPage();
  Object.assign(globalThis, { indexedDB: new IDBFactory() });
  Inside.made = [];
  const engine = new Worked("http://127.0.0.1/static/engine.js?python=");
  const worker = (): Inside => Inside.made.at(-1) as Inside;
  worker().says({ say: "awake" });
  return { engine, worker };
}

test("a page that rests ends its worker, with the lock it may hold, and its lines", (t) => {
  const { engine, worker } = woken(t);
  const line = engine.line("01-here");
  let closed = 0;
  line.onclose = () => (closed += 1);
  engine.rest();
  assert.deepEqual([worker().ended, engine.awake, line.readyState, closed], [true, false, 3, 1]);
  engine.rest();
  assert.equal(Inside.made.length, 1);
});

test("whoever comes back has another worker, and is told nothing by the one before", (t) => {
  const { engine, worker } = woken(t);
  const before = worker();
  engine.rest();
  engine.start();
  engine.start();
  assert.equal(Inside.made.length, 2);
  before.says({ say: "awake" });
  assert.equal(engine.awake, false);
  const line = engine.line("01-here");
  assert.deepEqual(worker().heard, [{ do: "open", line: 1, slug: "01-here" }]);
  assert.equal(line.readyState, 0);
});

test("who asks while it rests is told that nobody answers", async (t) => {
  const { engine } = woken(t);
  const asking = engine.ask({ path: "answers", query: {}, form: {}, body: null, own: "" });
  engine.rest();
  assert.equal(await asking, undefined);
});

test("on a page that is still being read its own scripts come first, and nothing that is said meanwhile is lost", (t) => {
  clock(t);
  const page = Object.assign(newPage(), { readyState: "loading" });
  Object.assign(globalThis, { indexedDB: new IDBFactory() });
  Inside.made = [];
  const engine = new Worked("http://127.0.0.1/static/engine.js?python=");
  engine.line("01-here");
  assert.equal(Inside.made.length, 0);
  page.readyState = "interactive";
  dispatchEvent(new Event("DOMContentLoaded"));
  assert.deepEqual([Inside.made.length, Inside.made[0]?.heard], [1, [{ do: "open", line: 1, slug: "01-here" }]]);
});
