/** The tables the map is drawn from: the way to a row and back, and what is said at a row. */
import { reveal } from "./map-view";
import { all } from "./piece";
import { ENTER } from "./row-folds";
import type { Problem } from "./protocol";

const NAMED: Record<string, string> = {
  people: "People",
  couples: "Couples",
  children: "Children",
  ties: "Ties",
  homes: "Homes",
};
const MORE_KINDS = ["over-and-under-functioning", "harm-or-fear"];
const CELL = "[data-column]:not([type=hidden])";

export class Rows {
  private readonly back: HTMLButtonElement;

  /** `chapter` is the first part of the tables' keys; `map` names the piece in ids. */
  constructor(
    private readonly chapter: string,
    private readonly map: string,
    private readonly returned: () => void,
  ) {
    this.back = document.createElement("button");
    Object.assign(this.back, { type: "button", className: "way back-to-map", textContent: "Back to the map" });
    this.back.addEventListener("click", () => {
      this.back.remove();
      this.returned();
    });
  }

  /** Lead to a row of a table: the focus goes to its first cell, and a way back stands beside it. */
  go(table: string, row: number): boolean {
    const found = this.filled(table)[row] ?? all(this.field(table) ?? document.createElement("div"), "tbody tr")[0];
    const cell = found?.querySelector<HTMLElement>(CELL);
    if (!found || !cell) return false;
    const folded = found.closest("details");
    if (folded) folded.open = true;
    found.dispatchEvent(new CustomEvent(ENTER, { bubbles: true }));
    found.querySelector("td.away")?.append(this.back);
    cell.focus({ preventScroll: true });
    reveal(found);
    return true;
  }

  /** Say each problem, and more quietly how a date was understood, at its row, for eyes and for screen readers. */
  say(problems: Problem[], understood: Problem[]): void {
    this.hush();
    const lines = new Map<HTMLElement, HTMLElement[]>();
    const filled = new Map(Object.keys(NAMED).map((table) => [table, this.filled(table)]));
    const told = [
      ...problems.map((each) => ({ ...each, kind: "odd" })),
      ...understood.map((each) => ({ ...each, kind: "read" })),
    ];
    for (const { table, row, says, kind } of told) {
      const found = filled.get(table)?.[row];
      const line = Object.assign(document.createElement("span"), { className: kind, textContent: says });
      if (found) lines.set(found, [...(lines.get(found) ?? []), line]);
    }
    let number = 0;
    for (const [row, says] of lines) note(row, `says-${this.map}-${(number += 1)}`, says);
  }

  /** Offer the rarer kinds of tie only when asked; a row that has one keeps it. */
  askForMoreKinds(): void {
    const field = this.field("ties");
    const add = field?.querySelector("[data-does=add]");
    if (!field || !add || field.querySelector("[data-does=kinds]")) return;
    const more = document.createElement("button");
    Object.assign(more, { type: "button", className: "quietly", textContent: "More kinds of tie" });
    more.dataset.does = "kinds";
    const blank = field.querySelector("template")?.content;
    const lists = (): HTMLSelectElement[] =>
      [field, blank].flatMap((part) => (part ? all<HTMLSelectElement>(part, "select[data-column=kind]") : []));
    const words = new Map(
      all<HTMLOptionElement>(blank ?? field, "select[data-column=kind] option").map(({ value, text }) => [value, text]),
    );
    for (const list of lists()) without(list);
    more.addEventListener("click", () => {
      for (const list of lists()) withAll(list, words);
      more.remove();
      lists()[0]?.focus();
    });
    add.after(more);
  }

  private field(table: string): HTMLElement | null {
    return document.querySelector<HTMLElement>(`[data-key="${this.chapter}.${table}"]`);
  }

  /** The rows that hold something, which are the ones Python counts. */
  private filled(table: string): HTMLElement[] {
    const field = this.field(table);
    const rows = field ? all(field, "tbody tr") : [];
    return rows.filter((row) => all<HTMLInputElement>(row, CELL).some((cell) => cell.value.trim()));
  }

  private hush(): void {
    for (const table of Object.keys(NAMED)) {
      for (const old of all(this.field(table) ?? document.createElement("div"), "td.says")) {
        for (const cell of all(old.parentElement ?? old, CELL)) cell.removeAttribute("aria-describedby");
        old.remove();
      }
    }
  }
}

export function rowInWords({ table, row }: Problem): string {
  return `${NAMED[table] ?? table}, row ${row + 1}`;
}

function note(row: HTMLElement, id: string, says: HTMLElement[]): void {
  const cell = document.createElement("td");
  Object.assign(cell, { className: "says", id });
  cell.append(...says);
  row.append(cell);
  for (const each of all(row, CELL)) each.setAttribute("aria-describedby", id);
}

function without(list: HTMLSelectElement): void {
  for (const option of [...list.options]) if (MORE_KINDS.includes(option.value) && !option.selected) option.remove();
}

function withAll(list: HTMLSelectElement, words: Map<string, string>): void {
  for (const kind of MORE_KINDS) {
    if (![...list.options].some((option) => option.value === kind)) list.add(new Option(words.get(kind) ?? kind, kind));
  }
}
