/** Where am I: the headings of a page, in a sheet behind its name in the bar, or beside the text. */
import { all } from "../fields/piece";

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
  const tell = (): void => mark(all<HTMLAnchorElement>(list, "ol a"));
  button.addEventListener("click", () => {
    tell();
    close.before(list);
    sheet.showModal();
  });
  // Where there is room, the list stands beside the text.
  sheet.addEventListener("close", () => sheet.after(list));
  sheet.addEventListener("click", ({ target }) => {
    if (target === sheet || (target as Element).closest("a, button")) sheet.close();
  });
  // To see where one is takes a layout: it is done with the next picture, and not while somebody types.
  document.addEventListener("workbook:state", () => requestAnimationFrame(tell));
  const eye = new IntersectionObserver(tell, { rootMargin: "0px 0px -60% 0px" });
  for (const heading of all(document, "main h2[id]")) eye.observe(heading);
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

/** Tick the headings below which all is answered, and mark the one that is read. */
function mark(links: HTMLAnchorElement[]): void {
  const below = new Map<string, boolean[]>();
  let name = "";
  let read = "";
  for (const each of all(document, PART)) {
    if (each.matches("h2")) {
      name = each.id;
      const [box] = each.getClientRects();
      if (box && box.top < innerHeight * 0.4) read = name;
    } else below.set(name, [...(below.get(name) ?? []), each.dataset.state !== "empty"]);
  }
  for (const link of links) {
    const id = decodeURIComponent(link.hash.slice(1));
    const answered = below.get(id);
    link.classList.toggle("done", answered?.every(Boolean) ?? false);
    if (id === read) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}
