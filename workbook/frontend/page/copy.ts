/** A copy of everything, made in the browser: a whole answers file, with or without a server. */
import type { Field } from "../fields/field";
import { give, type Given } from "../fields/download";
import { inOrder, same } from "../fields/pending-edit";
import { SCHEMA } from "../fields/protocol";
import { get } from "./transport";
import { dropFulfilled } from "./drafts";
import * as urls from "./urls";

interface Version {
  [member: string]: unknown;
  value: unknown;
  rev: number;
  by: string;
  at: string;
}
interface Entry extends Version {
  kind: string;
  prompt: string;
  other?: Version[];
}
interface Document {
  [member: string]: unknown;
  answers: Record<string, Entry>;
}

/** A field as a copy has it. */
export type Held = Pick<Field, "key" | "kind" | "prompt" | "inHand">;

const page = document.documentElement;
const EMPTY: Document = { format: "dance-workbook-answers", schema: SCHEMA, min_reader: SCHEMA, app: "", seq: 0, answers: {} };
const SETTLED = 2000;
const PATIENCE = 20_000;
const AT_ONCE = 1500;
const GIVEN: Record<Given, (name: string) => string> = {
  downloaded: (name) => `A copy is in your browser’s downloads: ${name}.`,
  handed: (name) => `The copy was passed on to the app or place that you chose: ${name}.`,
  refused: () => "The copy was not saved. Please try again.",
  offered: (name) => `The copy is ready. Press once more to save it: ${name}.`,
};
const NOTHING = "This page holds no answers, and they cannot be fetched at this moment; nothing was copied.";
export const NOT_LOCKED = "This copy is not locked: whoever has the file can read it.";

export class Copy {
  private document: Document | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly by = `page-${Math.random().toString(16).slice(2, 10)}`;

  constructor(
    private readonly fields: Field[] = [],
    private readonly framed: () => Held[] = () => [],
  ) {}

  /** Fetch the document a little later, when the page has nothing else to do. */
  soon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (globalThis.requestIdleCallback ?? setTimeout)(() => void this.fetch()), SETTLED);
  }

  /** Fetch the document as the server has it; keep the one in hand if there is no answer. */
  async fetch(patience = PATIENCE): Promise<void> {
    try {
      const address = `${page.dataset.base ?? "/"}${urls.COPY}`;
      const answer = await get(address, { cache: "no-store", signal: AbortSignal.timeout(patience) });
      const found = answer.ok ? ((await answer.json()) as Document) : undefined;
      if (!found || found.format !== EMPTY.format) return;
      this.document = found;
      dropFulfilled(found.answers, this.fields);
    } catch {
      // Nobody is there: what is in hand is the newest there is.
    }
  }

  /** Give the copy to the browser as a file; returns what to say about it. */
  async save(): Promise<string> {
    if (page.dataset.connection === "live") await this.fetch(AT_ONCE);
    if (!this.document && !this.fields.length) return NOTHING;
    const name = `workbook-copy-${stamp(new Date())}.json`;
    const given = await give(new Blob([this.text()], { type: "application/json" }), name);
    const part = this.document ? "" : " It holds this page only, because the rest was never fetched.";
    return `${GIVEN[given](name)}${part}`;
  }

  /** The whole file. */
  text(): string {
    const found = this.document ?? EMPTY;
    const whole = { ...found, saved_at: now(), answers: this.answers(found.answers) };
    const text = JSON.stringify(sound(whole), inOrder, 2);
    return `${text.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
  }

  /** What this page holds, saved or not, laid over what the document holds. */
  private answers(found: Record<string, Entry>): Record<string, Entry> {
    const answers = new Map(Object.entries(found));
    const typed = this.fields.filter(({ dirty }) => dirty).map(({ key }) => key);
    const framed = this.framed().filter(({ key }) => !typed.includes(key));
    for (const field of [...this.fields, ...framed]) {
      const entry = this.entry(field, answers.get(field.key));
      if (entry) answers.set(field.key, entry);
      else answers.delete(field.key);
    }
    return Object.fromEntries(answers);
  }

  private entry({ kind, prompt, inHand }: Held, found: Entry | undefined): Entry | undefined {
    const { value, rev, dirty, gone, beside } = inHand;
    if (gone) return undefined;
    if (!dirty && rev <= (found?.rev ?? 0)) return found;
    const top = dirty ? Math.max(rev, found?.rev ?? 0) + 1 : rev;
    const entry = { ...found, kind, prompt, value, ...(dirty ? beside : {}), rev: top, by: this.by, at: now() };
    const unseen = found && dirty && found.rev > rev && !same(found.value, value);
    return unseen ? { ...entry, other: [...(found.other ?? []), below(found)] } : entry;
  }
}

/** A version the reader has not seen yet, kept below the one on this page. */
function below({ other: _, ...version }: Entry): Version {
  return version;
}

/** Whole characters only: anything else no file may hold. A number that is none is null in JSON by itself. */
function sound(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/\p{Surrogate}/gu, "\ufffd");
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(sound);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, sound(each)]));
}

function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, "Z");
}

/** Local time as in 2026-11-22-2114. */
function stamp(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString();
  return `${local.slice(0, 10)}-${local.slice(11, 16).replace(":", "")}`;
}

/** A button that keeps a copy, and the place beside it where it says so. */
export function copyButton(copy: Copy, className: string): [HTMLButtonElement, HTMLElement] {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className, textContent: "Keep a copy" });
  const said = document.createElement("span");
  said.className = "copied";
  said.setAttribute("role", "status");
  if (page.dataset.sealed !== undefined) said.textContent = NOT_LOCKED;
  button.addEventListener("click", () => {
    void copy.save().then((words) => {
      said.textContent = page.dataset.sealed === undefined ? words : `${words} ${NOT_LOCKED}`;
    });
  });
  return [button, said];
}
