/** A page with its link, whose far end is the test, and times that are brief. */
import type { TestContext } from "node:test";
import { clock } from "./clock";
import { Line } from "./line";
import { newPage } from "./page";
import type { ToPage } from "../../workbook/frontend/fields/protocol";
import { GIVING_WAY } from "../../workbook/frontend/page/leaving";
import { Link, type Standing } from "../../workbook/frontend/page/link";

export const TICK = 10;
export const BRIEF = {
  tick: TICK,
  beat: 100,
  silence: 300,
  handshake: 400,
  answer: 500,
  start: 2000,
  hidden: 5000,
  unused: 20_000,
  again: [20, 50, 100],
};

Object.assign(globalThis, { WebSocket: Line });

/** A page with its link, and all that is told to it. */
export function linked(t: TestContext, before: () => void = () => undefined) {
  const [time, page] = [clock(t), newPage()];
  Line.made = [];
  globalThis.workbookEarly = undefined;
  before();
  const stood: string[] = [];
  const heard: ToPage[] = [];
  const reader = { unsaved: false };
  const stands = (now: Standing, hung: boolean): unknown => stood.push(hung ? `${now}, hung` : now);
  const link = new Link({ stands, heard: (message) => heard.push(message), unsaved: () => reader.unsaved }, BRIEF);
  t.after(() => dispatchEvent(new Event(GIVING_WAY)));
  const line = (): Line => Line.made.at(-1) as Line;
  const see = (hidden: boolean): void => {
    page.hidden = hidden;
    page.dispatchEvent(new Event("visibilitychange"));
  };
  return { time, page, link, stood, heard, reader, line, see };
}

/** One that is live. */
export function live(t: TestContext) {
  const all = linked(t);
  all.line().opens().says({ say: "ready" });
  all.stood.length = 0;
  return all;
}

/** Answer every beat for a while. */
export function answering({ time, line }: ReturnType<typeof linked>, milliseconds: number): void {
  for (let left = milliseconds; left > 0; left -= TICK) {
    const before = line().beats.length;
    time.pass(TICK);
    if (line().beats.length > before) line().says({ say: "beat" });
  }
}
