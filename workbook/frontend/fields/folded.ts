/** Entries of long ago, put away by months: a page with a year of them stays as light as a new one. */
import { all, one } from "./piece";
import { dayInWords } from "./times";

/** So many of the latest entries stand open. */
export const LATEST = 12;
/** A log that has no more entries is shown whole. */
export const WHOLE = 20;
/** So many are shown of those that a search finds. */
export const FOUND = 30;

/** What a log does with its rows. */
interface Log {
  /** A row without cells that says these values, one for each column. */
  light(values: unknown[]): HTMLElement;
  /** Give a row its cells before it is shown. */
  build(row: HTMLElement, place: number): void;
  /** What a row has as its day. */
  day(row: HTMLElement): string;
  /** Told the first row of a month that was opened, or nothing when one was closed. */
  opened(row: HTMLElement | undefined): void;
}

export class Folded {
  private readonly away: DocumentFragment;
  private readonly list: HTMLElement;
  private readonly rank = new WeakMap<Element, number>();
  private first = 0;
  /** The month that is open, such as 2026-03; empty for entries without a day. */
  private open: string | undefined;

  constructor(
    root: HTMLElement,
    private readonly body: HTMLElement,
    private readonly log: Log,
  ) {
    this.away = one<HTMLTemplateElement>(root, "template.older").content;
    const older = JSON.parse(this.away.textContent || "[]") as unknown[][];
    this.away.replaceChildren(...older.map((values) => log.light(values)));
    this.list = one(root, ".months");
    this.list.addEventListener("click", (event) => {
      const button = (event.target as Element).closest<HTMLButtonElement>("[data-month]");
      if (button) this.press(button.dataset.month ?? "");
    });
  }

  /** These rows and those put away, in their order. */
  with(rows: HTMLElement[]): HTMLElement[] {
    const away = all(this.away, "tr");
    if (!away.length) return rows;
    return [...rows, ...away].sort((one, other) => this.place(one) - this.place(other));
  }

  /** A new row stands before all others. */
  before(row: HTMLElement): void {
    this.rank.set(row, --this.first);
  }

  /**
   * Show some rows and put the others away.
   *
   * @param rows all of them in their order
   * @param stays which of them are shown, whatever their month
   * @param searching whether what is shown is what a search has found
   */
  lay(rows: HTMLElement[], stays: (row: HTMLElement, place: number) => boolean, searching: boolean): void {
    for (const [place, row] of rows.entries()) this.rank.set(row, place);
    this.first = 0;
    const shown = rows.filter((row, place) => stays(row, place) || (!searching && this.month(row) === this.open));
    const away = new Set(rows);
    let next: Element | null = null;
    for (const row of [...shown].reverse()) {
      away.delete(row);
      this.log.build(row, this.place(row));
      // What stands where it should is not moved: it may have the focus.
      if (row.parentElement !== this.body || row.nextElementSibling !== next) this.body.insertBefore(row, next);
      next = row;
    }
    this.away.append(...away);
    this.name(searching ? [] : rows.filter((row) => away.has(row) || this.month(row) === this.open));
  }

  private place(row: HTMLElement): number {
    return this.rank.get(row) ?? 0;
  }

  private month(row: HTMLElement): string {
    return this.log.day(row).slice(0, 7);
  }

  private press(month: string): void {
    this.open = this.open === month ? undefined : month;
    this.log.opened(undefined);
    const rows = all(this.body, "tr").filter((row) => this.month(row) === month);
    if (this.open === month) this.log.opened(rows[0]);
    else one<HTMLButtonElement>(this.list, `[data-month="${month}"]`).focus();
  }

  /** Name the months of some rows, by years where there are several. */
  private name(rows: HTMLElement[]): void {
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(this.month(row), (counts.get(this.month(row)) ?? 0) + 1);
    const told = JSON.stringify([...counts, this.open]);
    if (this.list.dataset.told === told) return;
    this.list.dataset.told = told;
    const years = [...new Set([...counts.keys()].map((month) => month.slice(0, 4)))];
    this.list.hidden = !counts.size;
    this.list.replaceChildren(
      ...years.map((year) => {
        const months = [...counts].filter(([month]) => month.slice(0, 4) === year);
        const details = document.createElement("details");
        const summary = document.createElement("summary");
        const sum = months.reduce((total, [, count]) => total + count, 0);
        summary.textContent = `${year || "No day"} · ${entries(sum)}`;
        details.append(summary, ...months.map(([month, count]) => this.button(month, count)));
        details.open = year === years[0] || (this.open ?? "?").startsWith(year);
        return details;
      }),
    );
  }

  private button(month: string, count: number): HTMLElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quietly";
    button.dataset.month = month;
    button.setAttribute("aria-expanded", String(month === this.open));
    button.textContent = `${month ? dayInWords(month) : "No day"} · ${entries(count)}`;
    return button;
  }
}

function entries(count: number): string {
  return count === 1 ? "1 entry" : `${count} entries`;
}
