/** One drawing in the place of another: whoever looks the same stays the same element, so that little is painted anew. */
import { arrange } from "./row-matching";
import { all } from "./piece";

/** Show a drawing in a frame, and return it; undefined where there is none in the markup. */
export function redraw(frame: HTMLElement, markup: string): SVGSVGElement | undefined {
  const blank = document.createElement("template");
  blank.innerHTML = markup;
  const now = blank.content.querySelector("svg");
  const before = frame.querySelector<SVGSVGElement>(":scope > svg");
  if (!now || !before) {
    frame.replaceChildren(blank.content);
    return now ?? undefined;
  }
  const people = new Map(all<SVGGElement>(before, "[data-who]").map((person) => [name(person), person]));
  const wanted = [...now.children].map((part) => kept(people.get((part as SVGElement).dataset.who ?? ""), part));
  look(before, now, ["style", "aria-describedby"]);
  const hand = wanted.find((part) => part === document.activeElement);
  arrange(before, [...before.children], wanted, hand);
  return before;
}

/** What stays the same about a person from one drawing to the next: their key. */
export function name(person: SVGGElement): string {
  return person.dataset.who ?? "";
}

function kept(before: Element | undefined, now: Element): Element {
  if (!before) return now;
  const [old, fresh] = [before.childNodes, now.childNodes];
  const same = old.length === fresh.length && [...old].every((part, at) => part.isEqualNode(fresh[at] ?? null));
  if (!same) before.replaceChildren(...fresh);
  look(before, now, ["tabindex"]);
  return before;
}

/** Give an element the attributes of another, but for some that are this page's own. */
function look(before: Element, now: Element, own: string[]): void {
  for (const each of before.getAttributeNames()) {
    if (!now.hasAttribute(each) && !own.includes(each)) before.removeAttribute(each);
  }
  for (const { name: each, value } of now.attributes) {
    if (!own.includes(each) && before.getAttribute(each) !== value) before.setAttribute(each, value);
  }
}
