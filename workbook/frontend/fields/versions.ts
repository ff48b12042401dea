/** Two versions of one answer: the other one is shown below the control, and the reader says which stays. */
import { one } from "./piece";
import type { Apart } from "./confirm";
import type { Keep, Version } from "./protocol";
import { same } from "./pending-edit";

const WAYS: [Keep, string][] = [
  ["this", "Keep the one above"],
  ["that", "Keep this other one"],
  ["both", "Keep both"],
];
const WHEN = { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

export class Versions {
  private panel: HTMLElement | undefined;
  private shown: Version | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly apart: Apart,
    private readonly choose: (keep: Keep, of: string) => void,
  ) {}

  /** Show the first of what is there; the next comes when the file no longer holds this one. */
  show([first]: Version[]): void {
    if (same(first, this.shown)) return;
    this.shown = first;
    this.panel?.remove();
    this.panel = first && this.draw(first);
    if (!this.panel || !first) return;
    one(this.root, ".under").before(this.panel);
    // A live region speaks of what changes in it, so the words come after it stands.
    one(this.panel, ".said").textContent = told(first);
    const words = one(this.panel, ".other");
    if (words.scrollHeight > words.clientHeight) words.tabIndex = 0;
  }

  private draw(other: Version): HTMLElement {
    const said = made("p", "said", "");
    said.setAttribute("role", "status");
    const words = made("div", "other", other.words || "Nothing: it was left empty there.");
    words.classList.toggle("nothing", !other.words);
    words.dir = "auto";
    words.setAttribute("role", "group");
    words.setAttribute("aria-label", "That version");
    const ways = made("p", "ways", "");
    ways.append(...WAYS.filter(([keep]) => keep !== "both" || other.joins).map((way) => this.button(other.of, ...way)));
    const panel = made("div", "versions", "");
    panel.setAttribute("role", "group");
    panel.setAttribute("aria-label", "Two versions of this answer");
    panel.append(said, words, ways);
    return panel;
  }

  private button(of: string, keep: Keep, words: string): HTMLButtonElement {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "way", textContent: words });
    button.dataset.keep = keep;
    button.addEventListener("click", () => {
      // The next version comes to where this one was: the rest of a double click is no choice.
      if (this.apart.press()) this.choose(keep, of);
    });
    return this.apart.comes(button);
  }
}

function told({ at }: Version): string {
  const when = new Date(at);
  const from = Number.isNaN(when.getTime()) ? "" : `, from ${when.toLocaleString("en-GB", WHEN).replace(" at ", ", ")}`;
  return `Another window, or a copy, holds a different version${from}. Nothing is lost: choose what to keep.`;
}

function made(name: string, className: string, words: string): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = words;
  return element;
}
