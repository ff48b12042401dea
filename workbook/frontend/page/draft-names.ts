/** Under which names this browser holds drafts; what is in them is for `drafts.ts`. */
import { remembered, type Where } from "./browser-storage";

const page = document.documentElement;
export const OURS = `workbook draft ${new URL(page.dataset.base ?? "/", location.href).pathname} `;

const lasts = page.dataset.engine !== undefined && page.dataset.invented === undefined;
export const PLACES: Where[] = lasts ? ["sessionStorage", "localStorage"] : ["sessionStorage"];

export function names(start = ""): string[] {
  return [...new Set(PLACES.flatMap((where) => remembered(OURS + start, where)))];
}

export function anyDrafts(): boolean {
  return names().length > 0;
}
