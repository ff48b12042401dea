/** One clock for two: what one presses the other takes over, also between devices that do not agree on now. */
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { SharedClock, type Led } from "../../workbook/frontend/page/shared-clock";

interface Told {
  start: string;
  ago: number[];
  version: number;
}

let hub: Told;
let said: string[];
const [usual, every] = [globalThis.fetch, globalThis.setInterval];
let looks: () => void;

beforeEach(() => {
  hub = { start: "", ago: [], version: 0 };
  said = [];
  globalThis.fetch = (_, how): Promise<Response> => {
    if (how?.method === "POST") {
      const { start, ago } = JSON.parse(String(how.body)) as Told;
      hub = { start, ago, version: hub.version + 1 };
      said.push(start);
    }
    return Promise.resolve(Response.json(hub));
  };
  globalThis.setInterval = ((look: () => void) => void (looks = look)) as unknown as typeof setInterval;
  Object.assign(globalThis, { document: { hidden: false } });
});

afterEach(() => {
  Object.assign(globalThis, { fetch: usual, setInterval: every });
});

/** Let everything that waits have its turn. */
const turns = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

async function clock(own: Led): Promise<{ clock: SharedClock; heard: Led[] }> {
  const heard: Led[] = [];
  const made = new SharedClock(
    "/clock",
    "a.1",
    () => own,
    (led) => heard.push(led),
  );
  await turns();
  return { clock: made, heard };
}

test("what the other one pressed is taken over once, as long ago as it was", async () => {
  hub = { start: "19:00", ago: [60_000], version: 3 };
  const { heard } = await clock({ start: "18:55", marks: [] });
  looks();
  await turns();
  const [{ start, marks }] = heard as [Led];
  assert.equal(heard.length, 1);
  assert.equal(start, "19:00");
  assert.ok(Math.abs(Date.now() - 60_000 - (marks[0] ?? 0)) < 1000);
});

test("what is pressed here is told, and is not heard again", async () => {
  const own: Led = { start: "19:00", marks: [] };
  const { clock: shared, heard } = await clock(own);
  own.marks = [Date.now()];
  await shared.tell();
  looks();
  await turns();
  assert.deepEqual([said, heard], [["19:00"], []]);
});

test("a hub that knows nothing any more hears it from the page", async () => {
  const { heard } = await clock({ start: "19:00", marks: [Date.now()] });
  assert.deepEqual([said, heard], [["19:00"], []]);
  hub = { start: "", ago: [], version: 0 };
  looks();
  await turns();
  assert.deepEqual([said, heard], [["19:00", "19:00"], []]);
});
