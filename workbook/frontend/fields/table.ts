/** A table whose rows are added as needed and can be taken back after a slip. */
import { Field } from "./field";
import { alikeRows, arrange, beside, matched } from "./row-matching";
import { all, does, fill, one, type Host } from "./piece";
import { RowFolds, type Cell } from "./row-folds";
import { Removed } from "./undo";

export type Row = Record<string, string | number | null>;

/** Days that every month has. */
const DAY = /^[1-9]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/;

export class Table extends Field {
  protected readonly body: HTMLTableSectionElement;
  private readonly blank: HTMLTemplateElement;
  private readonly add: HTMLButtonElement;
  private readonly removed: Removed;
  private readonly folds: RowFolds;
  private readonly named = new WeakMap<Element, string>();
  private readonly blankRow: Row;
  /** Cells that a program keeps in a row, such as who is meant by a name. */
  private readonly unseen: Set<string>;
  /** What the parts of a row are called, without the number of the row. */
  private readonly names: string[];
  /** Rows without cells, by what they say. */
  private readonly light = new WeakMap<Element, Row>();
  /** The cells of a row outside the page, to see what they make of a value. */
  private readonly scratch: Cell[];

  constructor(root: HTMLElement, host: Host) {
    super(root, host);
    this.body = one(root, "tbody");
    this.blank = one(root, "template");
    this.scratch = all<Cell>(this.copy(), "[data-column]");
    this.blankRow = this.told(this.scratch);
    this.names = all(this.blank.content, "[aria-label]").map((named) => named.getAttribute("aria-label") ?? "");
    this.unseen = new Set(all(this.blank.content, "[type=hidden]").map((cell) => cell.dataset.column ?? ""));
    this.add = one(root, "[data-does=add]");
    this.folds = new RowFolds(root, this.body, () => !this.dirty);
    this.removed = new Removed(this.add, "Bring the row back", (row) => this.restored(row));
    does(root, "add", () => this.stand(this.another()));
    does(root, "remove", (button) => this.apart.press() && this.remove(button.closest("tr") as HTMLElement));
  }

  read(): Row[] | null {
    const rows = this.rows.map((row) => this.row(row)).filter((row) => this.says(row));
    return rows.length ? rows : null;
  }

  write(value: unknown): void {
    this.lay(Array.isArray(value) ? (value as Row[]) : [], undefined);
  }

  /** A row in hand stays where it is, also one that is gone elsewhere: then it is written once more. */
  protected override meet(value: unknown): void {
    const here = document.activeElement;
    const hand = this.body.contains(here) ? here?.closest("tr") : undefined;
    this.lay(Array.isArray(value) ? (value as Row[]) : [], hand ?? undefined);
  }

  protected override get first(): HTMLElement {
    const [row] = this.rows;
    return row ? this.folds.place(row) : this.add;
  }

  /** Whether a row holds anything worth keeping; what only programs read says nothing. */
  protected says(row: Row): boolean {
    return Object.entries(row).some(([name, cell]) => cell !== null && !this.unseen.has(name));
  }

  /** Put a new row where it belongs. */
  protected place(row: HTMLElement): void {
    this.body.append(row);
  }

  /** Let blank rows stand where new ones do. */
  protected withBlank(rows: HTMLElement[], blank: HTMLElement): HTMLElement[] {
    return [...rows, blank];
  }

  private lay(rows: Row[], hand: HTMLElement | undefined): void {
    const present = this.rows;
    const blank = this.blankRow;
    const now = rows.map((row) => Object.fromEntries(Object.keys(blank).map((name) => [name, row[name] ?? null])));
    const places = matched(
      present.map((row) => this.row(row)),
      now,
      alikeRows,
    );
    let wanted = now.map((row, number) => this.filled(present[places[number] ?? -1] ?? this.copy(), row));
    if (hand && !wanted.includes(hand)) wanted = this.withHand(wanted, present, rows.length ? hand : this.filled(hand, blank));
    if (!wanted.length) wanted = [this.filled(present[0] ?? this.copy(), blank)];
    arrange(this.body, present, wanted, hand);
    this.number();
  }

  /** A row that only this page has: a blank one stands with the new ones, another where it stood. */
  private withHand(rows: HTMLElement[], present: HTMLElement[], hand: HTMLElement): HTMLElement[] {
    if (!this.says(this.row(hand))) return this.withBlank(rows, hand);
    queueMicrotask(() => this.changed(0));
    return beside(rows, present, hand);
  }

  /** A row that only says what its cells would: it weighs next to nothing. */
  protected lightRow(values: unknown[]): HTMLElement {
    const row = document.createElement("tr");
    const names = Object.keys(this.blankRow);
    this.light.set(row, this.asKept(Object.fromEntries(names.map((name, at) => [name, values[at] ?? null])) as Row));
    return row;
  }

  /** Give a row its cells, if it has none yet. */
  protected build(row: HTMLElement, place: number): void {
    const values = this.light.get(row);
    if (!values) return;
    this.light.delete(row);
    row.append(...this.copy().childNodes);
    this.filled(row, values);
    this.name(row, place);
  }

  private filled(row: HTMLElement, values: Row): HTMLElement {
    if (this.light.has(row)) this.light.set(row, this.asKept(values));
    else {
      this.putAll(all<Cell>(row, "[data-column]"), values);
      this.tell(row);
    }
    return row;
  }

  /** What cells would make of these values; most values are what they are, and no cell need be asked. */
  private asKept(values: Row): Row {
    const asked = this.scratch.filter((cell) => !plain(cell, values[cell.dataset.column ?? ""] ?? null));
    this.putAll(asked, values);
    return { ...this.blankRow, ...values, ...this.told(asked) };
  }

  private putAll(cells: Cell[], values: Row): void {
    for (const cell of cells) this.put(cell, values[cell.dataset.column ?? ""] ?? null);
  }

  /** What a row says is also in its line. */
  private tell(row: HTMLElement): void {
    this.folds.tell(row, this.inOrder(this.cells(row)), this.says(this.row(row)));
  }

  /** The cells as a row's line has them. */
  protected inOrder(cells: Cell[]): Cell[] {
    return cells;
  }

  protected stand(row: HTMLElement): void {
    this.folds.place(row).focus();
  }

  protected get rows(): HTMLElement[] {
    return all(this.body, "tr");
  }

  protected cells(row: HTMLElement): Cell[] {
    return all<Cell>(row, "[data-column]:not([type=hidden])");
  }

  protected row(row: HTMLElement): Row {
    return this.light.get(row) ?? this.told(all<Cell>(row, "[data-column]"));
  }

  private told(cells: Cell[]): Row {
    return Object.fromEntries(cells.map((cell) => [cell.dataset.column ?? "", this.cell(cell)]));
  }

  /** A name that is typed anew means whoever has it, and no more the one that a program meant. */
  protected override typed(event: Event): void {
    const cell = event.target as Cell;
    const row = cell.closest("tr");
    if (row) {
      const meant = all<Cell>(row, "[data-column]").find((it) => it.dataset.column === `${cell.dataset.column}_id`);
      if (meant) meant.value = "";
      this.tell(row);
    }
    super.typed(event);
  }

  private cell(cell: Cell): string | number | null {
    if (!cell.value.trim()) return null;
    return "number" in cell.dataset ? Number(cell.value) : cell.value;
  }

  private put(cell: Cell, value: string | number | null): void {
    const text = value === null ? "" : String(value);
    if (cell instanceof HTMLTextAreaElement) fill(cell, text);
    else {
      if (cell instanceof HTMLSelectElement && ![...cell.options].some((option) => option.value === text)) {
        cell.add(new Option(text, text));
      }
      if (cell.value !== text) cell.value = text;
    }
  }

  private copy(): HTMLElement {
    return (this.blank.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
  }

  private another(): HTMLElement {
    const row = this.copy();
    this.place(row);
    this.number();
    this.folds.open(row);
    return row;
  }

  private remove(row: HTMLElement): void {
    const filled = this.says(this.row(row));
    const next = (row.nextElementSibling ?? row.previousElementSibling) as HTMLElement | null;
    if (filled) this.removed.take(row);
    else row.remove();
    const here = next ?? this.another();
    this.number();
    if (filled) this.changed(0);
    else this.stand(here);
  }

  private restored(row: HTMLElement): void {
    this.number();
    this.folds.open(row);
    this.stand(row);
    this.changed(0);
  }

  /** Name each part by its row, from the blank one: on the page a browser may have translated the names. */
  private number(): void {
    for (const [place, row] of this.rows.entries()) this.name(row, place);
  }

  private name(row: HTMLElement, place: number): void {
    for (const [at, named] of all(row, "[aria-label]").entries()) {
      const name = (this.names[at] ?? "").replace(/0$/, String(place + 1));
      if (this.named.get(named) !== name) named.setAttribute("aria-label", name);
      this.named.set(named, name);
    }
  }
}

/** Whether a cell makes of a value just that. */
function plain(cell: Cell, value: string | number | null): boolean {
  if (value === null) return true;
  if ("number" in cell.dataset) return typeof value === "number";
  if (typeof value !== "string" || !value.trim()) return false;
  return cell instanceof HTMLTextAreaElement ? !value.includes("\r") : cell.type !== "date" || DAY.test(value);
}
