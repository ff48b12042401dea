/** The wishes Python was told of and has not answered. */
import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { Awaited } from "../../workbook/frontend/page/unacknowledged";
import { clock, type Clock } from "./clock";

const PATIENCE = 100;

function waiting(test: TestContext): [Awaited, Clock] {
  const time = clock(test);
  const awaited = new Awaited(PATIENCE);
  return [awaited, time];
}

test("nothing sent is never overdue", (t) => {
  const [awaited, time] = waiting(t);
  time.pass(10 * PATIENCE);
  assert.ok(!awaited.overdue);
});

test("a wish is overdue when its patience is over, and not before", (t) => {
  const [awaited, time] = waiting(t);
  awaited.sent({ do: "forget", key: "a", seq: 1 });
  time.pass(PATIENCE);
  assert.ok(!awaited.overdue);
  time.pass(1);
  assert.ok(awaited.overdue);
});

test("the answer to the newest wish ends the waiting, that to an older one does not", (t) => {
  const [awaited, time] = waiting(t);
  awaited.sent({ do: "forget", key: "a", seq: 1 });
  awaited.sent({ do: "forget", key: "a", seq: 2 });
  awaited.heard({ say: "forgotten", key: "a", seq: 1 });
  time.pass(PATIENCE + 1);
  assert.ok(awaited.overdue);
  awaited.heard({ say: "forgotten", key: "a", seq: 2 });
  time.pass(PATIENCE + 1);
  assert.ok(!awaited.overdue);
});

test("an answer about another field is a sign of life, and no answer", (t) => {
  const [awaited, time] = waiting(t);
  awaited.sent({ do: "forget", key: "a", seq: 1 });
  time.pass(PATIENCE - 1);
  awaited.heard({ say: "forgotten", key: "b", seq: 9 });
  time.pass(PATIENCE - 1);
  assert.ok(!awaited.overdue);
  time.pass(2);
  assert.ok(awaited.overdue);
});

test("a wish that follows another does not lengthen the waiting for the first", (t) => {
  const [awaited, time] = waiting(t);
  awaited.sent({ do: "forget", key: "a", seq: 1 });
  time.pass(PATIENCE - 1);
  awaited.sent({ do: "forget", key: "b", seq: 1 });
  time.pass(2);
  assert.ok(awaited.overdue);
});

test("what has no number is no wish and no answer", (t) => {
  const [awaited, time] = waiting(t);
  awaited.sent({ do: "draw", key: "a" });
  time.pass(PATIENCE + 1);
  assert.ok(!awaited.overdue);
  awaited.sent({ do: "forget", key: "a", seq: 1 });
  time.pass(PATIENCE - 1);
  awaited.heard({ say: "quote", key: "a", html: "" });
  time.pass(2);
  assert.ok(awaited.overdue);
});

test("after a night the waiting begins anew, and with the line it ends", (t) => {
  const [awaited, time] = waiting(t);
  awaited.sent({ do: "forget", key: "a", seq: 1 });
  time.pass(PATIENCE + 1);
  awaited.again();
  assert.ok(!awaited.overdue);
  time.pass(PATIENCE + 1);
  assert.ok(awaited.overdue);
  awaited.nothing();
  assert.ok(!awaited.overdue);
});
