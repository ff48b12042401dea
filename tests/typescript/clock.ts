/** A clock that stands still until a test lets time pass. */
import type { TestContext } from "node:test";

const STEP = 10;

export interface Clock {
  /** Let time pass as it does: whatever is due on the way has its turn at its time. */
  pass(milliseconds: number): void;
  /** Let it be later at once, as after a night with the lid closed. */
  jump(milliseconds: number): void;
}

export function clock(test: TestContext): Clock {
  const { timers } = test.mock;
  timers.enable({ apis: ["setInterval", "setTimeout", "Date"], now: 1_000_000 });
  test.mock.method(performance, "now", () => Date.now());
  const jump = (milliseconds: number): void => timers.tick(milliseconds);
  return {
    jump,
    pass(milliseconds) {
      for (let left = milliseconds; left > 0; left -= STEP) jump(Math.min(STEP, left));
    },
  };
}
