/** The drawing in its frame: how large, which part of it, and who on it has the focus. */
import { name, redraw } from "./map-drawing";
import { drags, pinches, type Point } from "./map-hands";
import { all } from "./piece";

type Direction = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";

const STEP = 1.3;
const LARGEST = 3;
/** How much larger than drawn a small map becomes to fill its frame. */
const WIDEST = 1.3;
const READABLE = 0.85;
const COMFORTABLE = 1;
const PAN = 80;
const WAYS: Record<Direction, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export class MapView {
  private svg: SVGSVGElement | undefined;
  private scale = 1;
  /** auto: as wide as the frame where that can be read, the reader in the middle; whole: everything; own: as the reader chose. */
  private mode: "auto" | "whole" | "own" = "auto";
  private here = "";
  private width = 0;

  constructor(
    private readonly frame: HTMLElement,
    private readonly open: (person: SVGGElement) => void,
  ) {
    frame.dataset.lmSuppressShortcuts = ""; // JupyterLab would take the arrow keys for its cells
    frame.addEventListener("keydown", (event) => this.key(event));
    frame.addEventListener("click", (event) => this.pressed(event));
    frame.addEventListener("focusin", (event) => this.entered(event.target as Element));
    frame.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    new ResizeObserver(() => this.resized()).observe(frame);
    drags(frame);
    pinches(frame, (factor, at) => this.zoom(factor, at));
  }

  /** Show another drawing; size, place and focus stay with the same people. */
  show(markup: string, me: number | null): void {
    const focused = this.frame.contains(document.activeElement) && this.svg !== undefined;
    const anchor = this.middle();
    const before = anchor && { who: name(anchor), at: this.inFrame(anchor) };
    const room = this.frame.clientWidth; // asked before anything changes, so that all is laid out once
    this.svg = redraw(this.frame, markup);
    this.svg?.setAttribute("aria-describedby", this.frame.dataset.how ?? "");
    for (const person of this.people) person.setAttribute("tabindex", "-1");
    this.scaled(this.fitting(room));
    const again = before && this.people.find((person) => name(person) === before.who);
    if (again) this.shift(again, before.at);
    else this.centre(this.people.find((person) => Number(person.dataset.person) === me) ?? this.people[0]);
    const current = this.people.find((person) => name(person) === this.here);
    (current ?? this.people[0])?.setAttribute("tabindex", "0");
    if (focused) (current ?? this.people[0] ?? this.frame).focus({ preventScroll: true });
  }

  get drawn(): boolean {
    return this.svg !== undefined;
  }

  get size(): { width: number; height: number } {
    const { width = 1, height = 1 } = this.svg?.viewBox.baseVal ?? {};
    return { width, height };
  }

  zoom(factor: number, at?: Point): void {
    if (!this.svg) return;
    this.mode = "own";
    this.to(Math.min(LARGEST, Math.max(Math.min(this.whole(), 1), this.scale * factor)), at);
  }

  larger(): void {
    this.zoom(STEP);
  }

  smaller(): void {
    this.zoom(1 / STEP);
  }

  showWhole(): void {
    this.mode = "whole";
    this.to(this.fitting());
  }

  /** Everybody who is drawn: their key, and what tells them from others. */
  get everybody(): { key: string; words: string }[] {
    return this.people.map((person) => ({ key: name(person), words: person.getAttribute("aria-label") ?? "" }));
  }

  /** Bring the focus back to a person. */
  focus(who: string): void {
    const person = this.people.find((each) => name(each) === who) ?? this.people[0];
    person?.focus({ preventScroll: true });
    if (person) reveal(person);
  }

  private get people(): SVGGElement[] {
    return all<SVGGElement>(this.frame, "[data-person]");
  }

  private whole(room = this.frame.clientWidth): number {
    const { width, height } = this.size;
    return Math.min(room / width, Math.max(320, innerHeight * 0.72) / height, WIDEST);
  }

  /** How large the drawing is in a frame as wide as `room`. */
  private fitting(room = this.frame.clientWidth): number {
    const whole = this.whole(room);
    if (this.mode === "own") return Math.max(this.scale, Math.min(whole, 1));
    if (this.mode === "whole") return whole;
    const across = Math.max(whole, Math.min(room / this.size.width, 1));
    return across >= READABLE ? across : COMFORTABLE;
  }

  private resized(): void {
    if (!this.svg || this.frame.clientWidth === this.width) return;
    this.width = this.frame.clientWidth;
    const anchor = this.middle();
    this.scaled(this.fitting());
    this.centre(anchor);
  }

  /** Set the size; the point `at` of the window, or the middle of the frame, stays where it is. */
  private to(scale: number, at?: Point): void {
    if (!this.svg) return;
    const frame = this.frame.getBoundingClientRect();
    const { x, y } = at ?? { x: frame.left + frame.width / 2, y: frame.top + frame.height / 2 };
    const before = this.svg.getBoundingClientRect();
    const part = { x: (x - before.left) / before.width, y: (y - before.top) / before.height };
    this.scaled(scale);
    const after = this.svg.getBoundingClientRect();
    this.frame.scrollLeft += after.left + part.x * after.width - x;
    this.frame.scrollTop += after.top + part.y * after.height - y;
  }

  private scaled(scale: number): void {
    this.scale = scale;
    if (!this.svg) return;
    this.svg.style.width = `${this.size.width * scale}px`;
    this.svg.style.height = `${this.size.height * scale}px`;
  }

  private middle(): SVGGElement | undefined {
    const { width, height } = this.frame.getBoundingClientRect();
    const focused = this.people.find((person) => person === document.activeElement);
    const far = (person: SVGGElement): number => {
      const { x, y } = this.inFrame(person);
      return Math.hypot(x - width / 2, y - height / 2);
    };
    return focused ?? nearest(this.people, far);
  }

  private inFrame(person: SVGGElement): Point {
    const frame = this.frame.getBoundingClientRect();
    const { x, y } = place(person);
    const drawn = this.svg?.getBoundingClientRect() ?? frame;
    return { x: drawn.left - frame.left + x * this.scale, y: drawn.top - frame.top + y * this.scale };
  }

  private shift(person: SVGGElement, to: Point): void {
    const { x, y } = this.inFrame(person);
    this.frame.scrollLeft += x - to.x;
    this.frame.scrollTop += y - to.y;
  }

  private centre(person: SVGGElement | undefined): void {
    if (person) this.shift(person, { x: this.frame.clientWidth / 2, y: this.frame.clientHeight / 2 });
  }

  private entered(target: Element): void {
    const person = target.closest<SVGGElement>("[data-person]");
    if (!person) return;
    for (const each of this.people) each.setAttribute("tabindex", each === person ? "0" : "-1");
    this.here = name(person);
  }

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.shiftKey && this.moves(event)) return;
    const person = (event.target as Element).closest<SVGGElement>("[data-person]");
    if (!this.act(event.key, person)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** With Shift the arrows move the drawing under the frame. */
  private moves(event: KeyboardEvent): boolean {
    const [right, down] = WAYS[event.key as Direction] ?? [0, 0];
    if (!right && !down) return false;
    this.frame.scrollBy({ left: right * PAN, top: down * PAN, behavior: "instant" });
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  private act(key: string, person: SVGGElement | null): boolean {
    if (key === "+" || key === "=") this.larger();
    else if (key === "-" || key === "−" || key === "_") this.smaller();
    else if (key === "0") this.showWhole();
    else if (person && (key === "Enter" || key === " ")) this.open(person);
    else if (person && key.startsWith("Arrow")) this.go(person, key as Direction);
    else return false;
    return true;
  }

  private go(from: SVGGElement, direction: Direction): void {
    const start = place(from);
    const [right, down] = WAYS[direction];
    const steps = (person: SVGGElement): number => {
      const { x, y } = place(person);
      const along = (x - start.x) * right + (y - start.y) * down;
      const aside = Math.abs((x - start.x) * down) + Math.abs((y - start.y) * right);
      return along > 1 ? along + 2 * aside : Infinity;
    };
    nearest(this.people, steps)?.focus();
  }

  private pressed(event: MouseEvent): void {
    const person = (event.target as Element).closest<SVGGElement>("[data-person]");
    if (person) this.open(person);
  }

  private wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.zoom(Math.exp(-event.deltaY / 300), { x: event.clientX, y: event.clientY });
  }
}

/** Bring something into view at once, and once more when what lies between has got its real height. */
export function reveal(element: Element): void {
  const go = (): void => element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  go();
  requestAnimationFrame(() => requestAnimationFrame(go));
}

function place(person: SVGGElement): Point {
  const [x = 0, y = 0] = (person.getAttribute("transform") ?? "").match(/-?[\d.]+/g)?.map(Number) ?? [];
  return { x, y };
}

function nearest(people: SVGGElement[], far: (person: SVGGElement) => number): SVGGElement | undefined {
  let found: SVGGElement | undefined;
  let least = Infinity;
  for (const person of people) {
    const now = far(person);
    if (now < least) [found, least] = [person, now];
  }
  return found;
}
