/** What a field may wish of Python, and when two values are the same. */

import type { Forget, Put, Settle } from "./protocol";

export type Aim = Pick<Put, "do"> | Pick<Forget, "do"> | Pick<Settle, "do" | "keep" | "of">;

export const PUT: Aim = { do: "put" };

/** A wish that Python has not fulfilled yet, with all that is needed to make it again. */
export interface Wish {
  aim: Aim;
  /** The revision the reader had seen. */
  rev: number;
  value: unknown;
  /** Marks of what was sent and never acknowledged: if the file holds one of these, it holds the reader's own words. */
  sent: string[];
  /** What goes with the value and is no part of it. */
  beside?: Pick<Put, "beside">;
}

/** How an answer stands on a page. */
export interface InHand {
  value: unknown;
  rev: number;
  dirty: boolean;
  /** Forgotten, or to be. */
  gone: boolean;
  beside?: Pick<Put, "beside">;
}

/** A cell that is empty and one that is not there are the same. */
export function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, each: unknown) => inOrder("", each, true));
}

/** A short mark of a value: two values with the same one are, for all a page can tell, the same. */
export function mark(value: unknown): string {
  const text = canonical(value);
  let [one, two] = [0x2f857b, 0x6f685e];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two + unit, 0x7feb352d) ^ (two >>> 15);
  }
  return [text.length, one >>> 0, two >>> 0].map((part) => part.toString(36)).join(".");
}

/** For JSON.stringify: members by name, so that equal values make equal text. */
export function inOrder(_: string, value: unknown, filled = false): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  const members = Object.entries(value).filter(([, cell]) => !filled || cell !== null);
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

/** Words typed before the page's script was there stand below those that were brought back. */
export function joined(brought: unknown, early: unknown): unknown {
  const both = typeof brought === "string" && typeof early === "string" && !brought.includes(early);
  return both ? `${brought}\n\n${early}` : brought;
}
