/** On a phone a row of a table is one line until it is opened, and one row is open at a time. */
import { all, does, one, tell } from "./piece";
import { dayInWords } from "./times";

export type Cell = HTMLTextAreaElement | HTMLInputElement | HTMLSelectElement;

const OPEN = "open";
const NOTHING = "Nothing yet";
/** Said by whoever leads to a row that may be folded. */
export const ENTER = "workbook:enter";

export class RowFolds {
  /** Rows that fold as soon as what was written in them is kept. */
  private readonly leaving = new Set<HTMLElement>();

  /** `kept` tells whether nothing of the table waits to be kept. */
  constructor(
    root: HTMLElement,
    private readonly body: HTMLElement,
    private readonly kept: () => boolean,
  ) {
    body.dataset.folds = "";
    does(root, OPEN, (button) => this.turn(button.closest("tr") as HTMLElement));
    root.addEventListener(ENTER, (event) => this.open((event.target as Element).closest("tr") as HTMLElement));
    for (const name of ["workbook:state", "focusout"]) root.addEventListener(name, () => queueMicrotask(() => this.leave()));
  }

  open(row: HTMLElement): void {
    for (const other of all(this.body, `tr.${OPEN}`)) if (other !== row) this.leaving.add(other);
    this.leaving.delete(row);
    row.classList.toggle("fresh", row.classList.contains("blank"));
    set(row, true);
    this.leave(row);
  }

  /** Say in a row's line what its cells hold; `says` is whether that is worth keeping. */
  tell(row: HTMLElement, cells: Cell[], says: boolean): void {
    const [first = NOTHING, ...rest] = cells.map(words).filter(Boolean);
    tell(one(row, ".brief .of"), first);
    tell(one(row, ".brief .of + span"), rest.join(" · "));
    row.classList.toggle("blank", !says);
  }

  /** Where to stand in a row: in its first cell, or on its line while it is folded. */
  place(row: HTMLElement): HTMLElement {
    const line = one(row, `[data-does=${OPEN}]`);
    const folded = line.offsetParent !== null && !row.classList.contains(OPEN);
    return folded ? line : one(row, "[data-column]");
  }

  private turn(row: HTMLElement): void {
    if (!row.classList.contains(OPEN)) return this.open(row);
    this.leaving.add(row);
    this.leave(row);
  }

  /** Fold what nobody stands in and what is kept; `fixed` stays where it is on the screen. */
  private leave(fixed?: HTMLElement): void {
    if (!this.kept()) return;
    const before = fixed?.getBoundingClientRect().top ?? 0;
    for (const row of this.leaving) {
      if (all(row, "[data-column]").includes(document.activeElement as HTMLElement)) continue;
      set(row, false);
      row.classList.remove("fresh");
      this.leaving.delete(row);
    }
    // Other browsers hold on to what is in sight by themselves.
    if (!fixed || CSS.supports("overflow-anchor", "auto")) return;
    scrollBy({ top: fixed.getBoundingClientRect().top - before, behavior: "instant" });
  }
}

function set(row: HTMLElement, open: boolean): void {
  row.classList.toggle(OPEN, open);
  one(row, `[data-does=${OPEN}]`).setAttribute("aria-expanded", String(open));
}

function words(cell: Cell): string {
  if (cell instanceof HTMLSelectElement) return cell.value && (cell.selectedOptions[0]?.text ?? "");
  return cell.type === "date" ? dayInWords(cell.value) : cell.value.trim();
}
