/** Words for feelings, in families: one that is pressed goes into the text at the cursor, and can be taken back. */
import families from "../../exercises/feelings.json";
import { all, fill, one, tell, type Piece } from "./piece";

interface Put {
  area: HTMLTextAreaElement;
  before: string;
  after: string;
}

export default class Feelings implements Piece {
  readonly key = "";
  readonly root: HTMLElement;
  private readonly said: HTMLElement;
  private readonly back: HTMLButtonElement;
  private put: Put | undefined;

  constructor(private readonly field: HTMLElement) {
    this.root = document.createElement("div");
    this.root.className = "feelings";
    this.root.setAttribute("role", "group");
    this.root.setAttribute("aria-label", "Words for feelings");
    this.root.append(...Object.entries(families).map(family), last());
    one(field, ".feel").after(this.root);
    this.said = one(this.root, ".said");
    this.back = one(this.root, ".back");
    this.root.addEventListener("click", (event) => this.pressed(event));
  }

  receive(): void {}

  private pressed(event: MouseEvent): void {
    const button = (event.target as Element).closest("button");
    if (button === this.back) return this.takeBack();
    if (button?.dataset.word) this.insert(button.dataset.word, button, event);
  }

  private get area(): HTMLTextAreaElement | undefined {
    const areas = all<HTMLTextAreaElement>(this.field, "textarea");
    const asks = (name: string) => areas.find((area) => area.matches(name));
    return asks("[data-into]") ?? asks("[data-slot=feeling], [data-slot=state]") ?? areas[0];
  }

  private insert(word: string, button: HTMLElement, event: MouseEvent): void {
    const { area } = this;
    if (!area) return;
    const before = area.value;
    const [from, to] = [area.selectionStart, area.selectionEnd];
    const lead = /\S$/u.test(before.slice(0, from)) ? " " : "";
    const tail = /^[\p{L}\p{N}]/u.test(before.slice(to)) ? " " : "";
    write(area, `${lead}${word}${tail}`, (event as PointerEvent).pointerType === "touch");
    button.focus({ preventScroll: true });
    this.put = { area, before, after: area.value };
    this.back.hidden = false;
    tell(this.said, `“${word}” is in your text.`);
  }

  private takeBack(): void {
    const { put } = this;
    this.put = undefined;
    this.back.hidden = true;
    if (put && put.area.value === put.after) {
      fill(put.area, put.before);
      put.area.dispatchEvent(new Event("input", { bubbles: true }));
      tell(this.said, "The word is removed again.");
    } else tell(this.said, "The text has changed since. Take the word out there.");
    (put?.area ?? this.area)?.focus();
  }
}

/** As if it had been typed, so that undo takes it back. A finger gets no keyboard for it. */
function write(area: HTMLTextAreaElement, words: string, touched: boolean): void {
  const { selectionStart: from, selectionEnd: to } = area;
  if (!touched) {
    area.focus({ preventScroll: true });
    area.setSelectionRange(from, to);
    if (document.execCommand("insertText", false, words)) return;
  }
  area.setRangeText(words, from, to, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

function family([name, words]: [string, Record<string, string>]): HTMLElement {
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = name;
  const list = document.createElement("ul");
  list.append(...Object.entries(words).map(line));
  details.append(summary, list);
  return details;
}

function line([word, says]: [string, string]): HTMLElement {
  const item = document.createElement("li");
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "way", textContent: word });
  button.dataset.word = word;
  const told = document.createElement("span");
  told.textContent = says;
  item.append(button, told);
  return item;
}

function last(): HTMLElement {
  const place = document.createElement("p");
  place.innerHTML = `<span class="said" role="status"></span> <button type="button" class="quietly back" hidden>Take it back</button>`;
  return place;
}
