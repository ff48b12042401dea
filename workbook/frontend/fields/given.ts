/** On a phone an answered field is its question and its answer; what else belongs to it comes by one press. */
import { all, does, grow } from "./piece";

const AROUND = "around";
const PRESSED = ".gaps, .choices";

/**
 * Let a field that came answered open: by its button, or by a press on what stands for it.
 * Own words that are pressed are written on where they are.
 *
 * Whoever stands in it has near what stands below. Nothing comes before them: they would have walked past it.
 */
export function openGiven(root: HTMLElement): void {
  const button = root.querySelector<HTMLElement>(`:scope > [data-does=${AROUND}]`);
  if (!button) return;
  const turn = (open: boolean): void => {
    root.classList.toggle("open", open);
    root.classList.toggle("near", open);
    button.setAttribute("aria-expanded", String(open));
    for (const area of all<HTMLTextAreaElement>(root, "textarea")) grow(area);
  };
  does(root, AROUND, () => turn(!root.classList.contains("open")));
  root.addEventListener("click", ({ target }) => {
    const pressed = target instanceof HTMLTextAreaElement ? null : (target as Element).closest(PRESSED);
    if (pressed?.parentElement === root && !root.classList.contains("open")) turn(true);
  });
  root.addEventListener("focusin", ({ target }) => target !== button && root.classList.add("near"));
}
