/**
 * The page a session is led from: which block is on, how long it has left, when the others begin.
 *
 * The same rules as in workbook/groups/agendas/timing.py; a test holds the two together. What is kept, in this
 * tab only, is the start and the moments at which blocks began: nothing about anybody. In a room, two who lead have
 * one clock.
 */
import { tell } from "../fields/piece";
import { keepOwnWords } from "./own-words";
import { SharedClock, type Led } from "./shared-clock";
import { spoken, timesOf, type Planned } from "./timing";

const MINUTE = 60_000;
const TICK = 5_000;
/** Later than this is no late start but a rehearsal. */
const LATEST = 60;
const DAY = 24 * 60;
const page = document.documentElement;
const form = document.querySelector<HTMLFormElement>("form#times");

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
const clockOf = (minutes: number): string => {
  const inDay = ((minutes % DAY) + DAY) % DAY;
  return `${String(Math.floor(inDay / 60)).padStart(2, "0")}:${String(inDay % 60).padStart(2, "0")}`;
};
const clockAt = (moment: number): string => {
  const at = new Date(moment);
  return clockOf(at.getHours() * 60 + at.getMinutes());
};
/** How much later one time of the clock is than another, the short way round midnight. */
const later = (one: string, other: string): number => ((minutesOf(one) - minutesOf(other) + DAY + DAY / 2) % DAY) - DAY / 2;

class Leading {
  private readonly field: HTMLInputElement;
  private readonly name: string;
  private readonly blocks = [...document.querySelectorAll<HTMLElement>(".block")];
  private readonly plan: Planned[];
  private readonly standing = document.querySelector(".standing") as HTMLElement;
  private readonly end = document.querySelector("time.end") as HTMLTimeElement;
  private readonly all = document.querySelector(".press.all") as HTMLElement;
  private readonly shared: SharedClock | undefined;
  private led: Led;

  constructor(form: HTMLFormElement) {
    this.field = form.elements.namedItem("start") as HTMLInputElement;
    this.name = `workbook-times:${form.dataset.run ?? ""}`;
    this.plan = this.blocks.map((block) => ({
      minutes: Number(block.dataset.minutes),
      least: Number(block.dataset.least),
      title: block.querySelector("h2")?.textContent ?? "",
    }));
    this.led = this.kept() ?? { start: form.dataset.given === undefined ? soon() : this.field.value, marks: [] };
    this.field.value = this.led.start;
    page.dataset.led = "";
    this.field.addEventListener("change", () => this.startAt(this.field.value));
    form.addEventListener("submit", (event) => event.preventDefault());
    document.addEventListener("click", (event) => this.pressed(event.target as Element));
    document.addEventListener("visibilitychange", () => this.show());
    setInterval(() => this.show(), TICK);
    this.turn(false);
    const { clock, run = "" } = form.dataset;
    if (clock)
      this.shared = new SharedClock(
        clock,
        run,
        () => this.led,
        (led) => this.takeOver(led),
      );
  }

  /** Whoever leads with this one has pressed something. */
  private takeOver(led: Led): void {
    if (led.marks.length > this.blocks.length + 1) return;
    this.led = led;
    this.field.value = led.start;
    this.turn(false);
  }

  /** Which block is on: −1 before the first, as many as there are when all is over. */
  private get at(): number {
    return this.led.marks.length - 1;
  }

  private pressed(target: Element): void {
    const button = target.closest<HTMLElement>("button[data-act]");
    if (!button) return;
    const block = this.blocks.findIndex((each) => each.contains(button));
    const now = Date.now();
    const { marks } = this.led;
    if (button.dataset.act === "start") {
      if (marks.length === 0) this.begin(now);
      while (marks.length <= block) marks.push(now);
    } else if (button.dataset.act === "done") marks.push(now);
    else if (button.dataset.act === "back") marks.pop();
    else this.led = { start: soon(), marks: [] };
    this.field.value = this.led.start;
    this.turn(true);
    void this.shared?.tell();
  }

  private begin(now: number): void {
    const late = later(clockAt(now), this.led.start);
    if (late < 0 || late > LATEST) this.led.start = clockAt(now);
  }

  private startAt(clock: string): void {
    if (!clock) return;
    this.led.start = clock;
    this.turn(false);
    void this.shared?.tell();
  }

  /** Another block is on: open it, close the others, and stand where the next button is. */
  private turn(move: boolean): void {
    this.keep();
    const shown = Math.max(0, this.at);
    for (const [at, block] of this.blocks.entries()) {
      block.classList.toggle("now", at === this.at);
      block.classList.toggle("coming", at === this.at + 1);
      block.classList.toggle("done", at < this.at);
      (block.querySelector("details") as HTMLDetailsElement).open = at === shown;
      this.offer(block, at);
    }
    this.all.hidden = this.at < 0;
    this.show();
    if (!move) return;
    const focus = this.blocks[shown]?.querySelector<HTMLElement>("button:not([hidden])") ?? this.all.querySelector("button");
    this.blocks[shown]?.scrollIntoView({ block: "start" });
    focus?.focus({ preventScroll: shown < this.blocks.length });
  }

  private offer(block: HTMLElement, at: number): void {
    const press = block.querySelector<HTMLElement>(".press") as HTMLElement;
    const [start, done] = press.querySelectorAll<HTMLElement>("button");
    if (start) start.hidden = at <= this.at || this.at === this.blocks.length;
    if (done) done.hidden = at !== this.at;
    press.hidden = at < this.at;
  }

  private show(): void {
    const { marks, start } = this.led;
    const ran = marks.slice(1).map((mark, at) => whole(mark) - whole(marks[at] ?? mark));
    const last = marks.at(-1);
    const on = last !== undefined && ran.length < this.plan.length;
    const running = on ? Math.max(0, Math.floor((Date.now() - last) / MINUTE)) : undefined;
    const late = marks[0] === undefined ? 0 : later(clockAt(marks[0]), start);
    const found = timesOf(this.plan, minutesOf(start), ran, late, running);
    for (const [at, block] of this.blocks.entries()) {
      write(block.querySelector("time.at"), clockOf(found.starts[at] ?? 0));
      write(block.querySelector(".mark"), this.mark(at, ran, found.shorter.find(([which]) => which === at)?.[1]));
    }
    write(this.end, clockOf(found.end));
    this.standing.classList.toggle("late", found.behind > 1);
    const current = this.plan[this.at];
    write(
      this.standing,
      on && current
        ? `“${current.title}”: ${left(current.minutes - (running ?? 0))} ${found.words}`
        : marks.length
          ? `It is over. ${found.words}`
          : `Not begun yet. ${total(this.plan)} from the start to the end.`,
    );
  }

  private mark(at: number, ran: number[], give?: number): string {
    const took = ran[at];
    if (took !== undefined) return took === 0 ? "Left out" : `Took ${spoken(took)}`;
    if (at === this.at) return "Now";
    const shorter =
      give === undefined ? "" : give === this.plan[at]?.minutes ? "Can be left out" : `Can be ${spoken(give)} shorter`;
    return [at === this.at + 1 && this.at >= 0 ? "Next" : "", shorter].filter(Boolean).join(" · ");
  }

  private kept(): Led | undefined {
    try {
      const led = JSON.parse(sessionStorage.getItem(this.name) ?? "null") as Led | null;
      const sound = led && /^\d\d:\d\d$/.test(led.start) && Array.isArray(led.marks) && led.marks.every(Number.isFinite);
      return sound && led.marks.length <= this.blocks.length + 1 ? led : undefined;
    } catch {
      return undefined;
    }
  }

  private keep(): void {
    try {
      sessionStorage.setItem(this.name, JSON.stringify(this.led));
    } catch {
      // Without storage the times last as long as the page.
    }
  }
}

function left(minutes: number): string {
  if (minutes > 0) return `${spoken(minutes)} left.`;
  return minutes === 0 ? "time is up." : `${spoken(-minutes)} over.`;
}

function total(plan: Planned[]): string {
  return spoken(plan.reduce((sum, { minutes }) => sum + minutes, 0));
}

function soon(): string {
  return clockAt(Math.ceil(Date.now() / (5 * MINUTE)) * 5 * MINUTE);
}

function whole(moment: number): number {
  return Math.round(moment / MINUTE);
}

function write(place: Element | null, words: string): void {
  if (!place) return;
  tell(place, words);
  if (place instanceof HTMLTimeElement) place.dateTime = words;
}

// A wheel over a number that has the focus would turn it.
document.addEventListener("wheel", ({ target }) => {
  const field = target as HTMLElement;
  if (field === document.activeElement && field.matches("input[type=number]")) field.blur();
});
keepOwnWords();
if (form) new Leading(form);
