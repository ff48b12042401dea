/** The one line between a page and Python: it opens, notices silence, rests when unused, and comes back. */
import type { Beat, FromPage, ToPage } from "../fields/protocol";
import { Awaited } from "./unacknowledged";
import { newLine, type Socket } from "./early";
import { GIVING_WAY } from "./leaving";
import { Use } from "./activity";

/**
 * live: Python listens. waiting: the server is there, the chapter not yet. lost: nobody answers.
 * resting: closed by the page itself, unused. locked: closed until the passphrase is given. over: closed for good.
 */
export type Standing = "live" | "waiting" | "lost" | "resting" | "locked" | "over";

export interface Listener {
  heard(message: ToPage): void;
  stands(now: Standing, hung: boolean): void;
  unsaved(): boolean;
}

/** In milliseconds. A silent line is noticed after beat + silence + tick at most, which must be below 10 s. */
export const TIMES = {
  tick: 500,
  beat: 2000,
  silence: 5500,
  handshake: 6000,
  answer: 8000,
  start: 90_000,
  hidden: 5 * 60_000,
  unused: 60 * 60_000,
  again: [200, 500, 1000, 2000, 4000],
};

export class Link {
  private socket: Socket | undefined;
  private now: Standing | undefined;
  private tries = 0;
  private openedAt = 0;
  private tickedAt = performance.now();
  private beatAt = 0;
  private askedAt: number | undefined;
  private again: ReturnType<typeof setTimeout> | undefined;
  private readonly use: Use;
  private readonly awaited: Awaited;

  constructor(
    private readonly page: Listener,
    private readonly times = TIMES,
  ) {
    this.awaited = new Awaited(times.answer);
    this.use = new Use(times, (back) => (back || this.now === "resting") && this.resume());
    const ticking = setInterval(() => this.tick(), times.tick);
    addEventListener(GIVING_WAY, () => (clearInterval(ticking), this.rest()));
    addEventListener("online", () => this.resume());
    // A browser that keeps the page for the way back freezes it as it is: an open line would be a dead one.
    addEventListener("pagehide", (event) => event.persisted && this.rest());
    addEventListener("pageshow", (event) => event.persisted && this.resume());
    document.addEventListener("resume", () => this.resume());
    document.addEventListener("freeze", () => page.unsaved() || this.rest());
    this.open();
  }

  send(message: FromPage): boolean {
    if (this.now !== "live" || this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(message));
    this.awaited.sent(message);
    return true;
  }

  /** The passphrase was given: go on. */
  unlock(): void {
    this.now = undefined;
    this.open();
  }

  /** Nobody will be there again. */
  end(): void {
    this.let("over");
  }

  /** Whether it stays closed whatever the reader does. */
  private get shut(): boolean {
    return this.now === "locked" || this.now === "over";
  }

  /** Connect unless connected or connecting. */
  private open(): void {
    if (this.shut || (this.socket && this.socket.readyState <= WebSocket.OPEN)) return;
    clearTimeout(this.again);
    const early = globalThis.workbookEarly;
    globalThis.workbookEarly = undefined;
    const socket = early?.socket ?? newLine();
    this.socket = socket;
    this.openedAt = performance.now();
    this.askedAt = undefined;
    socket.onopen = () => this.stand("waiting");
    socket.onmessage = (event) => this.hear(JSON.parse(String(event.data)) as ToPage);
    socket.onclose = () => this.closed();
    if (early) queueMicrotask(() => this.adopt(early));
  }

  /** Take over a line that was opened before this script was there. */
  private adopt({ socket, heard }: { socket: Socket; heard: MessageEvent[] }): void {
    if (socket.readyState === WebSocket.OPEN) this.stand("waiting");
    for (const event of heard) this.hear(JSON.parse(String(event.data)) as ToPage);
    if (socket.readyState > WebSocket.OPEN && socket === this.socket) this.closed();
  }

  /** Be there again, at once: a line that died meanwhile is found out by the next beat. */
  private resume(): void {
    if (document.hidden) return;
    this.open();
    this.beatAt = 0;
  }

  private hear(message: ToPage): void {
    this.askedAt = undefined;
    if (message.say === "beat") return;
    this.awaited.heard(message);
    if (message.say === "locked") this.let("locked");
    if (message.say === "ready") this.stand("live");
    this.page.heard(message);
  }

  private closed(hung = false): void {
    this.socket = undefined;
    this.awaited.nothing();
    this.stand("lost", hung);
    const wait = this.times.again[Math.min(this.tries++, this.times.again.length - 1)];
    clearTimeout(this.again);
    this.again = setTimeout(() => this.open(), wait);
  }

  private stand(now: Standing, hung = false): void {
    if (now === "live") this.tries = 0;
    if (now === this.now) return;
    this.now = now;
    this.page.stands(now, hung);
  }

  /** Let go of the line without waiting for the far end, which may be gone. */
  private hangUp(): void {
    const { socket } = this;
    this.socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  private drop(hung = false): void {
    this.hangUp();
    this.closed(hung);
  }

  /** Close the line on purpose, and try nothing until someone is there. */
  private let(now: "resting" | "locked" | "over"): void {
    clearTimeout(this.again);
    this.hangUp();
    this.awaited.nothing();
    this.stand(now);
  }

  private rest(): void {
    if (!this.shut) this.let("resting");
  }

  private tick(): void {
    const now = performance.now();
    if (now - this.tickedAt > 4 * this.times.tick && !document.hidden) this.slept();
    this.tickedAt = now;
    if (this.use.over && !this.page.unsaved()) this.rest();
    else if (this.socket?.readyState === WebSocket.CONNECTING) {
      if (now - this.openedAt > this.times.handshake) this.drop();
    } else if (this.socket?.readyState === WebSocket.OPEN) this.listen(now);
  }

  /** The computer slept, or was too busy for this page: what it waits for may have come in that time. */
  private slept(): void {
    this.askedAt = undefined;
    this.openedAt = performance.now();
    this.awaited.again();
  }

  private listen(now: number): void {
    const { silence, start, beat } = this.times;
    if (this.askedAt !== undefined && now - this.askedAt > silence) this.drop();
    else if (this.awaited.overdue) this.drop(true);
    else if (this.now === "waiting" && now - this.openedAt > start) this.drop();
    else if (this.use.now && now - this.beatAt >= beat) this.beat(now);
  }

  private beat(now: number): void {
    this.beatAt = now;
    this.askedAt ??= now;
    this.socket?.send(JSON.stringify({ do: "beat", used: this.use.sinceAsked() } satisfies Beat));
  }
}
