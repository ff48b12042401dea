/** The one line between a page and its kernel: it opens, notices silence, and comes back. */
import type { Message } from "../../../../widgets/fields/piece";
import { lineAddress } from "./early";

export type Heard = (message: Message) => void;
/** live: Python listens. waiting: the server is there, its kernel not yet. lost: nobody answers. */
export type Standing = "live" | "waiting" | "lost";

const BEAT = 4000;
const SILENCE = 9000;
const WAITS = [200, 500, 1000, 2000, 4000];

export class Link {
  private socket: WebSocket | undefined;
  private now: Standing | undefined;
  private tries = 0;
  private heardAt = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly heard: Heard,
    private readonly standing: (now: Standing) => void,
  ) {
    setInterval(() => this.beat(), BEAT);
    addEventListener("online", () => this.open());
    addEventListener("pageshow", (event) => event.persisted && this.open());
    document.addEventListener("visibilitychange", () => document.hidden || this.open());
    this.open();
  }

  send(message: Message): boolean {
    if (this.now !== "live" || this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  /** Connect unless connected or connecting. */
  open(): void {
    if (this.socket && this.socket.readyState <= WebSocket.OPEN) return;
    clearTimeout(this.waiting);
    const early = globalThis.workbookEarly;
    globalThis.workbookEarly = undefined;
    const socket = early?.socket ?? new WebSocket(lineAddress());
    this.socket = socket;
    this.heardAt = performance.now();
    socket.onopen = () => this.stand("waiting");
    socket.onmessage = (event) => this.hear(JSON.parse(String(event.data)) as Message);
    socket.onclose = () => this.closed(socket);
    if (early) queueMicrotask(() => this.adopt(early));
  }

  /** Take over a line that was opened before this script was there. */
  private adopt({ socket, heard }: { socket: WebSocket; heard: MessageEvent[] }): void {
    if (socket.readyState === WebSocket.OPEN) this.stand("waiting");
    for (const event of heard) this.hear(JSON.parse(String(event.data)) as Message);
    if (socket.readyState > WebSocket.OPEN) this.closed(socket);
  }

  private hear(message: Message): void {
    this.heardAt = performance.now();
    if (message.say === "beat") return;
    if (message.say === "ready") this.stand("live");
    this.heard(message);
  }

  private closed(socket: WebSocket): void {
    if (socket !== this.socket) return;
    this.stand("lost");
    const wait = WAITS[Math.min(this.tries++, WAITS.length - 1)];
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.open(), wait);
  }

  private stand(now: Standing): void {
    if (now === "live") this.tries = 0;
    if (now === this.now) return;
    this.now = now;
    this.standing(now);
  }

  private beat(): void {
    if (document.hidden) return;
    const silent = performance.now() - this.heardAt > SILENCE;
    if (silent && this.socket?.readyState === WebSocket.OPEN) {
      // The far end is gone without a word; a close would wait for its answer.
      const socket = this.socket;
      socket.onclose = null;
      socket.close();
      this.closed(socket);
    } else if (this.socket?.readyState === WebSocket.OPEN) {
      this.socket.send('{"do":"beat"}');
    }
  }
}
