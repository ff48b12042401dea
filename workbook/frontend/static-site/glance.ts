/** What the answers are, before Python is awake to say so: a look at the file as it is kept. */
import { SCHEMA, type Here, type ToPage } from "../fields/protocol";
import { done, FILES, openShelf } from "./idb";

const FILE = "answers.json";
const OURS = "dance-workbook-answers";
const LOCKED = "dance-workbook-answers-locked";
const OPEN: ToPage = { say: "open" };

interface Found {
  format?: string;
  schema?: number;
  answers?: Record<string, { value: unknown; rev: number }>;
}

/** The whole file, as it would be copied. */
export async function held(name: string): Promise<string> {
  const shelf = await openShelf(name);
  const body = (await done(shelf.transaction(FILES).objectStore(FILES).get(FILE))) as Uint8Array | undefined;
  shelf.close();
  return new TextDecoder().decode(body);
}

export function isLocked(text: string): boolean {
  return text !== "" && (JSON.parse(text) as Found).format === LOCKED;
}

/** The messages that Python will say as well, after whether the answers are open; none where only Python can tell. */
export async function glance(name: string): Promise<ToPage[]> {
  try {
    const text = await held(name);
    if (!text) return [OPEN];
    const { format, schema, answers } = JSON.parse(text) as Found;
    if (format === LOCKED) return [{ say: "locked" }];
    if (format !== OURS || schema !== SCHEMA) return [];
    // A path asks what other chapters ask: which answers are wanted hangs on the page and not on its name.
    const asked = [...document.querySelectorAll<HTMLElement>("[data-key]")].map((field) => field.dataset.key);
    const here = Object.entries(answers ?? {}).filter(([key]) => asked.includes(key));
    const told = here.map(([key, { value, rev }]): Here => ({ say: "here", key, value, rev, others: [], disabled: false }));
    return [OPEN, ...told];
  } catch {
    return [];
  }
}
