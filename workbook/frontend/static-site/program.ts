/** Cells that compute, where Python runs them in this very window: in a frame of its own, which can be ended at any time. */
import { apart } from "../compute/apart";
import { Cells, type Program } from "../compute/cells";
import type { ServerSaid } from "../compute/said";
import * as words from "../compute/words";
import { all } from "../fields/piece";
import { GIVING_WAY } from "../page/leaving";
import { held, isLocked } from "./glance";
import { asked } from "./navigation";
import { partsOf, keepCompiled } from "./program-parts";
import type { Begun, Change, FromProgram } from "./program-protocol";
import * as urls from "../page/urls";
import { edition } from "./site-root";
import { WAKING } from "./worker-client";
import { storeName } from "./worker-protocol";

const SHELF = storeName(edition());

class PythonInFrame implements Program {
  private frame: HTMLIFrameElement | undefined;
  private port: MessagePort | undefined;
  private stopping: ReturnType<typeof setTimeout> | undefined;
  private busy = "";
  private starts = 0;
  private leftOut: Record<string, string> = {};
  private known = "";
  private over = false;

  constructor(
    private readonly heard: (said: ServerSaid) => void,
    private readonly stands: (live: boolean) => void,
  ) {
    new BroadcastChannel(SHELF).onmessage = () => void this.handIn();
    addEventListener(WAKING, () => this.awake());
    addEventListener(GIVING_WAY, () => this.off());
    addEventListener("pagehide", () => this.end());
    addEventListener("pageshow", (event) => event.persisted && void this.start());
    addEventListener("message", ({ source, data }) => {
      if (source === this.frame?.contentWindow && data === "program failed") this.died();
    });
    this.awake();
  }

  send(said: { do?: string }): boolean {
    if (said.do === "again") void this.again();
    this.port?.postMessage(JSON.stringify(said));
    return this.port !== undefined;
  }

  /** What keeps answers comes first: on a slow line each would make the other slower. */
  private awake(): void {
    const engine = globalThis.workbookAlone;
    if (!engine || engine.failed) this.all("stopped", words.NOT_STARTED);
    else if (engine.awake && !this.frame && !this.over) void this.start();
  }

  private again(): Promise<void> {
    this.leftOut = {};
    this.starts = 0;
    return this.start();
  }

  private async start(): Promise<void> {
    this.end();
    const frame = (this.frame = document.createElement("iframe"));
    const answers = (this.known = await held(SHELF));
    if (isLocked(answers)) return this.off(words.SEALED);
    const parts = await partsOf().catch(() => undefined);
    if (frame !== this.frame) return;
    if (!parts) return this.died();
    const { base = "./", chapter = "" } = document.documentElement.dataset;
    const begun: Begun = { chapter, answers, left_out: this.leftOut };
    Object.assign(frame, { hidden: true, title: "What computes parts of this page", src: `${base}${urls.RUNS}` });
    frame.addEventListener("load", () => {
      const { port1, port2 } = new MessageChannel();
      this.port = port1;
      port1.onmessage = ({ data }) => this.hear(data);
      frame.contentWindow?.postMessage({ parts, begun }, "*", [port2]);
      this.stands(true);
    });
    apart(frame, () => frame === this.frame && document.body.append(frame));
  }

  private hear(said: unknown): void {
    if (typeof said !== "string") {
      const { files } = said as { files: ArrayBuffer };
      return void keepCompiled(files);
    }
    const told = JSON.parse(said) as FromProgram;
    if (told.say === "busy") this.works(told.cell);
    else if (told.say === "idle") this.rests();
    else if (told.say === "failed") this.died(words.ENDED);
    else if (told.say === "put") void this.keep(told.edits);
    else this.heard(told);
  }

  private works(cell: string): void {
    this.busy = cell;
    this.stopping = setTimeout(() => this.died(words.TOO_LONG), words.SECONDS * 1000);
  }

  private rests(): void {
    this.busy = "";
    clearTimeout(this.stopping);
  }

  /** It is started again without the cell that was at work; after some times only when asked to. */
  private died(why = ""): void {
    const { busy } = this;
    if (busy) this.leftOut[busy] = why;
    this.end();
    if (++this.starts >= words.STARTS || !busy) {
      this.frame = document.createElement("iframe"); // until somebody asks
      return this.all("stopped", busy ? words.STOPPED : words.NOT_STARTED);
    }
    this.all("waiting", words.AGAIN);
    void this.start();
  }

  private end(): void {
    this.rests();
    this.port?.close();
    this.frame?.remove();
    this.port = this.frame = undefined;
    this.stands(false);
  }

  private off(said = ""): void {
    this.over = true;
    this.end();
    this.heard({ say: "off", words: said });
  }

  /** Whatever is kept in this browser: the program has it as soon as it has changed. */
  private async handIn(): Promise<void> {
    const text = await held(SHELF);
    if (this.over || text === this.known) return;
    this.known = text;
    if (isLocked(text)) return this.off(words.SEALED);
    this.send({ do: "answers", text } as object);
  }

  /** What a cell has changed goes the way of every other change; only then may it be called saved. */
  private async keep(edits: Change[]): Promise<void> {
    const { chapter = "" } = document.documentElement.dataset;
    const reply = await globalThis.workbookAlone?.ask(asked(urls.KEEP, JSON.stringify({ chapter, edits })));
    const { why = reply ? "" : words.NOT_STARTED } = reply
      ? (JSON.parse(new TextDecoder().decode(reply.body)) as { why?: string })
      : {};
    await this.handIn();
    this.send({ do: "kept", why } as object);
  }

  private all(state: "waiting" | "stopped", said: string): void {
    for (const { dataset } of all(document, ".cell")) {
      const cell = dataset.cell ?? "";
      this.heard({ say: "cell", cell, state, words: said, ids: [], new: [], reach: [] });
    }
  }
}

new Cells((heard, stands) => new PythonInFrame(heard, stands));
