/** One picture of the room over the whole window, for a projector: Escape returns, and leaves for nowhere. */
import { all } from "../fields/piece";

const SHOWN = "wall";

/** Show the picture that a button belongs to, until Escape is pressed. */
export function fillTheWall(button: HTMLElement): void {
  const picture = button.closest<HTMLElement>(".ask, .scale");
  if (!picture) return;
  picture.classList.add(SHOWN);
  picture.tabIndex = -1;
  picture.focus();
  // From now on this page has nothing to hide: it is on the wall, and the key is pressed more often than needed.
  addEventListener("keydown", back, { capture: true });
}

/** Whether a picture is on the wall. */
export function isOnTheWall(): boolean {
  return document.querySelector(`.${SHOWN}`) !== null;
}

function back(event: KeyboardEvent): void {
  if (event.key !== "Escape") return;
  event.stopImmediatePropagation();
  event.preventDefault();
  for (const picture of all(document, `.${SHOWN}`)) {
    picture.classList.remove(SHOWN);
    picture.querySelector<HTMLElement>("[data-does=wall]")?.focus();
  }
}
