/**
 * The workbook in the browser alone: what a page asks is answered by Python in a worker of this window.
 *
 * The worker outlives the page: one page gives way to the next in the same window. So this script runs again
 * with every page, and takes over what the one before has left.
 */
import { Worked } from "./worked";
import { attend } from "./going";
import { keepOffline } from "./offline";
import { sayComing } from "./coming";
import { askToLast } from "./lasting";

declare global {
  var workbookAlone: Worked | undefined;
}

const INSECURE =
  "Nothing you type here can be kept, because this address does not begin with “https”: browsers keep answers " +
  "only at secure addresses and on this computer itself. You can read everything. To write, open the same address " +
  "with “https”, or ask whoever gave it to you.";

const page = document.documentElement;
if (isSecureContext && navigator.locks && globalThis.indexedDB) {
  const engine = (globalThis.workbookAlone ??= new Worked(new URL(page.dataset.engine ?? "", location.href).href));
  sayComing(engine);
  attend(engine);
  keepOffline();
  askToLast();
  // After every other script of the page, so that its last words and its line come first.
  addEventListener("DOMContentLoaded", () => addEventListener("pagehide", (event) => event.persisted && engine.rest()));
  addEventListener("pageshow", (event) => event.persisted && engine.start());
} else {
  delete page.dataset.alive; // no line is opened, and every field says so
  page.dataset.reading = "";
  addEventListener("DOMContentLoaded", () => {
    const line = document.createElement("p");
    line.className = "trouble";
    line.setAttribute("role", "alert");
    document.querySelector("[data-waits]")?.remove();
    document.querySelector("main")?.prepend(line);
    line.textContent = INSECURE;
    document
      .querySelectorAll<HTMLTextAreaElement>("main :is(input, textarea, select, button)")
      .forEach((it) => (it.disabled = true));
  });
}
