/** A demonstration that begins again: whatever was typed into it is gone, also what was on its way. */
import { dropDrafts } from "./drafts";
import { forgetStays } from "./folds";
import { LEAVING } from "./leaving";
import type {} from "../static-site/alone";
import * as urls from "./urls";

const page = document.documentElement;

/** Let this page go without asking, and keep nothing of it. */
export function letGo(): void {
  dispatchEvent(new Event(LEAVING));
  addEventListener("pagehide", () => {
    dropDrafts();
    forgetStays();
  });
}

/** A link to the projector view shows invented people: what a reader wrote does not belong on a wall. */
export function projectorView(): void {
  if (!location.hash.startsWith("#project")) return;
  const { base = "/", projectorScript } = page.dataset;
  if (projectorScript === undefined) {
    const home = new URL(base, location.href).href;
    location.replace(`${home}${urls.DEMO}${location.href.slice(home.length)}`);
    return;
  }
  // A page that gives way to the next in one window has its script anew.
  const { pages = 0 } = globalThis.workbookAlone ?? {};
  const address = new URL(`${projectorScript}${pages ? `?page=${pages}` : ""}`, location.href).href;
  void import(address).then((module: { default: () => void }) => module.default());
}

export function letGoOnBeginning(): void {
  if (page.dataset.invented !== undefined) document.addEventListener("submit", letGo);
}
