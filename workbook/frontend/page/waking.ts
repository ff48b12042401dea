/** Asking the hub how a room stands; a page that waits for its server has it started by asking. */
import type { Standing } from "./link";

const PATIENCE = 4000;
const WAKES = 60_000;

export class Waking<State> {
  /** How often in a row nobody has answered. */
  silent = 0;
  /** Whether anybody has touched this page since it asked, or come back to it. */
  private used = false;
  private until = 0;

  constructor(
    private readonly hub: string,
    /** A page that holds nothing of anybody. */
    private readonly plain: string,
    private readonly standing: () => Standing | undefined,
    private readonly heard: (state: State) => void,
  ) {
    for (const touch of ["pointerdown", "keydown", "visibilitychange"]) {
      document.addEventListener(touch, () => (this.used = true), true);
    }
  }

  /** Ask, and return whether somebody has answered. */
  async ask(): Promise<boolean> {
    const method = this.wakes() ? "POST" : "GET";
    try {
      const answer = await got(this.hub, method);
      if (!answer.ok) throw new Error("not now");
      this.heard((await answer.json()) as State);
      this.silent = 0;
      // A server that has just begun knows nobody yet: whoever asks for a page is let in, and then the line is as well.
      if (method === "POST") await got(this.plain, "GET");
      return true;
    } catch {
      this.silent += 1;
      return false;
    }
  }

  /** After a crash, or a long rest, nobody else starts what this page waits for; a hub that has just begun may not know yet. */
  private wakes(): boolean {
    const standing = this.standing();
    if (this.silent || (this.used && standing === "lost")) this.until = performance.now() + WAKES;
    this.used = false;
    return performance.now() < this.until && (standing === undefined || standing === "lost");
  }
}

function got(address: string, method: string): Promise<Response> {
  return fetch(address, { method, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
}
