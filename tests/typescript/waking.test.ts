/** A page of a room that waits for its server: it has it started, for a while, and asks only otherwise. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { clock, type Clock } from "./clock";
import { newPage } from "./page";
import type { Standing } from "../../workbook/frontend/page/link";
import { Waking } from "../../workbook/frontend/page/waking";

const WAKES = 60_000;

interface Room {
  time: Clock;
  waking: Waking<string>;
  asked: string[];
  heard: string[];
  /** What the hub answers with; nothing while there is none. */
  hub: number | undefined;
  stands: Standing | undefined;
  touch(): void;
  /** Ask once, and return what was asked for. */
  asks(): Promise<string[]>;
}

function room(t: TestContext, stands: Standing | undefined): Room {
  const page = newPage();
  const all: Room = {
    time: clock(t),
    asked: [],
    heard: [],
    hub: 200,
    stands,
    touch: () => page.dispatchEvent(new Event("pointerdown")),
    asks: async () => {
      all.asked = [];
      await all.waking.ask();
      return all.asked;
    },
    waking: new Waking<string>(
      "/hub/state",
      "/privacy",
      () => all.stands,
      (state) => all.heard.push(state),
    ),
  };
  t.mock.method(globalThis, "fetch", (address: string, how: RequestInit) => {
    all.asked.push(`${how.method} ${address}`);
    return all.hub ? Promise.resolve(Response.json("open", { status: all.hub })) : Promise.reject(new TypeError());
  });
  return all;
}

const [ASKS, WAKING] = [["GET /hub/state"], ["POST /hub/state", "GET /privacy"]];

test("a page whose server is there only asks", async (t) => {
  const all = room(t, "live");
  all.touch();
  assert.deepEqual([await all.asks(), all.heard], [ASKS, ["open"]]);
});

for (const stands of ["lost", undefined] as const) {
  test(`after a crash a page that stands ${stands ?? "without a line"} has its server started`, async (t) => {
    const all = room(t, stands);
    all.hub = undefined;
    assert.equal(await all.waking.ask(), false);
    assert.equal(all.waking.silent, 1);
    all.hub = 200;
    assert.deepEqual(await all.asks(), WAKING);
    assert.equal(all.waking.silent, 0);
  });
}

test("a hub that has just begun and knows nobody yet is asked for a minute, and no longer", async (t) => {
  const all = room(t, "lost");
  all.hub = 503;
  await all.waking.ask();
  all.hub = 200;
  await all.asks();
  all.time.jump(WAKES - 1);
  assert.deepEqual(await all.asks(), WAKING);
  all.time.jump(1);
  assert.deepEqual(await all.asks(), ASKS);
});

test("once its line is there, or its words are locked, it starts nothing", async (t) => {
  const all = room(t, "lost");
  all.hub = undefined;
  await all.waking.ask();
  all.hub = 200;
  for (const stands of ["live", "locked", "resting", "waiting", "over"] as const) {
    all.stands = stands;
    assert.deepEqual(await all.asks(), ASKS);
  }
});

test("a server that rests is started for who touches the page, and left alone by a page on a table", async (t) => {
  const all = room(t, "lost");
  assert.deepEqual(await all.asks(), ASKS);
  all.touch();
  assert.deepEqual(await all.asks(), WAKING);
  all.time.jump(WAKES);
  assert.deepEqual(await all.asks(), ASKS);
});
