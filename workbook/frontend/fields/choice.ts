/** Choice and checklist: options to tick, and lines of one's own. */
import { Field } from "./field";
import { alikeTexts, arrange, beside, matched } from "./row-matching";
import { all, fill, one, type Host } from "./piece";
import type { Put } from "./protocol";

type Tick = HTMLInputElement;

/** What is kept of one choice: the name of an option, or words of one's own. */
export type Kept = string | { own: string };

/** Names that no option on the page has: they stand as they are among own words, and stay names till changed. */
class Unknown {
  private readonly names: Set<string>;

  constructor(root: HTMLElement) {
    this.names = new Set(JSON.parse(one(root, ".choices").dataset.unknown ?? "[]") as string[]);
  }

  /** The words to show for what is kept. */
  words(kept: unknown): string {
    if (typeof kept === "string") this.names.add(kept);
    return wordsOf(kept);
  }

  kept(words: string): Kept {
    return this.names.has(words) ? words : { own: words };
  }
}

/** What is kept of several. */
export function choices(value: unknown): Kept[] {
  const found = Array.isArray(value) ? (value as unknown[]) : [];
  return found.filter((each): each is Kept => typeof each === "string" || (each !== null && typeof each === "object"));
}

export function wordsOf(kept: unknown): string {
  if (typeof kept === "string") return kept;
  const own = (kept as { own?: unknown } | null)?.own;
  return typeof own === "string" ? own : "";
}

export class Choice extends Field {
  private readonly ticks: Tick[];
  private readonly own: HTMLTextAreaElement | null;
  private readonly unknown: Unknown;

  constructor(root: HTMLElement, host: Host) {
    super(root, host);
    this.unknown = new Unknown(root);
    this.ticks = all<Tick>(root, "input[type=radio]");
    this.own = root.querySelector(".own textarea");
    this.own?.addEventListener("input", () => this.tick((tick) => "own" in tick.dataset));
  }

  read(): Kept | null {
    const ticked = this.ticks.find((tick) => tick.checked);
    if (!ticked) return null;
    if (!("own" in ticked.dataset)) return ticked.value;
    const words = this.own?.value.trim();
    return words ? this.unknown.kept(words) : null;
  }

  /** Own words stay in their box when another option is chosen, here or elsewhere. */
  write(value: unknown): void {
    const listed = this.ticks.some((tick) => !("own" in tick.dataset) && tick.value === value);
    this.tick((tick) => (listed ? tick.value === value : value !== null && "own" in tick.dataset));
    if (this.own && !listed) fill(this.own, this.unknown.words(value));
  }

  protected override get beside(): Pick<Put, "beside"> {
    const listed = this.ticks.some((tick) => tick.checked && !("own" in tick.dataset));
    return this.own ? { beside: listed ? this.own.value : "" } : {};
  }

  protected override standBeside({ beside }: Pick<Put, "beside">): void {
    if (this.own && typeof beside === "string" && beside) fill(this.own, beside);
  }

  protected override typed(event: Event): void {
    super.typed(event);
    if ((event.target as Tick).type === "radio") this.flush();
  }

  private tick(which: (tick: Tick) => boolean): void {
    for (const tick of this.ticks) tick.checked = which(tick);
  }
}

/** Lines of one's own: there is always one empty line left to write in. */
export class OwnLines {
  /** `kept` is called when a line is kept in hand that is gone elsewhere. */
  constructor(
    private readonly root: HTMLElement,
    private readonly kept: () => void,
  ) {
    root.addEventListener("input", () => this.spare());
    // It comes with whoever steps into the last one, not with the first letter: nothing moves below what is written.
    root.addEventListener("focusin", ({ target }) => this.spare(target as Element));
  }

  read(): string[] {
    return this.owns.map((own) => words(own)).filter(Boolean);
  }

  write(lines: string[]): void {
    this.lay(lines, undefined);
  }

  /** Show what was saved elsewhere; the line in hand stays where it is. */
  meet(lines: string[], gone: boolean): void {
    const hand = this.owns.find((own) => own.contains(document.activeElement));
    if (hand && gone) fill(areaOf(hand), "");
    this.lay(lines, hand);
  }

  private get owns(): HTMLElement[] {
    return all(this.root, ".own");
  }

  private lay(lines: string[], hand: HTMLElement | undefined): void {
    const present = this.owns;
    const last = present.at(-1);
    if (!last) return;
    const places = matched(present.map(words), lines, alikeTexts);
    let wanted = lines.map((line, number) => filled(present[places[number] ?? -1] ?? copy(last), line));
    const only = hand && !wanted.includes(hand) ? hand : undefined;
    if (only && words(only)) {
      wanted = beside(wanted, present, only);
      queueMicrotask(this.kept);
    }
    const free = only && !words(only) ? only : present.find((own) => !wanted.includes(own) && own !== only);
    arrange(last.parentElement as Element, present, [...wanted, filled(free ?? copy(last), "")], hand);
  }

  private spare(here: Element | null = null): void {
    const { owns } = this;
    const taken = (own: HTMLElement): boolean => words(own) !== "" || own.contains(here);
    if (owns.length && owns.every(taken)) owns.at(-1)?.after(copy(owns[0] as HTMLElement));
  }
}

function areaOf(own: HTMLElement): HTMLTextAreaElement {
  return one(own, "textarea");
}

function words(own: HTMLElement): string {
  return areaOf(own).value.trim();
}

function filled(own: HTMLElement, line: string): HTMLElement {
  if (words(own) !== line) fill(areaOf(own), line);
  return own;
}

function copy(own: HTMLElement): HTMLElement {
  const next = own.cloneNode(true) as HTMLElement;
  areaOf(next).value = "";
  return next;
}

export class Checklist extends Field {
  private readonly ticks: Tick[];
  private readonly own: OwnLines;
  private readonly unknown: Unknown;

  constructor(root: HTMLElement, host: Host) {
    super(root, host);
    this.unknown = new Unknown(root);
    this.ticks = all<Tick>(root, "input[type=checkbox]");
    this.own = new OwnLines(root, () => this.changed(0));
  }

  read(): Kept[] | null {
    const ticked = this.ticks.filter((tick) => tick.checked).map((tick) => tick.value);
    const lines = [...ticked, ...this.own.read().map((words) => this.unknown.kept(words))];
    return lines.length ? lines : null;
  }

  write(value: unknown): void {
    this.own.write(this.tickAll(value));
  }

  protected override meet(value: unknown): void {
    this.own.meet(this.tickAll(value), value === null);
  }

  /** Tick what is named, and return the lines that no box has. */
  private tickAll(value: unknown): string[] {
    const lines = choices(value);
    for (const tick of this.ticks) tick.checked = lines.includes(tick.value);
    return lines.filter((line) => !this.ticks.some((tick) => tick.value === line)).map((line) => this.unknown.words(line));
  }

  protected override typed(event: Event): void {
    super.typed(event);
    if ((event.target as Tick).type === "checkbox") this.flush();
  }
}
