/**
 * The workbook in the browser alone: what a page asks is answered by Python in a worker of this window.
 *
 * The worker outlives the page: one page gives way to the next in the same window. So this script runs again
 * with every page, and takes over what the one before has left.
 */
import { newEnough } from "../page/browser-versions";
import { edition, invented } from "./site-root";
import { openShelf } from "./idb";
import { Worked } from "./worker-client";
import { attend } from "./navigation";
import { keepOffline } from "./offline";
import { sayComing } from "./waking";
import { askToLast } from "./persistence";
import { storeName } from "./worker-protocol";
import type {} from "../page/watch";

declare global {
  var workbookAlone: Worked | undefined;
}

const INSECURE =
  "Nothing you type here can be kept, because this address does not begin with “https”: browsers keep answers " +
  "only at secure addresses and on this computer itself. You can read everything. To write, open the same address " +
  "with “https”, or ask whoever gave it to you.";
const OLD =
  `Nothing you type here can be kept, because this browser is too old to run this kind of workbook. It needs ${newEnough()}, or a ` +
  "newer one. You can read everything. To write, open it in a newer browser or on another device.";
const BLOCKED =
  "Nothing you type here can be kept, because this browser lets no page keep anything at this address: site data is blocked, " +
  "or this is a private window of an older browser. You can read everything. To write, allow site data for this address, or " +
  "use an ordinary window, and load the page again.";

/** How a browser says that it keeps nothing here, rather than that something else is wrong. */
const REFUSES = ["SecurityError", "InvalidStateError", "NotAllowedError"];

const page = document.documentElement;
if (page.dataset.reading !== undefined) readOnly();
else if (!isSecureContext) readOnly(INSECURE);
else if (!navigator.locks || !globalThis.DecompressionStream) readOnly(OLD);
else if (!storage()) readOnly(BLOCKED);
else {
  const engine = (globalThis.workbookAlone ??= new Worked(new URL(page.dataset.engine ?? "", location.href).href));
  sayComing(engine);
  attend(engine);
  keepOffline(engine);
  if (!invented()) keepHere(engine);
  // After every other script of the page, so that its last words and its line come first.
  addEventListener("DOMContentLoaded", () => addEventListener("pagehide", (event) => event.persisted && engine.rest()));
  addEventListener("pageshow", (event) => event.persisted && engine.start());
}

/** The answers stay in this browser, as far as it lets a page keep anything. */
function keepHere(engine: Worked): void {
  askToLast();
  void openShelf(storeName(edition())).then(
    (shelf) => shelf.close(),
    ({ name }: Error) => {
      if (!REFUSES.includes(name)) return;
      readOnly(BLOCKED);
      engine.end();
    },
  );
}

function storage(): boolean {
  try {
    return Boolean(globalThis.indexedDB && globalThis.caches);
  } catch {
    return false;
  }
}

/** No line is opened, no field takes a word, and the page says why. */
function readOnly(words?: string): void {
  delete page.dataset.alive;
  if (words) globalThis.workbookSays?.(words);
}
