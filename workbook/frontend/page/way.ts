/**
 * The way a reader has chosen behind one of the doors, and the step they are at.
 *
 * This tab alone remembers it, sealed where there is a key, not at all where the answers have a lock, and until
 * it is closed, left quickly, or told to forget. The name of a path tells nothing by itself.
 */
import { all, grow } from "../fields/piece";
import { recall, remember, unlearn } from "./browser-storage";
import { opened, sealed } from "./draft-encryption";
import { ANEW, QUICKLY } from "./leaving";

interface Way {
  path: string;
  step: string;
}

const page = document.documentElement;
/** An evening has a place of its own, and takes that of no other way. */
const NAME = `workbook way ${new URL(page.dataset.base ?? "/", location.href).pathname}${page.dataset.plan ?? ""}`;
const KEY = page.dataset.drafts ?? "";
const INSTEAD = "a[data-instead]";

function recalled(): Way | undefined {
  try {
    const way = JSON.parse(opened(recall(NAME) ?? "", KEY)) as Way;
    return typeof way.path === "string" && typeof way.step === "string" ? way : undefined;
  } catch {
    return undefined;
  }
}

function note(way: Way): void {
  if (page.dataset.sealed !== undefined) return unlearn(NAME);
  remember(NAME, KEY ? sealed(JSON.stringify(way), KEY) : JSON.stringify(way));
}

/** The steps of a path: the one that was open stays open, and each leads on to the next. */
function keepThePlace(path: string): void {
  const steps = all<HTMLDetailsElement>(document, "details.step");
  const before = recalled();
  const kept = before?.path === path ? steps.find((step) => step.id === before.step) : undefined;
  if (kept) for (const step of steps) step.open = step === kept;
  note({ path, step: kept?.id ?? steps.find((step) => step.open)?.id ?? "" });
  for (const step of steps) {
    step.addEventListener("toggle", () => {
      if (!step.open) return;
      for (const area of all<HTMLTextAreaElement>(step, "textarea")) grow(area);
      note({ path, step: step.id });
    });
  }
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a.go[href^="#step-"]');
    const next = link && document.querySelector<HTMLDetailsElement>(link.hash);
    if (!next) return;
    event.preventDefault(); // the history of a browser needs no steps
    link.closest("details")?.removeAttribute("open");
    next.open = true;
    next.scrollIntoView();
    next.querySelector("summary")?.focus({ preventScroll: true });
  });
}

/** On the start page: where this tab was, if one of the doors leads there. */
function tellTheWay(): void {
  const line = document.querySelector<HTMLElement>(".doors .chosen");
  if (!line) return;
  const way = recalled();
  const door = way && all<HTMLAnchorElement>(document, ".doors li a").find((link) => link.href.includes(`/${way.path}.`));
  line.hidden = !door;
  if (!door) return;
  const [name, go] = [line.querySelector("b"), line.querySelector("a")];
  if (name) name.textContent = door.textContent;
  go?.setAttribute("href", door.href);
}

/** The start page takes the place of a way that is left: the back button does not lead there again. */
function leave(event: MouseEvent, link: HTMLAnchorElement): void {
  const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!plain || page.dataset.engine !== undefined) return; // where Python is in the page, it goes on by itself
  event.preventDefault();
  location.replace(link.href);
}

/** Forget it, and leave its page if this is one. */
function forget(): void {
  unlearn(NAME);
  const other = document.querySelector<HTMLAnchorElement>(INSTEAD);
  if (other) return other.click();
  tellTheWay();
  document.querySelector<HTMLElement>(".doors li a")?.focus();
}

export function wayOfThisTab(): void {
  if (document.querySelector("details.step") && page.dataset.chapter) keepThePlace(page.dataset.chapter);
  tellTheWay();
  addEventListener(ANEW, tellTheWay);
  addEventListener(QUICKLY, () => unlearn(NAME));
  document.addEventListener("click", (event) => {
    const pressed = event.target as Element;
    if (pressed.closest('[data-does="forget-door"]')) forget();
    const other = pressed.closest<HTMLAnchorElement>(INSTEAD);
    if (other) leave(event, other);
  });
}
