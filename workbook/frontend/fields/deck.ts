/** Cards to draw from, favourites to keep, cards of one's own. */
import { OwnLines } from "./choice";
import { Field } from "./field";
import { arrange, matched } from "./row-matching";
import { all, does, one, texts, type Host } from "./piece";
import { Removed } from "./undo";

export class Deck extends Field {
  private readonly card: HTMLElement;
  private readonly kept: HTMLElement;
  private readonly cards: string[];
  private readonly own: OwnLines;
  private readonly removed: Removed;
  /** The words of the card on top; what stands on the page may be a translation. */
  private top: string;

  constructor(root: HTMLElement, host: Host) {
    super(root, host);
    this.card = one(root, ".card");
    this.kept = one(root, ".kept-cards");
    this.cards = all(one<HTMLTemplateElement>(root, "template").content, "p").map((card) => card.textContent ?? "");
    this.own = new OwnLines(root, () => this.changed(0));
    does(root, "draw", () => this.draw());
    this.top = this.cards[0] ?? "";
    this.removed = new Removed(one(root, "[data-does=keep]"), "Bring the card back", (item) => this.restored(item));
    does(root, "keep", () => this.keep(this.top));
    does(root, "put-back", (button) => this.apart.press() && this.putBack(button.closest("li") as HTMLElement));
  }

  read(): { kept: string[]; own: string[] } | null {
    const [kept, own] = [this.lines, this.own.read()];
    return kept.length || own.length ? { kept, own } : null;
  }

  write(value: unknown): void {
    const piles = (value ?? {}) as { kept?: unknown; own?: unknown };
    this.show(texts(piles.kept));
    this.own.write(texts(piles.own));
  }

  protected override meet(value: unknown): void {
    const piles = (value ?? {}) as { kept?: unknown; own?: unknown };
    this.show(texts(piles.kept));
    this.own.meet(texts(piles.own), value === null);
  }

  private get lines(): string[] {
    return all(this.kept, "li").map((item) => item.dataset.words ?? "");
  }

  private draw(): void {
    const others = [...this.cards, ...this.own.read()].filter((card) => card !== this.top);
    this.top = others[Math.floor(Math.random() * others.length)] ?? this.top;
    this.card.textContent = this.top;
  }

  private keep(words: string): void {
    if (this.lines.includes(words)) return;
    this.kept.append(this.item(words));
    this.changed(0);
  }

  private putBack(item: HTMLElement): void {
    this.removed.take(item);
    this.changed(0);
  }

  /** One that was kept anew in the meantime is not kept twice. */
  private restored(item: HTMLElement): void {
    if (this.lines.filter((line) => line === item.dataset.words).length > 1) item.remove();
    one(this.root, "[data-does=draw]").focus();
    this.changed(0);
  }

  private show(kept: string[]): void {
    const present = all(this.kept, "li");
    const places = matched(this.lines, kept, () => 0);
    const wanted = kept.map((line, number) => present[places[number] ?? -1] ?? this.item(line));
    arrange(this.kept, present, wanted);
  }

  private item(words: string): HTMLElement {
    const blank = one<HTMLTemplateElement>(this.root, "template.blank");
    const item = (blank.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
    item.dataset.words = one(item, "span").textContent = words;
    return item;
  }
}
