/**
 * The projector view: one exercise at a time in large type, for the demonstration.
 *
 * Page down and page up, arrows, space, or a clicker go on and back; B blanks the wall, T begins the writing
 * time, Escape goes back to the page, at the same place. The address names the slide, so that a reload stays.
 */
import { ofInputMethod } from "../fields/composing";
import css from "./projector.css";
import { conceal, reveal, slides, type Slide } from "./slides";
import { WritingTime } from "./writing-time";

const MARK = "#project";
const MINUTES = [1, 2, 3, 5, 10];
const ON = ["PageDown", "ArrowRight", "ArrowDown", " ", "Enter"];
const BACK = ["PageUp", "ArrowLeft", "ArrowUp", "Backspace"];
const ALWAYS = ["PageDown", "PageUp", "Escape"];
const page = document.documentElement;

class Projector {
  private readonly main = document.querySelector("main") as HTMLElement;
  private readonly slides: Slide[] = slides(this.main);
  private readonly time = new WritingTime();
  private readonly place = document.createElement("p");
  private readonly wall = document.createElement("button");
  private readonly onward = button("Next", () => this.next(), "go");
  private readonly bar = this.makeBar();
  private at = 0;
  private step = 0;

  constructor() {
    const sheet = new CSSStyleSheet(); // a style element is for the page's own sheets alone
    sheet.replaceSync(css);
    document.adoptedStyleSheets.push(sheet);
    this.wall.className = "blank";
    this.wall.type = "button";
    this.wall.textContent = "The wall is blank. Press here or any key to go on.";
    this.wall.addEventListener("click", () => this.blank(false));
    document.addEventListener("keydown", (event) => this.press(event), { capture: true });
    addEventListener("beforeprint", () => this.leave());
  }

  get open(): boolean {
    return page.dataset.view === "projector";
  }

  /** Begin with the slide the address names, or with what is in view. */
  follow(): void {
    if (!location.hash.startsWith(MARK)) return this.leave();
    const asked = decodeURIComponent(location.hash.slice(MARK.length + 1));
    const named = this.slides.findIndex(({ id }) => id === asked);
    this.enter(named < 0 ? this.inView() : named);
  }

  private enter(at: number): void {
    if (this.slides.length === 0) return;
    if (!this.open) {
      page.dataset.view = "projector";
      for (const part of this.main.querySelectorAll<HTMLDetailsElement>("details:is(.longer, .lane, .step)")) part.open = true;
      document.body.append(this.time.root, this.bar);
    }
    this.go(at, 0);
  }

  private inView(): number {
    const top = this.slides.findIndex(({ blocks }) => (blocks.at(-1)?.getBoundingClientRect().bottom ?? 0) > 90);
    return Math.max(0, top);
  }

  private go(at: number, step: number): void {
    const before = this.slides[this.at];
    const slide = this.slides[at];
    if (!slide) return;
    if (before && before !== slide) conceal(before);
    [this.at, this.step] = [at, Math.min(step, slide.steps - 1)];
    reveal(slide, this.step);
    history.replaceState(null, "", `${MARK}=${encodeURIComponent(slide.id)}`);
    this.place.textContent = `${at + 1} of ${this.slides.length}${slide.title ? ` · ${slide.title}` : ""}`;
    const newest = slide.blocks.filter((block) => block.classList.contains("onstage")).at(-1);
    if (this.step === 0) scrollTo({ top: 0, behavior: "instant" });
    else newest?.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  private next(): void {
    const steps = this.slides[this.at]?.steps ?? 1;
    if (this.step < steps - 1) this.go(this.at, this.step + 1);
    else this.go(this.at + 1, 0);
  }

  private previous(): void {
    if (this.step > 0) this.go(this.at, this.step - 1);
    else this.go(this.at - 1, Number.MAX_SAFE_INTEGER);
  }

  private nextExercise(): void {
    const next = this.slides.findIndex(({ exercise }, number) => exercise && number > this.at);
    if (next >= 0) this.go(next, 0);
  }

  private blank(on: boolean): void {
    const theirs = this.wall.matches(":focus");
    if (on) document.body.append(this.wall);
    else this.wall.remove();
    if (on) this.wall.focus();
    else if (theirs) this.onward.focus();
  }

  private leave(): void {
    if (!this.open) return;
    const place = this.slides[this.at]?.blocks[0];
    this.slides.forEach(conceal);
    delete page.dataset.view;
    this.blank(false);
    this.time.end();
    this.time.root.remove();
    const theirs = this.bar.matches(":focus-within");
    this.bar.remove();
    if (theirs) this.main.focus({ preventScroll: true });
    history.replaceState(null, "", location.pathname + location.search);
    place?.scrollIntoView({ block: "start", behavior: "instant" });
  }

  private press(event: KeyboardEvent): void {
    const { key } = event;
    const held = event.ctrlKey || event.metaKey || event.altKey || ofInputMethod(event);
    if (!this.open || held || isTheirs(event.target, key)) return;
    const act = this.wall.isConnected ? (): void => this.blank(false) : this.act(key);
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  }

  private act(key: string): (() => void) | undefined {
    if (ON.includes(key)) return () => this.next();
    if (BACK.includes(key)) return () => this.previous();
    if (key === "Home") return () => this.go(0, 0);
    if (key === "End") return () => this.go(this.slides.length - 1, 0);
    if (key === "Escape") return () => this.leave();
    if (key === "b" || key === "B" || key === ".") return () => this.blank(true);
    if (key === "t" || key === "T") return () => (this.time.running ? this.time.end() : this.time.begin(3));
    return undefined;
  }

  private makeBar(): HTMLElement {
    const bar = document.createElement("nav");
    bar.className = "stage";
    bar.setAttribute("aria-label", "Projector view");
    this.place.setAttribute("role", "status");
    const time = document.createElement("select");
    time.setAttribute("aria-label", "Time to write");
    time.append(new Option("Time to write", ""), ...MINUTES.map((each) => new Option(`${each} min`, String(each))));
    time.append(new Option("No time", "0"));
    time.addEventListener("change", () => {
      if (Number(time.value) > 0) this.time.begin(Number(time.value));
      else this.time.end();
      time.value = "";
      this.onward.focus();
    });
    bar.append(
      button("Back", () => this.previous()),
      this.onward,
      button("Next exercise", () => this.nextExercise()),
      this.place,
      time,
      button("Blank", () => this.blank(true)),
      button("To the page", () => this.leave()),
    );
    return bar;
  }
}

/** Whether a key belongs to what is typed, chosen or pressed there. */
function isTheirs(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element) || ALWAYS.includes(key)) return false;
  const presses = key === " " || key === "Enter";
  return target.closest(presses ? "input, textarea, select, summary, button:not(.blank), a" : "input, textarea, select") !== null;
}

function button(words: string, act: () => void, look = ""): HTMLButtonElement {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: look, textContent: words });
  made.addEventListener("click", act);
  return made;
}

let projector: Projector | undefined;

/** Show what the address names. */
export default function project(): void {
  (projector ??= new Projector()).follow();
}
