/** What a page with computing cells is told, and what a frame and its page say to each other: these words and no others. */

import type { Wish } from "../fields/pending-edit";

export type Data = Record<string, unknown>;

/** What a cell shows: safe as it is, or to be put into a frame. */
export type Shown = { id: number } & (
  | { kind: "text"; text: string; more?: string }
  | { kind: "words"; words: string; why?: string }
  | { kind: "prose"; html: string }
  | { kind: "image"; type: string; data: string; alt: string }
  | { kind: "frame"; type: string; data: unknown; alt: string }
);

export interface CellSaid {
  cell: string;
  state: "waiting" | "running" | "done" | "stopped";
  words: string;
  ids: number[];
  new: Shown[];
  reach: string[];
}

export interface ModelSaid {
  id: string;
  state: Data;
  paths?: (string | number)[][];
  buffers?: string[];
  large?: boolean;
}

export interface WidgetSaid {
  id: string;
  data: Data;
  buffers: string[];
  /** What the frame that set it off calls its own message; in a frame only for what is its own. */
  parent: string | null;
}

export type ServerSaid =
  | { say: "begin" }
  | ({ say: "cell" } & CellSaid)
  | ({ say: "model" } & ModelSaid)
  | ({ say: "widget" } & WidgetSaid)
  | { say: "heard"; n: string }
  | { say: "off"; words: string };

export type LibraryName = "plotly" | "manager";

/** From the page to a frame, which believes it. */
export type ToFrame =
  | { say: "show"; type: string; data: unknown }
  | { say: "light" }
  | { say: "model"; id: string; model?: ModelSaid; wish?: Wish }
  | { say: "also"; id: string }
  | ({ say: "widget" } & WidgetSaid)
  | { say: "heard"; n: string }
  | { say: "library"; name: LibraryName; text: string };

/** From a frame to the page, which believes none of it. */
export type FromFrame =
  | { do: "size"; height: number }
  | { do: "want"; id: string }
  | { do: "send"; id: string; n: string; data: Data; buffers: string[] }
  | { do: "library"; name: LibraryName }
  | { do: "hold"; id: string; wish?: Wish }
  | { do: "trouble"; why: string }
  | { do: "escape" };

const MOST = 2_000_000;
const LONGEST = 4000;

/** What a frame has said, if it is one of the words above and of the right form; whoever wrote what is in it may say anything. */
export function understood(said: unknown): FromFrame | undefined {
  if (typeof said !== "object" || said === null) return undefined;
  const { do: what, id, n, data, buffers, name, why, height, wish } = said as Record<string, unknown>;
  if (what === "escape") return { do: "escape" };
  if (what === "size" && typeof height === "number" && height >= 0) return { do: "size", height: Math.min(height, LONGEST) };
  if (what === "want" && typeof id === "string") return { do: "want", id };
  if (what === "library" && (name === "plotly" || name === "manager")) return { do: "library", name };
  if (what === "hold" && typeof id === "string" && (wish === undefined || isWish(wish))) return { do: "hold", id, wish };
  if (what === "trouble" && typeof why === "string") return { do: "trouble", why: why.slice(0, LONGEST) };
  if (what !== "send" || typeof id !== "string" || typeof n !== "string" || n.length > 20) return undefined;
  if (typeof data !== "object" || data === null || !Array.isArray(buffers)) return undefined;
  if (!buffers.every((each) => typeof each === "string") || weight(data) + buffers.join("").length > MOST) return undefined;
  return { do: "send", id, n, data: data as Data, buffers };
}

const AIMS = ["put", "forget", "settle"];

function isWish(said: unknown): said is Wish {
  const { aim, rev, sent } = Object(said) as Partial<Wish>;
  const known = AIMS.includes(String(aim?.do)) && Number.isFinite(rev) && Array.isArray(sent);
  return known && weight(Object(said) as object) <= MOST;
}

function weight(data: object): number {
  try {
    return JSON.stringify(data).length;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
