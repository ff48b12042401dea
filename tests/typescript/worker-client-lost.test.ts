/** The worker as pages see it: one that has died is missed, whoever waits for it is told, and another comes. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { clock } from "./clock";
import "./page";
import { Worked } from "../../workbook/frontend/static-site/worker-client";
import type { FromEngine, ToEngine } from "../../workbook/frontend/static-site/worker-protocol";

const MINUTE = 60_000;
const ASKED = { path: "answers", query: {}, form: {}, body: null, own: "" };

/** A worker that does what a test says. */
class Engine {
  static readonly all: Engine[] = [];
  readonly told: ToEngine[] = [];
  ended = false;
  onmessage?: (event: { data: FromEngine }) => void;
  onerror?: (event: { preventDefault(): void }) => void;

  constructor() {
    Engine.all.push(this);
  }

  postMessage(said: ToEngine): void {
    this.told.push(said);
  }

  terminate(): void {
    this.ended = true;
  }

  say(data: FromEngine): void {
    this.onmessage?.({ data });
  }
}

function newest(): Engine {
  return Engine.all.at(-1) as Engine;
}

beforeEach(() => {
  Engine.all.length = 0;
  Object.assign(globalThis, { Worker: Engine, WebSocket: { CONNECTING: 0, OPEN: 1, CLOSED: 3 }, dispatchEvent: () => true });
});

test("a worker that crashes is missed at once: its lines are lost, and a question to it has no answer", async (t) => {
  clock(t);
  const worked = new Worked("https://pages.test/engine.js");
  newest().say({ say: "awake" });
  let lost = 0;
  worked.line("one").onclose = () => (lost += 1);
  const answer = worked.ask(ASKED);
  const first = newest();
  first.onerror?.({ preventDefault: () => undefined });
  assert.deepEqual([lost, await answer, worked.awake, first.ended], [1, undefined, false, true]);
  assert.equal(Engine.all.length, 1);
  void worked.ask(ASKED);
  assert.equal(Engine.all.length, 2);
  assert.deepEqual(
    newest().told.map((said) => said.do),
    ["ask"],
  );
});

test("one that answers no more is missed after a minute, and not while it answers", (t) => {
  const time = clock(t);
  const worked = new Worked("https://pages.test/engine.js");
  newest().say({ say: "awake" });
  let lost = 0;
  worked.line("one").onclose = () => (lost += 1);
  newest().say({ say: "done" });
  time.pass(2 * MINUTE);
  assert.equal(lost, 0);
  void worked.ask(ASKED);
  time.pass(MINUTE);
  assert.equal(lost, 0);
  time.pass(MINUTE / 6);
  assert.deepEqual([lost, newest().ended], [1, true]);
});

test("one that is still on its way is given all the time it needs", (t) => {
  const time = clock(t);
  const worked = new Worked("https://pages.test/engine.js");
  void worked.ask(ASKED);
  time.pass(5 * MINUTE);
  assert.equal(newest().ended, false);
  newest().say({ say: "awake" });
  time.pass(MINUTE);
  assert.equal(newest().ended, false);
});
