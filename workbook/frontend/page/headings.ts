/** Where am I: the headings of a page, in a sheet behind its name in the bar, or beside the text. */
import { all } from "../fields/piece";

const HEADING = "main h2[id]";
const PART = "main :is(h2[id], .field)";
/** How much room beside the text the list needs, in the size of its letters. */
const ROOM = 13;
const page = document.documentElement;

export function attendHeadings(): void {
  const button = document.querySelector("[data-does=parts]");
  const list = document.querySelector<HTMLElement>("nav.headings");
  if (!button || !list) return;
  const sheet = document.createElement("dialog");
  const close = document.createElement("button");
  Object.assign(close, { type: "button", textContent: "Close" });
  sheet.className = "parts";
  sheet.setAttribute("aria-label", list.getAttribute("aria-label") ?? "");
  list.before(sheet);
  sheet.append(close);
  const links = all<HTMLAnchorElement>(list, "ol a");
  button.addEventListener("click", () => {
    mark(links);
    close.before(list);
    sheet.showModal();
  });
  // Where there is room, the list stands beside the text.
  sheet.addEventListener("close", () => sheet.after(list));
  sheet.addEventListener("click", ({ target }) => {
    if (target === sheet || (target as Element).closest("a, button")) sheet.close();
  });
  document.addEventListener("workbook:state", () => tick(links));
  const eye = new IntersectionObserver(() => mark(links), { rootMargin: "0px 0px -60% 0px" });
  for (const heading of all(document, HEADING)) eye.observe(heading);
  tick(links);
  standBeside();
}

function standBeside(): void {
  const main = document.querySelector("main");
  if (!main) return;
  const seen = new ResizeObserver(() => {
    const letter = parseFloat(getComputedStyle(page).fontSize);
    page.toggleAttribute("data-beside", main.offsetLeft > ROOM * letter);
  });
  for (const each of [page, main]) seen.observe(each);
}

/** Tick the headings below which all is answered. */
function tick(links: HTMLAnchorElement[]): void {
  const below = new Map<string, boolean[]>();
  let name = "";
  for (const each of all(document, PART)) {
    if (each.matches("h2")) name = each.id;
    else below.set(name, [...(below.get(name) ?? []), each.dataset.state !== "empty"]);
  }
  for (const link of links) link.classList.toggle("done", below.get(target(link))?.every(Boolean) ?? false);
}

/** Mark the heading that is read; to know it takes a layout. */
function mark(links: HTMLAnchorElement[]): void {
  const above = all(document, HEADING).filter((each) => {
    const [box] = each.getClientRects();
    return box && box.top < innerHeight * 0.4;
  });
  for (const link of links) {
    if (target(link) === above.at(-1)?.id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function target(link: HTMLAnchorElement): string {
  return decodeURIComponent(link.hash.slice(1));
}
