/** What a page hands the frame in which its cells are run, and what the page and the worker in that frame say to each other. */
import type { ServerSaid } from "../compute/said";

/** Everything that Python is started from; the frame can ask nobody for any of it. */
export interface Parts {
  script: string;
  loader: string;
  machine: string;
  wasm: ArrayBuffer;
  /** Archives of sources for Python, packed. */
  archives: ArrayBuffer[];
  library: ArrayBuffer;
  compiled: ArrayBuffer | undefined;
}

export interface Begun {
  chapter: string;
  answers: string;
  /** Cells that ended what ran them before, each with the words for its place. */
  left_out: Record<string, string>;
}

export interface Change {
  key: string;
  rev: number;
  entry: unknown;
}

/** What else is said to the page: which cell is at work, what it has changed in the answers, how starting went. */
/** Beside these, once: what Python has compiled, as it is. */
export type FromProgram =
  | ServerSaid
  | { say: "busy"; cell: string }
  | { say: "idle" }
  | { say: "put"; edits: Change[] }
  | { say: "failed" };
