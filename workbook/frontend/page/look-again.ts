/** A page of the room that shows how things stand looks again by itself: what is chosen on it stays chosen. */
import { all } from "../fields/piece";
import { isOnTheWall } from "./wall";

const LOOKS = 3000;
const PART = "[data-part=room][data-again]";
const CONTROLS = "input:not([type=hidden]), select, button";

/** Look again when the room asks something else; whoever leads also looks every few seconds. */
export function lookAgain(): void {
  const part = document.querySelector<HTMLElement>(PART);
  if (!part) return;
  document.addEventListener("workbook:asks", () => void look());
  if (part.dataset.again === "sums") setInterval(() => document.hidden || isOnTheWall() || void look(), LOOKS);
}

async function look(): Promise<void> {
  const answer = await fetch(location.href, { cache: "no-store" }).catch(() => undefined);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector<HTMLElement>(PART);
  const part = document.querySelector<HTMLElement>(PART);
  // What is on the wall stays there, though this was asked before it was.
  if (fresh && part && !isOnTheWall()) exchange(part, fresh);
}

/** Put what is new in the place of what was there, unless nothing is; focus and choices go along. */
function exchange(part: HTMLElement, fresh: HTMLElement): void {
  // What was said to a press holds until the room is asked something else.
  const said = part.dataset.again === "sums" ? part.querySelector(".told") : null;
  if (said) fresh.querySelector(".told")?.replaceWith(said.cloneNode(true));
  all(fresh, "[data-does=wall]").forEach((button) => (button.hidden = false));
  const focused = all(part, CONTROLS).find((control) => control === document.activeElement);
  const places = new Map(all<HTMLInputElement>(part, CONTROLS).map((control) => [placeOf(control), control]));
  if (fresh.isEqualNode(part)) return;
  for (const control of all<HTMLInputElement>(fresh, CONTROLS)) {
    const before = places.get(placeOf(control));
    if (!before) continue;
    if (control instanceof HTMLSelectElement) control.value = before.value;
    else control.checked = before.checked;
  }
  part.replaceWith(fresh);
  const place = focused && placeOf(focused);
  if (place)
    all(fresh, CONTROLS)
      .find((control) => placeOf(control) === place)
      ?.focus();
}

/** What tells a control from the others: the form's own question, its name, and what it stands for. */
function placeOf(control: HTMLElement): string {
  const { form, name, type, value } = control as HTMLInputElement;
  const asked = form ? all<HTMLInputElement>(form, "input[type=hidden]").map((hidden) => hidden.value) : [];
  return [form?.className ?? "", ...asked, name, type === "select-one" ? "" : value].join(" ");
}
