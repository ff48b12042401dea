/** The edition is kept for when there is no network; a newer one is offered, and comes when the reader says so. */
import { one } from "../fields/piece";
import { type Worked, WAKING } from "./worker-client";
import * as urls from "../page/urls";
import { root } from "./site-root";

const WORDS = "A newer edition of this workbook is here. Your answers stay as they are.";

export function keepOffline(engine: Worked): void {
  if (!navigator.serviceWorker) return;
  // All else that is kept waits for Python, which a reader waits for: on a slow line each would make the other slower.
  const begin = (): void => {
    if (document.readyState !== "complete" || !(engine.awake || engine.failed)) return;
    for (const event of ["load", WAKING]) removeEventListener(event, begin);
    void register().catch(() => undefined);
  };
  for (const event of ["load", WAKING]) addEventListener(event, begin);
}

async function register(): Promise<void> {
  const address = new URL(urls.SERVICE, root());
  const kept = await navigator.serviceWorker.register(address, { updateViaCache: "none" });
  if (kept.waiting && navigator.serviceWorker.controller) offer(kept.waiting);
  kept.addEventListener("updatefound", () => {
    const coming = kept.installing;
    coming?.addEventListener("statechange", () => {
      if (coming.state === "installed" && navigator.serviceWorker.controller) offer(coming);
    });
  });
}

function offer(newer: ServiceWorker): void {
  if (document.querySelector(".newer")) return;
  const notice = document.createElement("div");
  notice.className = "passing newer";
  const words = document.createElement("p");
  words.setAttribute("role", "status");
  const use = button("Use it now", "way", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
    newer.postMessage("go on");
  });
  notice.append(
    words,
    use,
    button("Not now", "quietly", () => notice.remove()),
  );
  one(document, "main").prepend(notice);
  words.textContent = WORDS;
}

function button(words: string, className: string, act: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className, textContent: words });
  made.addEventListener("click", act);
  return made;
}
