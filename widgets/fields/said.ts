/** What a field says of its newest edit. */
import type { Message } from "./piece";

const who = document.documentElement.dataset.engine ? "the workbook" : "the workbook’s server";
export const NOT_ANSWERING = `${who} is not answering. Keep typing; it is safe on this page.`;
export const BROUGHT = "brought back from before the page was loaded again. It is safe on this page.";
export const ELSEWHERE = "Changed in another window";
export const NOT_FORGOTTEN = "Not forgotten, because it was changed in another window";

/** When and where an edit was kept. */
export function keptAt({ at, place }: Message): string {
  const when = new Date(String(at)).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return `Saved ${when} · ${String(place)}`;
}
