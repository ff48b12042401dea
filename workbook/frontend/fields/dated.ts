/** What lives in time: a log of dated entries, a break with a time of return, a circle to breathe with. */
import { ofInputMethod } from "./composing";
import { Field } from "./field";
import { Folded, FOUND, LATEST, WHOLE } from "./folded";
import { does, fill, one, tell, type Host, type Piece } from "./piece";
import { Spoken } from "./live-region";
import type { Cell } from "./row-folds";
import { Table, type Row } from "./table";
import { numbered, standing, today } from "./times";

export class Log extends Table {
  /** The day that was put into a blank row, until the reader writes there. */
  private readonly given = new WeakMap<HTMLElement, string>();
  private readonly searched: HTMLInputElement | null;
  private readonly found: Spoken | undefined;
  private readonly folded: Folded;

  constructor(root: HTMLElement, host: Host) {
    super(root, host);
    this.searched = root.querySelector<HTMLInputElement>(".search");
    if (this.searched) this.found = new Spoken(one(root, ".found"));
    this.searched?.addEventListener("input", (event) => {
      event.stopPropagation();
      this.found?.hush();
      this.search();
    });
    this.searched?.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.searched?.value || ofInputMethod(event)) return;
      event.preventDefault(); // some browsers clear the box by themselves, and some do not
      this.searched.value = "";
      this.search();
    });
    this.folded = new Folded(root, this.body, {
      light: (values) => this.lightRow(values),
      build: (row, place) => this.build(row, place),
      day: (row) => String(this.row(row).day ?? ""),
      opened: (row) => {
        this.fold();
        if (row) this.stand(row);
      },
    });
    // A page may be open for days.
    root.addEventListener("focusin", () => this.date());
    this.date();
    this.fold();
  }

  protected override get rows(): HTMLElement[] {
    return this.folded.with(super.rows);
  }

  /** The first word of an entry is written on this day. */
  protected override typed(event: Event): void {
    const row = (event.target as Element).closest("tr");
    const day = row?.querySelector<HTMLInputElement>("[data-column=day]");
    if (row && day && this.given.get(row) === day.value) day.value = day.defaultValue = today();
    if (row && this.says(this.row(row))) this.given.delete(row);
    super.typed(event);
  }

  protected override says(row: Row): boolean {
    return Object.entries(row).some(([name, cell]) => name !== "day" && cell !== null);
  }

  /** The day, the number, and the words as far as there is room. */
  protected override inOrder(cells: Cell[]): Cell[] {
    return [...cells].sort((one, other) => Number(one.matches("textarea")) - Number(other.matches("textarea")));
  }

  protected override place(row: HTMLElement): void {
    this.body.prepend(row);
    this.folded.before(row);
    this.date();
  }

  protected override withBlank(rows: HTMLElement[], blank: HTMLElement): HTMLElement[] {
    return [blank, ...rows];
  }

  override write(value: unknown): void {
    super.write(value);
    this.laid();
  }

  protected override meet(value: unknown): void {
    super.meet(value);
    this.laid();
  }

  private laid(): void {
    this.date();
    if (this.searched?.value) this.search();
    else this.fold();
  }

  /** Show what is blank, what is in hand, the latest entries and the month that is open; or what was searched. */
  private fold(found?: Set<HTMLElement>): void {
    const rows = this.rows;
    const whole = rows.length <= WHOLE;
    let places = 0;
    const stays = (row: HTMLElement): boolean => {
      if (whole || row.contains(document.activeElement) || !this.says(this.row(row))) return true;
      return found ? found.has(row) && places++ < FOUND : places++ < LATEST;
    };
    this.folded.lay(rows, stays, Boolean(found));
  }

  /** Give blank rows the day it is. */
  private date(): void {
    for (const row of this.rows.filter((each) => !this.says(this.row(each)))) {
      const day = row.querySelector<HTMLInputElement>("[data-column=day]");
      if (!day || (day.value && day.value !== this.given.get(row))) continue;
      // As if the server had put it there: a day alone is nothing the reader typed.
      day.value = day.defaultValue = today();
      this.given.set(row, day.value);
    }
  }

  private search(): void {
    const wanted = (this.searched?.value ?? "").trim().toLocaleLowerCase();
    const found = this.rows.filter((row) => {
      const text = Object.values(this.row(row)).join(" ").toLocaleLowerCase();
      row.hidden = !text.includes(wanted);
      return !row.hidden;
    });
    this.fold(wanted ? new Set(found) : undefined);
    const some = found.length > FOUND ? `, the latest ${FOUND} are shown` : "";
    this.found?.say(wanted ? `${found.length} found${found.length && this.rows.length > WHOLE ? some : ""}` : "");
  }
}

export class Break extends Field {
  private readonly minutes: HTMLInputElement;
  private readonly happened: HTMLTextAreaElement;
  private readonly back: HTMLElement;
  private readonly limits: [number, number];
  private began: string | null;

  constructor(root: HTMLElement, host: Host) {
    super(root, host);
    this.minutes = one(root, "[data-part=minutes]");
    this.happened = one(root, "[data-part=happened]");
    this.back = one(root, ".back");
    const { began, shortest, longest } = one(root, ".break").dataset;
    this.began = began ?? null;
    this.limits = [Number(shortest), Number(longest)];
    does(root, "begin", () => this.begin());
    setInterval(() => this.tell(), 1000);
    this.tell();
  }

  read(): object | null {
    const minutes = numbered(this.minutes.value);
    const happened = this.happened.value.trim() ? this.happened.value : null;
    return minutes !== null || this.began || happened ? { minutes, began: this.began, happened } : null;
  }

  write(value: unknown): void {
    const kept = (value ?? {}) as { minutes?: number; began?: string; happened?: string };
    this.minutes.value = kept.minutes == null ? "" : String(kept.minutes);
    this.began = kept.began ?? null;
    fill(this.happened, kept.happened ?? "");
    this.tell();
  }

  private begin(): void {
    const [shortest, longest] = this.limits;
    if (!this.minutes.value.trim()) this.minutes.value = String(shortest);
    const minutes = numbered(this.minutes.value);
    const fits = typeof minutes === "number" && minutes >= shortest && minutes <= longest;
    this.minutes.setCustomValidity(fits ? "" : `A number of minutes from ${shortest} to ${longest}.`);
    if (!this.minutes.reportValidity()) return;
    this.began = new Date().toISOString();
    this.tell();
    this.changed(0);
  }

  /** Say when I am back, and say once when it is time. The words change only when they must. */
  private tell(): void {
    tell(this.back, this.began ? standing(this.began, Number(numbered(this.minutes.value))) : "");
  }

  protected override typed(event: Event): void {
    this.minutes.setCustomValidity("");
    super.typed(event);
  }
}

const PHASES = [
  ["in", "Breathe in", 4000],
  ["out", "Breathe out, slowly", 6000],
] as const;

export class Breathing implements Piece {
  readonly key: string;
  private readonly phase: HTMLElement;
  private readonly button: HTMLButtonElement;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly root: HTMLElement) {
    this.key = root.dataset.breathe ?? "";
    this.phase = one(root, ".phase");
    this.button = one(root, "[data-does=breathe]");
    does(root, "breathe", () => (this.timer === undefined ? this.step(0) : this.rest("")));
  }

  receive(): void {}

  private step(number: number): void {
    if (number >= 2 * Number(this.root.dataset.rounds)) return this.rest("Done. Notice one thing you can see.");
    const [name, words, time] = PHASES[number % 2] ?? PHASES[0];
    this.root.dataset.phase = name;
    this.phase.textContent = words;
    this.button.textContent = "Stop";
    this.timer = setTimeout(() => this.step(number + 1), time);
  }

  private rest(words: string): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    delete this.root.dataset.phase;
    this.phase.textContent = words;
    this.button.textContent = "Begin again";
  }
}
