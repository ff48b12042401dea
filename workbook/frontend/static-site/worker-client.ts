/** The worker as pages see it: lines to chapters, answers to questions, and a new worker when one has died. */
import type { Alive, FromPage } from "../fields/protocol";
import { edition, invented } from "./site-root";
import { glance } from "./glance";
import { storeName, type Asked, type FromEngine, type Reply, type ToEngine } from "./worker-protocol";

export const WAKING = "workbook:waking";
const STUCK = 60_000;
const LOOKS = 5000;

/** A line to an open chapter; it looks like the one to a server. */
export class Line {
  readyState: number = WebSocket.CONNECTING;
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: MessageEvent) => void) | null = null;

  constructor(
    private readonly id: number,
    private readonly engine: Worked,
  ) {
    queueMicrotask(() => {
      if (this.readyState !== WebSocket.CONNECTING) return;
      this.readyState = WebSocket.OPEN;
      this.onopen?.();
    });
  }

  send(text: string): void {
    const said = JSON.parse(text) as FromPage;
    if (said.do !== "beat") return this.engine.tell({ do: "hear", line: this.id, text });
    // Python works in turn and may take a while; whether it still lives is seen elsewhere.
    if (said.used) this.engine.tell({ do: "used" });
    queueMicrotask(() => this.heard(JSON.stringify({ say: "beat" } satisfies Alive)));
  }

  close(): void {
    if (this.readyState === WebSocket.CLOSED) return;
    this.readyState = WebSocket.CLOSED;
    this.engine.tell({ do: "close", line: this.id });
  }

  heard(data: string): void {
    if (this.readyState === WebSocket.OPEN) this.onmessage?.(new MessageEvent("message", { data }));
  }

  /** The worker is gone. */
  lost(): void {
    if (this.readyState === WebSocket.CLOSED) return;
    this.readyState = WebSocket.CLOSED;
    this.onclose?.();
  }
}

export class Worked {
  awake = false;
  failed = false;
  coming = { loaded: 0, total: 0 };
  /** How many pages this window has shown. */
  pages = 0;
  private worker: Worker | undefined;
  private over = false;
  private ids = 0;
  private since: number[] = [];
  private readonly untold: [ToEngine, Transferable[]][] = [];
  private readonly lines = new Map<number, Line>();
  private readonly asked = new Map<number, (reply: Reply | undefined) => void>();

  constructor(readonly address: string) {
    this.start();
    setInterval(() => this.look(), LOOKS);
  }

  line(slug: string): Line {
    this.start();
    const line = new Line(++this.ids, this);
    this.lines.set(this.ids, line);
    this.tell({ do: "open", line: this.ids, slug });
    if (!this.awake && !invented())
      void glance(storeName(edition())).then((said) => said.forEach((each) => line.heard(JSON.stringify(each))));
    return line;
  }

  tell(said: ToEngine, move: Transferable[] = []): void {
    if (said.do === "close") this.lines.delete(said.line);
    if (said.do !== "used") this.since.push(performance.now());
    if (this.worker) this.worker.postMessage(said, move);
    else this.untold.push([said, move]);
  }

  /** Ask Python; `undefined` when it has died over it. */
  ask(asked: Asked, files: ArrayBuffer[] = []): Promise<Reply | undefined> {
    this.start();
    const id = ++this.ids;
    return new Promise((resolve) => {
      this.asked.set(id, resolve);
      this.tell({ do: "ask", id, asked, files }, files);
    });
  }

  /**
   * A page that a browser keeps for the way back is frozen with its worker, and with the lock that one may hold.
   * Nobody could write any more, so the worker ends; whoever comes back gets another.
   */
  rest(): void {
    if (this.worker) this.die();
  }

  /** Nothing can be kept in this browser: no worker is started any more. */
  end(): void {
    this.over = true;
    this.rest();
  }

  start(): void {
    if (this.worker || this.over) return;
    // Python is large: on a slow line the page's own scripts come first, so that it takes words at once.
    if (document.readyState === "loading") return addEventListener("DOMContentLoaded", () => this.start(), { once: true });
    const worker = new Worker(this.address, { type: "module", name: new URL(this.address).search });
    this.worker = worker;
    for (const [said, move] of this.untold.splice(0)) worker.postMessage(said, move);
    worker.onmessage = ({ data }: MessageEvent<FromEngine>) => this.hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      if (!this.awake) this.failed = true; // its script did not arrive, or does not run here
      this.die();
      if (this.failed) dispatchEvent(new Event(WAKING));
    };
  }

  private hear(said: FromEngine): void {
    switch (said.say) {
      case "heard":
        return this.lines.get(said.line)?.heard(said.text);
      case "answer":
        this.asked.get(said.id)?.(said.reply);
        return void this.asked.delete(said.id);
      case "done":
        return void this.since.shift();
      case "coming":
        this.coming = said;
        return void dispatchEvent(new Event(WAKING));
      case "awake":
        this.awake = true;
        this.failed = false;
        this.since = this.since.map(() => performance.now());
        return void dispatchEvent(new Event(WAKING));
      case "failed":
        this.failed = true;
        this.die();
        return void dispatchEvent(new Event(WAKING));
    }
  }

  /** A worker that has not answered for a minute will not: another takes its place. */
  private look(): void {
    if (this.awake && this.since[0] !== undefined && performance.now() - this.since[0] > STUCK) this.die();
  }

  private die(): void {
    if (this.worker) this.worker.onmessage = null; // what it said last may still be on its way
    this.worker?.terminate();
    this.worker = undefined;
    this.awake = false;
    this.since = [];
    this.untold.length = 0;
    const [lines, asked] = [[...this.lines.values()], [...this.asked.values()]];
    this.lines.clear();
    this.asked.clear();
    for (const line of lines) line.lost();
    for (const answer of asked) answer(undefined);
  }
}
