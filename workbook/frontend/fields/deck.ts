/** Cards to draw from, favourites to keep, cards of one's own. */
import { choices, OwnLines, wordsOf, type Kept } from "./choice";
import { Field } from "./field";
import { same } from "./pending-edit";
import { arrange, matched } from "./row-matching";
import { all, does, one, texts, type Host } from "./piece";
import { Removed } from "./undo";

/** A card: what is kept of it, and its words. */
interface Card {
  card: Kept;
  words: string;
}

export class Deck extends Field {
  private readonly card: HTMLElement;
  private readonly kept: HTMLElement;
  private readonly cards: Card[];
  private readonly own: OwnLines;
  private readonly removed: Removed;
  /** The card on top; what stands on the page may be a translation. */
  private top: Card;

  constructor(root: HTMLElement, host: Host) {
    super(root, host);
    this.card = one(root, ".card");
    this.kept = one(root, ".kept-cards");
    const given = all(one<HTMLTemplateElement>(root, "template").content, "p");
    this.cards = given.map((card) => ({ card: cardOf(card), words: card.textContent ?? "" }));
    this.own = new OwnLines(root, () => this.changed(0));
    does(root, "draw", () => this.draw());
    this.top = this.cards[0] ?? { card: "", words: "" };
    this.removed = new Removed(one(root, "[data-does=keep]"), "Bring the card back", (item) => this.restored(item));
    does(root, "keep", () => this.keep(this.top));
    does(root, "put-back", (button) => this.apart.press() && this.putBack(button.closest("li") as HTMLElement));
  }

  read(): { kept: Kept[]; own: string[] } | null {
    const [kept, own] = [this.kepts, this.own.read()];
    return kept.length || own.length ? { kept, own } : null;
  }

  write(value: unknown): void {
    const piles = (value ?? {}) as { kept?: unknown; own?: unknown };
    this.show(choices(piles.kept));
    this.own.write(texts(piles.own));
  }

  protected override meet(value: unknown): void {
    const piles = (value ?? {}) as { kept?: unknown; own?: unknown };
    this.show(choices(piles.kept));
    this.own.meet(texts(piles.own), value === null);
  }

  private get kepts(): Kept[] {
    return all(this.kept, "li").map(cardOf);
  }

  private draw(): void {
    const own = this.own.read().map((words) => ({ card: { own: words }, words }));
    const others = [...this.cards, ...own].filter(({ card }) => !same(card, this.top.card));
    this.top = others[Math.floor(Math.random() * others.length)] ?? this.top;
    this.card.textContent = this.top.words;
  }

  private keep({ card }: Card): void {
    if (this.kepts.some((kept) => same(kept, card))) return;
    this.kept.append(this.item(card));
    this.changed(0);
  }

  private putBack(item: HTMLElement): void {
    this.removed.take(item);
    this.changed(0);
  }

  /** One that was kept anew in the meantime is not kept twice. */
  private restored(item: HTMLElement): void {
    if (this.kepts.filter((kept) => same(kept, cardOf(item))).length > 1) item.remove();
    one(this.root, "[data-does=draw]").focus();
    this.changed(0);
  }

  private show(kept: Kept[]): void {
    const present = all(this.kept, "li");
    const places = matched(this.kepts, kept, () => 0);
    const wanted = kept.map((card, number) => present[places[number] ?? -1] ?? this.item(card));
    arrange(this.kept, present, wanted);
  }

  private item(card: Kept): HTMLElement {
    const blank = one<HTMLTemplateElement>(this.root, "template.blank");
    const item = (blank.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
    item.dataset.card = JSON.stringify(card);
    one(item, "span").textContent = this.cards.find((one) => one.card === card)?.words ?? wordsOf(card);
    return item;
  }
}

function cardOf(item: HTMLElement): Kept {
  return JSON.parse(item.dataset.card ?? '""') as Kept;
}
