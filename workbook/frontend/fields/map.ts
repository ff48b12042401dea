/** The family map: drawn by Python from five tables, looked at, walked through and kept from here. */
import { give } from "./download";
import { asPng, printOnly } from "./map-files";
import { Rows, rowInWords } from "./map-rows";
import { TreeFile } from "./map-tree";
import { Sheet } from "./map-sheet";
import { name } from "./map-drawing";
import { MapView } from "./map-view";
import { all, does, one, tell, type Host, type Piece } from "./piece";
import type { FileMade, MapTold, Part, Problem, Redrawn, ToPage, Want } from "./protocol";

const MOST_LISTED = 12;
const SHORT = 1500;
const NOT_READY = "The page is not ready yet. Try again in a moment.";
const NOT_PAINTED = "This browser could not make the PNG. The SVG holds the same picture.";

/** What of the family is looked at. */
type Shown = { hide: boolean; near: boolean; facts: boolean };

export default class FamilyMap implements Piece {
  readonly key: string;
  private readonly view: MapView;
  private readonly rows: Rows;
  private readonly tree: TreeFile;
  private readonly sheet: Sheet;
  private readonly wanted: string[] = [];
  private left = "";
  private readonly shown: Shown = { hide: false, near: false, facts: false };
  private seen = false;
  private told = false;

  constructor(
    readonly root: HTMLElement,
    private readonly host: Host,
  ) {
    this.key = root.dataset.map ?? "";
    this.view = new MapView(one(root, ".frame"), (person) => this.open(person));
    this.rows = new Rows(this.key.split(".")[0] ?? "", root.id, () => this.view.focus(this.left));
    this.tree = new TreeFile(
      root,
      (want) => this.ask(want),
      (part) => this.give(part),
    );
    this.sheet = new Sheet(
      root,
      (message) => this.host.send({ key: this.key, ...message }),
      () => this.view.everybody,
      (who) => this.view.focus(who || this.left),
    );
    this.buttons();
    this.rows.askForMoreKinds();
    new IntersectionObserver((entries) => this.look(entries), { rootMargin: "300px" }).observe(root);
  }

  receive(message: ToPage): void {
    switch (message.say) {
      case "map":
        return this.show(message);
      case "redrawn":
        return this.redraw(message);
      case "person":
        return this.sheet.show(message);
      case "acted":
        return this.sheet.acted(message);
      case "file":
        return void this.keep(message);
      case "tree":
        return this.tree.receive(message);
      case "sorry":
        this.wanted.length = 0;
        this.sheet.did(message.why);
        return this.tree.say([message.why]);
    }
  }

  connection(live: boolean): void {
    if (live) this.draw();
  }

  private buttons(): void {
    const { root, view } = this;
    does(root, "larger", () => view.larger());
    does(root, "smaller", () => view.smaller());
    does(root, "whole", () => view.showWhole());
    for (const name of ["hide", "near", "facts"] as const) does(root, name, (button) => this.turn(name, button));
    does(root, "pictures", (button) => this.unfold(button));
    does(root, "svg", () => this.want("picture", "svg"));
    does(root, "png", () => this.want("picture", "png"));
    does(root, "gedcom", () => this.want("file", "ged"));
    does(root, "print", () => printOnly(root));
    does(root, "bring", () => this.tree.choose());
  }

  private look(entries: IntersectionObserverEntry[]): void {
    if (this.seen || !entries.some((entry) => entry.isIntersecting)) return;
    this.seen = true;
    this.draw();
  }

  private draw(): void {
    if (this.seen) this.host.send({ do: "draw", key: this.key, ...this.shown });
  }

  private ask(want: Want): boolean {
    return this.host.send({ do: "draw", key: this.key, ...this.shown, want });
  }

  private give({ part, of, bytes }: Pick<Part, "part" | "of" | "bytes">): boolean {
    return this.host.send({ do: "draw", key: this.key, hide: this.hidden, want: "part", part, of, bytes });
  }

  private want(what: Want, kind: string): void {
    if (this.ask(what)) this.wanted.push(kind);
    else this.tree.say([NOT_READY]);
  }

  private turn(name: keyof Shown, button: HTMLElement): void {
    this.shown[name] = !this.shown[name];
    button.setAttribute("aria-pressed", String(this.shown[name]));
    if (this.hidden) this.sheet.close();
    this.draw();
  }

  private get hidden(): boolean {
    return this.shown.hide;
  }

  private unfold(button: HTMLElement): void {
    const kinds = one(this.root, ".kinds");
    kinds.hidden = !kinds.hidden;
    button.setAttribute("aria-expanded", String(!kinds.hidden));
  }

  /** Show what is about to be kept; what is said of it follows once it is. */
  private redraw({ svg, me, hidden }: Redrawn): void {
    if (hidden === this.hidden) this.view.show(svg, me);
  }

  private show(message: MapTold): void {
    // What still says names is not shown to a reader who has just hidden them.
    if (message.hidden !== this.hidden) return this.draw();
    const many = message.people;
    const held = this.root.contains(document.activeElement);
    if (message.svg !== undefined) this.view.show(message.svg, message.me);
    else if (!this.view.drawn) this.draw();
    this.words(message, many);
    this.lists(message);
    this.rows.askForMoreKinds();
    for (const part of all(this.root, ".tools, .how, .keeping")) part.hidden = false;
    this.root.classList.toggle("nobody", many === 0);
    this.sheet.empty(many === 0);
    if (held) this.stay();
  }

  /** Whoever stood on what goes when nobody is left is led to what is always there. */
  private stay(): void {
    const here = document.activeElement;
    if (here && this.root.contains(here) && here.getClientRects().length) return;
    one<HTMLElement>(this.root, "[data-does=bring]").focus({ preventScroll: true });
  }

  private words({ counted, words, legend }: MapTold, many: number): void {
    tell(one(this.root, ".counted"), counted);
    one(this.root, ".said").replaceChildren(...words.map((paragraph) => element("p", paragraph)));
    const folded = one<HTMLDetailsElement>(this.root, ".words");
    folded.hidden = !many;
    if (!this.told && many) folded.open = words.join("").length <= SHORT;
    this.told ||= many > 0;
    const list = one(this.root, ".legend");
    list.hidden = !many;
    list.replaceChildren(...legend.map(([sample, meaning]) => explained(sample, meaning)));
  }

  private lists({ problems, understood, questions }: MapTold): void {
    this.rows.say(problems, understood);
    const listed = problems.slice(0, MOST_LISTED).map((problem) => this.problem(problem));
    const more = problems.length - listed.length;
    if (more > 0) listed.push(element("li", `And ${more} more, each at its row.`));
    this.list("mend", listed);
    this.list(
      "days",
      questions.map((says) => element("li", says)),
    );
  }

  /** Put lines in their place; the focus stays with the row it was on, and the same of its lines, or goes to one near. */
  private list(part: string, lines: HTMLElement[]): void {
    const place = one(this.root, `.${part}`);
    const ways = all(place, "button");
    const at = ways.indexOf(document.activeElement as HTMLElement);
    place.hidden = !lines.length;
    one(place, "ul").replaceChildren(...lines);
    if (at < 0) return;
    const now = all(place, "button");
    const alike = (among: HTMLElement[]) => among.filter((way) => way.dataset.row === ways[at]?.dataset.row);
    const same = alike(now)[alike(ways.slice(0, at)).length] ?? alike(now).at(-1);
    (same ?? now[at] ?? now.at(-1))?.focus({ preventScroll: true });
  }

  private problem(problem: Problem): HTMLElement {
    const line = document.createElement("li");
    const way = Object.assign(document.createElement("button"), {
      type: "button",
      className: "quietly",
      textContent: rowInWords(problem),
    });
    way.dataset.row = `${problem.table} ${problem.row}`;
    way.addEventListener("click", () => this.lead(problem.table, problem.row));
    line.append(way);
    if (!this.hidden) line.append(element("span", problem.says));
    return line;
  }

  private open(person: SVGGElement): void {
    this.left = name(person);
    this.sheet.press(this.left);
  }

  private lead(table: string, row: number): void {
    this.rows.go(table, row);
  }

  private async keep({ name: file, kind, text, hidden }: FileMade): Promise<void> {
    const wanted = this.wanted.shift();
    if (hidden !== this.hidden || !wanted) return;
    if (wanted !== "png") return void give(new Blob([text], { type: kind }), file);
    try {
      await give(await asPng(text), "family-map.png");
    } catch {
      this.tree.say([NOT_PAINTED]);
    }
  }
}

function element(tag: string, words: string): HTMLElement {
  return Object.assign(document.createElement(tag), { textContent: words });
}

function explained(sample: string, meaning: string): HTMLElement {
  const line = document.createElement("li");
  line.innerHTML = sample;
  line.append(element("span", meaning));
  return line;
}
