/** A table whose rows are added as needed and can be taken back after a slip. */
import { Field } from "./field";
import { all, does, fill, one, type Host } from "./piece";

type Cell = HTMLTextAreaElement | HTMLInputElement | HTMLSelectElement;
export type Row = Record<string, string | number | null>;

export class Table extends Field {
  protected readonly body: HTMLTableSectionElement;
  private readonly blank: HTMLTemplateElement;
  private readonly add: HTMLButtonElement;
  private removed: { row: HTMLElement; before: Element | null } | undefined;
  private readonly back: HTMLButtonElement;

  constructor(root: HTMLElement, host: Host) {
    super(root, host);
    this.body = one(root, "tbody");
    this.blank = one(root, "template");
    this.add = one(root, "[data-does=add]");
    this.back = document.createElement("button");
    Object.assign(this.back, { type: "button", className: "quietly", textContent: "Bring the row back", hidden: true });
    this.add.after(this.back);
    this.back.addEventListener("click", () => this.restore());
    does(root, "add", () => this.cells(this.another())[0]?.focus());
    does(root, "remove", (button) => this.remove(button.closest("tr") as HTMLElement));
  }

  read(): Row[] | null {
    const rows = this.rows.map((row) => this.row(row)).filter((row) => this.says(row));
    return rows.length ? rows : null;
  }

  write(value: unknown): void {
    const rows = Array.isArray(value) ? (value as Row[]) : [];
    for (let missing = rows.length - this.rows.length; missing > 0; missing -= 1) this.place(this.copy());
    for (const [number, row] of this.rows.entries()) {
      if (number >= Math.max(1, rows.length)) row.remove();
      else for (const cell of this.cells(row)) this.put(cell, rows[number]?.[cell.dataset.column ?? ""] ?? null);
    }
    this.number();
  }

  /** Whether a row holds anything worth keeping. */
  protected says(row: Row): boolean {
    return Object.values(row).some((cell) => cell !== null);
  }

  /** Put a new row where it belongs. */
  protected place(row: HTMLElement): void {
    this.body.append(row);
  }

  protected get rows(): HTMLElement[] {
    return all(this.body, "tr");
  }

  protected cells(row: HTMLElement): Cell[] {
    return all<Cell>(row, "[data-column]");
  }

  private row(row: HTMLElement): Row {
    return Object.fromEntries(this.cells(row).map((cell) => [cell.dataset.column ?? "", this.cell(cell)]));
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
      cell.value = text;
    }
  }

  private copy(): HTMLElement {
    return (this.blank.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
  }

  private another(): HTMLElement {
    const row = this.copy();
    this.place(row);
    this.number();
    return row;
  }

  private remove(row: HTMLElement): void {
    const filled = this.says(this.row(row));
    this.removed = filled ? { row, before: row.nextElementSibling } : undefined;
    const next = (row.nextElementSibling ?? row.previousElementSibling) as HTMLElement | null;
    row.remove();
    const focus = next ? this.cells(next)[0] : this.cells(this.another())[0];
    this.back.hidden = !filled;
    this.number();
    (filled ? this.back : (focus ?? this.add)).focus();
    if (filled) this.changed(0);
  }

  private restore(): void {
    if (!this.removed) return;
    const { row, before } = this.removed;
    this.body.insertBefore(row, before?.isConnected ? before : null);
    this.removed = undefined;
    this.back.hidden = true;
    this.number();
    this.cells(row)[0]?.focus();
    this.changed(0);
  }

  private number(): void {
    for (const [index, row] of this.rows.entries()) {
      for (const named of all(row, "[aria-label]")) {
        const before = named.getAttribute("aria-label") ?? "";
        const now = before.replace(/\d+$/, String(index + 1));
        if (now !== before) named.setAttribute("aria-label", now);
      }
    }
  }
}
