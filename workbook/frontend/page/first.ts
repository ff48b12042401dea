/**
 * What comes first: the way out, the line to the kernel, and what is folded.
 *
 * Leave quickly: one press or the Escape key puts a neutral site in this page's place; in a demonstration the press alone.
 *
 * A page that is reached again with the back button leaves again. Loaded first and on its own, so that it
 * works when the server is gone and nothing else has loaded.
 */
import { onHomeScreen } from "../fields/download";
import { openEarly } from "./early";
import { Escape, mustGuess } from "./escape";
import { foldEarly } from "./folds";
import { standBelow } from "./header";
import { LEAVING, QUICKLY } from "./leaving";
import { recall, remember, unlearn } from "./browser-storage";

const LEFT = "left";

function target(): string {
  return document.querySelector<HTMLElement>("[data-does=leave]")?.dataset.to ?? recall(LEFT) ?? "about:blank";
}

function leave(): void {
  const to = target();
  for (const name of [LEAVING, QUICKLY]) dispatchEvent(new Event(name));
  document.documentElement.hidden = true;
  document.title = "";
  remember(LEFT, to);
  location.replace(to);
  // From a phone's home screen the other site opens on top of this page, and whoever closes it is back here.
  if (onHomeScreen()) document.addEventListener("visibilitychange", () => document.hidden || location.replace(start()));
}

function start(): string {
  return new URL(document.documentElement.dataset.base ?? "./", location.href).href;
}

function back(): boolean {
  const [arrived] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return arrived?.type === "back_forward";
}

const before = recall(LEFT);
if (before && back()) {
  document.documentElement.hidden = true;
  location.replace(before);
} else {
  unlearn(LEFT);
  openEarly();
  foldEarly();
}
standBelow();
addEventListener("pageshow", (event) => {
  if (event.persisted && recall(LEFT)) leave();
});
document.addEventListener("click", (event) => {
  if ((event.target as Element).closest("[data-does=leave]")) leave();
});
const key = new Escape(document, mustGuess());
document.addEventListener("keydown", (event) => {
  // Of invented people nothing has to be hidden: there the key closes the wall, and nobody loses the page over it.
  if (key.leaves(event) && document.documentElement.dataset.invented === undefined) leave();
});

// A row of a table opens also before the table is alive.
document.addEventListener("click", ({ target }) => {
  const row = (target as Element).closest("[data-does=open]")?.closest("tr");
  if (row && !row.closest("[data-folds]")) row.classList.toggle("open");
});
