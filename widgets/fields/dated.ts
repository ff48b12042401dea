/** What lives in time: a log of dated entries, a break with a time of return, a circle to breathe with. */
import { Field } from "./field";
import { does, fill, one, tell, type Host, type Piece } from "./piece";
import { Table, type Row } from "./table";

function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

export class Log extends Table {
  constructor(root: HTMLElement, host: Host) {
    super(root, host);
    const search = root.querySelector<HTMLInputElement>(".search");
    search?.addEventListener("input", (event) => {
      event.stopPropagation();
      this.search(search.value);
    });
    for (const row of this.rows) this.date(row);
  }

  protected override says(row: Row): boolean {
    return Object.entries(row).some(([name, cell]) => name !== "day" && cell !== null);
  }

  protected override place(row: HTMLElement): void {
    this.body.prepend(row);
    this.date(row);
  }

  protected override withBlank(rows: HTMLElement[], blank: HTMLElement): HTMLElement[] {
    return [blank, ...rows];
  }

  override write(value: unknown): void {
    super.write(value);
    for (const row of this.rows) this.date(row);
  }

  protected override meet(value: unknown): void {
    super.meet(value);
    for (const row of this.rows) this.date(row);
  }

  private date(row: HTMLElement): void {
    const day = row.querySelector<HTMLInputElement>("[data-column=day]");
    // As if the server had put it there: a day alone is nothing the reader typed.
    if (day && !day.value && !this.says(this.row(row))) day.value = day.defaultValue = today();
  }

  private search(words: string): void {
    const wanted = words.trim().toLocaleLowerCase();
    const found = this.rows.filter((row) => {
      const text = this.cells(row)
        .map((cell) => cell.value)
        .join(" ")
        .toLocaleLowerCase();
      row.hidden = !text.includes(wanted);
      return !row.hidden;
    });
    one(this.root, ".found").textContent = wanted ? `${found.length} found` : "";
  }
}

export class Break extends Field {
  private readonly minutes: HTMLInputElement;
  private readonly happened: HTMLTextAreaElement;
  private readonly back: HTMLElement;
  private began: string | null;

  constructor(root: HTMLElement, host: Host) {
    super(root, host);
    this.minutes = one(root, "[data-part=minutes]");
    this.happened = one(root, "[data-part=happened]");
    this.back = one(root, ".back");
    this.began = one(root, ".break").dataset.began ?? null;
    does(root, "begin", () => this.begin());
    setInterval(() => this.tell(), 1000);
    this.tell();
  }

  read(): object | null {
    const minutes = this.minutes.value ? Number(this.minutes.value) : null;
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
    if (!this.minutes.value) this.minutes.value = this.minutes.min;
    if (!this.minutes.reportValidity()) return;
    this.began = new Date().toISOString();
    this.tell();
    this.changed(0);
  }

  /** Say when I am back, and say once when it is time. The words change only when they must. */
  private tell(): void {
    const words = this.began ? this.standing(new Date(this.began).getTime() + Number(this.minutes.value) * 60_000) : "";
    tell(this.back, words);
  }

  private standing(end: number): string {
    const at = new Date(end).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    const tomorrow = new Date(end).toDateString() === new Date().toDateString() ? "" : " tomorrow";
    if (Date.now() < end) return `Back at ${at}${tomorrow}.`;
    return `It is past ${at}. Go back now, even if only to ask for more time.`;
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
