/** What returns across chapters: gathered by Python once it is in view, put in its place here. */
import { all, does, one, tell, type Host, type Piece } from "./piece";
import type { ToPage } from "./protocol";

const READING = "Reading what you wrote …";
const NOT_NOW = "That can be done as soon as the page is connected again.";

export default class Patterns implements Piece {
  readonly key: string;
  private seen = false;
  private hidden = false;
  private readonly names: HTMLButtonElement;
  private readonly open: HTMLButtonElement;

  constructor(
    readonly root: HTMLElement,
    private readonly host: Host,
  ) {
    this.key = root.dataset.patterns ?? "";
    this.names = one(root, "[data-does=names]");
    this.open = one(root, "[data-does=open]");
    does(root, "names", () => this.hide());
    does(root, "open", () => this.turn());
    root.addEventListener("toggle", () => this.word(), true);
    const look = new IntersectionObserver((entries) => this.look(entries), { rootMargin: "300px" });
    look.observe(root);
  }

  receive(message: ToPage): void {
    if (message.say !== "patterns") return;
    if (!("said" in message)) return this.gather();
    this.hidden = message.hidden;
    this.tell(message.said);
    this.fill(".before", message.before);
    this.fill(".after", message.after);
    this.names.setAttribute("aria-pressed", String(this.hidden));
    this.names.hidden = one(this.root, ".ways .hint").hidden = !message.names;
    one(this.root, ".ways").hidden = !this.root.querySelector(".again");
    this.word();
    this.root.classList.add("gathered");
  }

  connection(live: boolean): void {
    if (live) this.gather();
  }

  private look(entries: IntersectionObserverEntry[]): void {
    if (this.seen || !entries.some((entry) => entry.isIntersecting)) return;
    this.seen = true;
    this.gather();
  }

  private gather(): void {
    if (this.seen && this.ask(this.hidden) && !this.root.classList.contains("gathered")) this.tell(READING);
  }

  private hide(): void {
    if (!this.ask(!this.hidden)) this.tell(NOT_NOW);
  }

  private ask(hide: boolean): boolean {
    return this.host.send({ do: "draw", key: this.key, want: "patterns", hide });
  }

  private tell(words: string): void {
    tell(one(this.root, ".told"), words);
  }

  /** Put what was found in its place; what was open stays open, and the focus stays where it was. */
  private fill(part: string, html: string): void {
    const place = one(this.root, part);
    const opened = new Set(all(place, "details.again[open]").map((it) => it.dataset.of));
    const at = place.contains(document.activeElement) ? mark(place, document.activeElement) : undefined;
    place.innerHTML = html;
    for (const it of all<HTMLDetailsElement>(place, "details.again")) it.open = opened.has(it.dataset.of);
    if (!leadsOn()) for (const link of all(place, "a")) link.replaceWith(...link.childNodes);
    else if (!document.documentElement.dataset.base) for (const link of all(place, "a")) away(link as HTMLAnchorElement);
    if (at) all(place, at.among)[at.number]?.focus();
  }

  private all(): HTMLDetailsElement[] {
    return all<HTMLDetailsElement>(this.root, "details.again");
  }

  private turn(): void {
    const open = !this.all().every((it) => it.open);
    for (const it of this.all()) it.open = open;
    this.word();
  }

  private word(): void {
    this.open.textContent = this.all().every((it) => it.open) ? "Close all" : "Open all";
  }
}

/** Where the focus is, in a way that outlives new HTML. */
function mark(place: HTMLElement, focused: Element | null): { among: string; number: number } {
  const of = focused?.closest<HTMLElement>("details.again")?.dataset.of;
  const among = of ? `details.again[data-of="${of}"] :is(summary, a)` : ":is(summary, a)";
  return { among, number: all(place, among).indexOf(focused as HTMLElement) };
}

/** A link to a chapter leads there from the app, from Voilà and from a notebook's own address; from nowhere else. */
function leadsOn(): boolean {
  return location.pathname.endsWith(".ipynb") || document.documentElement.dataset.engine !== undefined;
}

/** In Jupyter a chapter opens beside this one, so that nothing unsaved is left behind. */
function away(link: HTMLAnchorElement): void {
  link.target = "_blank";
  link.rel = "noopener";
}
