/** Leaving: the last words are sent, what is unsaved is asked about, and what only seems to leave stays. */
import type { Field } from "../fields/field";
import { outlive, outlives } from "./drafts";
import { LEAVING } from "./leaving";

const SEEMS_TO_LEAVE = 'a[download], a[href^="mailto:"], a[href^="tel:"], a[href^="sms:"]';
const MOMENT = 1000;
const LOOKS = 1500;

/** Nothing here closes the line: the page may stay, and if it goes the browser closes it. */
export function sendBeforeLeaving(fields: Field[], framed: () => boolean): void {
  let going = false;
  let staying = 0;
  const flush = (): void => fields.forEach((field) => field.flush());
  setInterval(() => document.hidden || fields.forEach((field) => field.notice()), LOOKS);
  addEventListener("pagehide", () => (flush(), outlive()));
  document.addEventListener("freeze", flush);
  document.addEventListener("visibilitychange", () => document.hidden && flush());
  document.addEventListener("click", ({ target }) => {
    if ((target as Element).closest(SEEMS_TO_LEAVE)) staying = performance.now() + MOMENT;
  });
  addEventListener(LEAVING, () => {
    going = true;
    flush();
  });
  addEventListener("beforeunload", (event) => {
    flush();
    const asks = !going && performance.now() > staying && !outlives();
    if (asks && (framed() || fields.some((field) => field.state === "unsaved"))) event.preventDefault();
  });
}
