/** The button for feeling words, and what it brings: the words are fetched when they are first asked for. */
import { all, does, tell, type Host } from "./piece";

const MISSED = "The words did not arrive. Press once more to try again.";

export function offerFeelings(root: HTMLElement, host: Host): void {
  if (!root.querySelector("[data-does=feelings]")) return;
  root.addEventListener("focusin", ({ target }) => into(root, target as HTMLElement));
  let coming = false;
  does(root, "feelings", (button) => {
    const panel = root.querySelector<HTMLElement>(".feelings");
    if (panel) return show(button, panel, panel.hidden);
    if (coming) return;
    coming = true;
    void host
      .late("feelings")
      .then((Kind) => show(button, new Kind(root, host).root, true))
      .catch(() => tell(button, MISSED))
      .finally(() => (coming = false));
  });
}

/** A word goes to where somebody wrote last. */
function into(root: HTMLElement, target: HTMLElement): void {
  if (!target.matches("textarea")) return;
  for (const area of all(root, "[data-into]")) delete area.dataset.into;
  target.dataset.into = "";
}

function show(button: HTMLElement, panel: HTMLElement, is: boolean): void {
  panel.hidden = !is;
  button.setAttribute("aria-expanded", String(is));
}
