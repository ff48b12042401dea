/** The button for feeling words, and what it brings: the words are fetched when they are first asked for. */
import { all, does, tell, type Host } from "./piece";

const MISSED = "The words did not arrive. Press once more to try again.";

export function offerFeelings(root: HTMLElement, host: Host): void {
  if (!root.querySelector("[data-does=feelings]")) return;
  for (const name of ["pointerdown", "input", "keydown"]) root.addEventListener(name, (event) => into(root, event));
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

/** A word goes to where somebody wrote or pressed last; whoever only comes by with the Tab key has not. */
function into(root: HTMLElement, event: Event): void {
  const target = event.target as HTMLElement;
  if (!target.matches("textarea") || ["Tab", "Shift"].includes((event as KeyboardEvent).key)) return;
  for (const area of all(root, "[data-into]")) delete area.dataset.into;
  target.dataset.into = "";
}

function show(button: HTMLElement, panel: HTMLElement, is: boolean): void {
  panel.hidden = !is;
  button.setAttribute("aria-expanded", String(is));
}
