/** A date that is not given says so in the markup: WebKit writes today's into an empty one, as if it were an answer. */
import { all } from "./piece";

export function tellEmptyDates(root: HTMLElement): void {
  const tell = (): void => {
    for (const date of all<HTMLInputElement>(root, 'input[type="date"]')) date.toggleAttribute("data-empty", !date.value);
  };
  root.addEventListener("input", tell);
  root.addEventListener("workbook:state", tell);
  tell();
}
