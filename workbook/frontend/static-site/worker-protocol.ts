/** What a page and the worker that runs Python say to each other. */

/** A question of a page: an address below the edition's folder, and what came with it. */
export interface Asked {
  path: string;
  query: Record<string, string[]>;
  form: Record<string, string[]>;
  body: string | null;
  /** Where all pages lie. */
  own: string;
}

export type ToEngine =
  | { do: "open"; line: number; slug: string }
  | { do: "hear"; line: number; text: string }
  | { do: "close"; line: number }
  | { do: "ask"; id: number; asked: Asked; files: ArrayBuffer[] }
  | { do: "used" };

export interface Reply {
  kind: string;
  name: string;
  body: ArrayBuffer;
}

export type FromEngine =
  | { say: "heard"; line: number; text: string }
  | { say: "answer"; id: number; reply: Reply }
  | { say: "done" }
  | { say: "coming"; loaded: number; total: number }
  | { say: "awake" }
  | { say: "failed"; why: string };

const COMPILED = ".compiled";

/** The name under which answers are kept: the project's own, and the folder, since one host may serve two editions. */
export function storeName(folder: string): string {
  return `dance-workbook ${new URL(folder).pathname}`;
}

/** The name under which the large files are. */
export function largeName(folder: string): string {
  return `${storeName(folder)} large files`;
}

/** The address beside an archive under which is kept what Python has compiled of it. */
export function compiledName(archive: string): string {
  return `${archive}${COMPILED}`;
}

/** The address of the file that what is kept was sent as, or made of. */
export function sentAs(address: string): string {
  return address.endsWith(COMPILED) ? address.slice(0, -COMPILED.length) : address;
}
