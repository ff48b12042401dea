/** Choice and checklist: options to tick, and lines of one's own. */
import { Field } from "./field";
import { all, fill, texts, type Host } from "./piece";

type Tick = HTMLInputElement;

export class Choice extends Field {
  private readonly ticks: Tick[];
  private readonly own: HTMLTextAreaElement | null;

  constructor(root: HTMLElement, host: Host) {
    super(root, host);
    this.ticks = all<Tick>(root, "input[type=radio]");
    this.own = root.querySelector(".own textarea");
    this.own?.addEventListener("input", () => this.tick((tick) => "own" in tick.dataset));
  }

  read(): string | null {
    const ticked = this.ticks.find((tick) => tick.checked);
    if (!ticked) return null;
    return "own" in ticked.dataset ? this.own?.value.trim() || null : ticked.value;
  }

  write(value: unknown): void {
    const listed = this.ticks.some((tick) => !("own" in tick.dataset) && tick.value === value);
    this.tick((tick) => (listed ? tick.value === value : value !== null && "own" in tick.dataset));
    if (this.own) fill(this.own, listed || typeof value !== "string" ? "" : value);
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
  constructor(private readonly root: HTMLElement) {
    root.addEventListener("input", () => this.spare());
  }

  read(): string[] {
    return this.areas.map((area) => area.value.trim()).filter(Boolean);
  }

  write(lines: string[]): void {
    const wanted = Math.max(1, lines.length + 1);
    while (this.areas.length < wanted && this.areas.length) this.another();
    for (const [number, area] of this.areas.entries()) {
      if (number >= wanted) area.closest(".own")?.remove();
      else fill(area, lines[number] ?? "");
    }
  }

  private get areas(): HTMLTextAreaElement[] {
    return all<HTMLTextAreaElement>(this.root, ".own textarea");
  }

  private spare(): void {
    if (this.areas.length && this.areas.every((area) => area.value.trim())) this.another();
  }

  private another(): void {
    const last = all(this.root, ".own").at(-1);
    const next = last?.cloneNode(true) as HTMLElement;
    const area = next.querySelector("textarea");
    if (area) area.value = "";
    last?.after(next);
  }
}

export class Checklist extends Field {
  private readonly ticks: Tick[];
  private readonly own: OwnLines;

  constructor(root: HTMLElement, host: Host) {
    super(root, host);
    this.ticks = all<Tick>(root, "input[type=checkbox]");
    this.own = new OwnLines(root);
  }

  read(): string[] | null {
    const ticked = this.ticks.filter((tick) => tick.checked).map((tick) => tick.value);
    const lines = [...ticked, ...this.own.read()];
    return lines.length ? lines : null;
  }

  write(value: unknown): void {
    const lines = texts(value);
    for (const tick of this.ticks) tick.checked = lines.includes(tick.value);
    this.own.write(lines.filter((line) => !this.ticks.some((tick) => tick.value === line)));
  }

  protected override typed(event: Event): void {
    super.typed(event);
    if ((event.target as Tick).type === "checkbox") this.flush();
  }
}
