/** The worker: Python for every page of this window, one piece of work after the other. */
import type { ToPage } from "../fields/protocol";
import { Keeping } from "./idb-sync";
import { FOLDER } from "./loading";
import { start, type StaticSite, type Python } from "./python";
import { largeName, storeName, type FromEngine, type Reply, type ToEngine } from "./worker-protocol";

interface Scope {
  onmessage: ((event: MessageEvent<ToEngine>) => void) | null;
  postMessage(said: FromEngine, move?: Transferable[]): void;
}

const scope = self as unknown as Scope;
// In the worker's name, because what a service worker answers with has an address of its own.
const given = new URLSearchParams(self.name);
const edition = new URL("../", self.location.href).href;
const where = (name: string): string => new URL(given.get(name) ?? "", edition).href;
/** For whoever develops: asked for when the edition was built, and heeded on one’s own computer alone. */
const tracebacks = given.has("tracebacks") && ["localhost", "127.0.0.1", "[::1]"].includes(self.location.hostname);
/** The pages are those of a demonstration. */
const invented = given.has("invented");
const UNUSED = 15 * 60_000;
const LOOKS = 30_000;
const FULL = "this browser has no room left for it. Keep a copy, free some space on the device, then type on";
const REFUSED = "this browser did not keep it. Keep a copy, and try again in a moment";

/** What is invented stays in memory, and is gone with its window. */
const UNKEPT: Pick<Keeping, "alone" | "bring" | "store"> = {
  alone: async (work) => work(),
  bring: async () => false,
  store: async () => false,
};

class Engine {
  private turn: Promise<unknown> = Promise.resolve();
  private used = Date.now();
  private readonly others = new BroadcastChannel(`${storeName(edition)}${invented ? " invented" : ""}`);

  constructor(
    private readonly python: Python,
    private readonly inside: StaticSite,
    private readonly keeping: Pick<Keeping, "alone" | "bring" | "store">,
  ) {
    this.others.onmessage = () => void this.work(() => undefined);
    setInterval(() => this.rest(), LOOKS);
  }

  hear(said: ToEngine): void {
    if (said.do === "used") this.used = Date.now();
    else void this.work(() => this.act(said)).finally(() => tell({ say: "done" }));
  }

  /** One after the other: bring what others have kept, work, keep, and only then tell. */
  work(act: () => FromEngine | undefined): Promise<void> {
    const next = this.turn.then(() => this.keeping.alone(() => this.once(act)));
    this.turn = next.catch(() => undefined);
    return next;
  }

  private async once(act: () => FromEngine | undefined): Promise<void> {
    let why = "";
    if (await this.keeping.bring().catch(() => false)) this.tried(() => void this.inside.look());
    const answer = this.tried(act);
    const told = JSON.parse(this.inside.told()) as [string, ToPage][];
    try {
      if (await this.keeping.store()) this.others.postMessage("changed");
    } catch (error) {
      why = (error as Error).name === "QuotaExceededError" ? FULL : REFUSED;
    }
    for (const [line, message] of told) {
      tell({ say: "heard", line: Number(line), text: JSON.stringify(why ? untold(message, why) : message) });
    }
    if (answer?.say !== "answer") return;
    if (why && changes(answer.reply))
      answer.reply.body = new TextEncoder().encode(JSON.stringify({ why: `Not kept, because ${why}.` })).buffer;
    tell(answer, [answer.reply.body]);
  }

  /** What goes wrong in one piece of work ends nothing else; its words could hold an answer and go nowhere. */
  private tried(act: () => FromEngine | undefined): FromEngine | undefined {
    try {
      return act();
    } catch (error) {
      if (tracebacks) console.error(error);
      return undefined;
    }
  }

  private act(said: Exclude<ToEngine, { do: "used" }>): FromEngine | undefined {
    this.used = Date.now();
    switch (said.do) {
      case "open":
        return void this.inside.open(String(said.line), said.slug);
      case "hear":
        return void this.inside.hear(String(said.line), said.text);
      case "close":
        return void this.inside.close(String(said.line));
      case "ask":
        return this.answer(said.id, JSON.stringify(said.asked), said.files);
    }
  }

  private answer(id: number, asked: string, files: ArrayBuffer[]): FromEngine {
    const made = this.inside.answer(asked, this.python.bytes(files));
    const [head, body] = made.toJs();
    made.destroy();
    const { kind, name } = JSON.parse(head) as { kind: string; name: string };
    return { say: "answer", id, reply: { kind, name, body: body.slice().buffer } };
  }

  /** What is needed soon, piece by piece between other work; then nothing has to be compiled the next time. */
  async getReady(): Promise<void> {
    // What pages have said meanwhile has its turn.
    while (await this.piece()) await new Promise((resolve) => setTimeout(resolve));
    await this.python.compiles.keep();
  }

  /** One piece of that; whether there may be another. */
  private async piece(): Promise<boolean> {
    const next = this.turn.then(() => this.inside.prepare());
    this.turn = next.catch(() => this.python.compiles.forget());
    return next;
  }

  private rest(): void {
    if (this.inside.sealed && Date.now() - this.used > UNUSED) void this.work(() => void this.inside.lock_now());
  }
}

/** Whether something was done that is to be kept, such as bringing a copy back. */
function changes({ kind, body }: Reply): boolean {
  if (kind !== "application/json") return false;
  const told = JSON.parse(new TextDecoder().decode(body)) as { done?: boolean; code?: string };
  return told.done === true || told.code !== undefined;
}

/** What Python thinks it has saved, and the browser has not. */
function untold(message: ToPage, why: string): ToPage {
  if (message.say !== "saved" && message.say !== "forgotten") return message;
  return { ...message, say: "unsaved", why };
}

function tell(said: FromEngine, move: Transferable[] = []): void {
  scope.postMessage(said, move);
}

async function begin(): Promise<Engine> {
  let loaded = 0;
  const total = Number(given.get("bytes"));
  const coming = (more: number): void => tell({ say: "coming", loaded: (loaded += more), total });
  const from = { folder: where("python"), archive: where("archive"), shelf: largeName(edition) };
  const made = await start(from, coming, tracebacks);
  const keeping = invented ? UNKEPT : new Keeping(storeName(edition), FOLDER, made.fs);
  await keeping.alone(() => keeping.bring());
  const inside = made.inside(invented);
  return new Engine(made, inside, keeping);
}

const waiting: ToEngine[] = [];
scope.onmessage = ({ data }) => waiting.push(data);
begin().then(
  (engine) => {
    scope.onmessage = ({ data }) => engine.hear(data);
    tell({ say: "awake" });
    for (const said of waiting) engine.hear(said);
    engine.getReady().catch(() => undefined); // what is not there by then comes when it is asked for
  },
  (error: Error) => tell({ say: "failed", why: error.name }),
);
