/** What every piece of a page shares: an element, a key, and someone to talk to. */
import type { FromPage, ToPage } from "./protocol";
import type { Wish } from "./pending-edit";

export interface Plotly {
  react(element: HTMLElement, data: unknown, layout: unknown, config: unknown): Promise<unknown>;
}

export type LateName = "map" | "patterns" | "feelings";

export interface Host {
  /** Send one message to Python; false when nobody is there to take it. */
  send(message: FromPage): boolean;
  /** Fetch plotly, once a page. */
  plotly(): Promise<Plotly>;
  /** Fetch the script of a piece that few pages have. */
  late(name: LateName): Promise<new (root: HTMLElement, host: Host) => Piece>;
  /** Hold on to what is not saved yet, beyond this page; undefined when nothing is left to hold. */
  hold?(key: string, wish: Wish | undefined): void;
}

export interface Piece {
  readonly key: string;
  readonly root: HTMLElement;
  receive(message: ToPage): void;
  /** The connection to Python came or went; `why` says in words why it is not there. */
  connection?(live: boolean, why?: string): void;
}

export function all<E extends Element = HTMLElement>(root: ParentNode, selector: string): E[] {
  return [...root.querySelectorAll<E>(selector)];
}

export function one<E extends Element = HTMLElement>(root: ParentNode, selector: string): E {
  const found = root.querySelector<E>(selector);
  if (!found) throw new Error(`a field lacks its part ${selector}`);
  return found;
}

/** Call `act` when a button named by `data-does` is pressed. */
export function does(root: HTMLElement, name: string, act: (button: HTMLButtonElement) => void): void {
  root.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>(`[data-does="${name}"]`);
    if (button && root.contains(button)) act(button);
  });
}

const grows = typeof CSS !== "undefined" && CSS.supports("field-sizing", "content");

/** Let a text area be as tall as its text where the browser does not do so itself. */
export function grow(area: HTMLTextAreaElement): void {
  if (grows) return;
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

/** What an empty area says may take more lines than the first words that are written in it: it shrinks under no hand. */
export function stay(area: EventTarget | null): void {
  if (area instanceof HTMLTextAreaElement && !area.value) area.style.minHeight = `${area.getBoundingClientRect().height}px`;
}

const CONTROLS = "input, textarea, select, button:not([data-does=open], [data-does=around])";

export function disable(root: HTMLElement, disabled: boolean): void {
  for (const control of all<HTMLInputElement>(root, CONTROLS)) {
    if (!control.closest("template")) control.disabled = disabled;
  }
}

/** Put text into an area; a caret in it stays with the words around it. */
export function fill(area: HTMLTextAreaElement, text: string): void {
  const before = area.value;
  if (before !== text && area.matches(":focus")) {
    const { selectionStart: from, selectionEnd: to } = area;
    area.value = text;
    area.setSelectionRange(moved(before, text, from), moved(before, text, to));
  } else if (before !== text) area.value = text;
  grow(area);
}

function moved(before: string, after: string, place: number): number {
  if (after.startsWith(before.slice(0, place))) return place;
  const behind = before.slice(place);
  return after.endsWith(behind) ? after.length - behind.length : Math.min(place, after.length);
}

const told = new WeakMap<Element, string>();

/**
 * Write words only where they are others than were written last; returns whether they were.
 *
 * A screen reader reads each change aloud, and a change anywhere ends a run of typing that undo takes back as one.
 * What stands on the page is no measure: a browser may have translated it.
 */
export function tell(place: Element, words: string): boolean {
  if ((told.get(place) ?? place.textContent) === words) return false;
  told.set(place, words);
  const text = place.childNodes?.length === 1 && place.firstChild?.nodeType === 3 ? place.firstChild : undefined;
  // A node taken out ends the run as well; another text in the same node does not.
  if (text) text.nodeValue = words;
  else place.textContent = words;
  return true;
}

export function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((line): line is string => typeof line === "string") : [];
}
