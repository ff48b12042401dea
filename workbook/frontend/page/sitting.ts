/**
 * What is asked once in a sitting: pages that are opened later in the same tab fold their private lines.
 *
 * That they were shown is all that is remembered, whatever was ticked, and by this tab only. Where nothing is
 * remembered they are asked again, so that its absence tells nothing.
 */
import { all } from "../fields/piece";
import { recall, remember, unlearn } from "./browser-storage";
import { QUICKLY } from "./leaving";

const SHOWN = `workbook shown ${new URL(document.documentElement.dataset.base ?? "/", location.href).pathname}`;
const BEFORE = "You saw private lines on another page. These are not the same: read them if you think of someone else.";
const AGAIN = "Read them";

export function askOnceInASitting(): void {
  const gates = all(document, "[data-once]");
  addEventListener(QUICKLY, () => unlearn(SHOWN));
  if (!gates.length) return;
  const [arrived] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  if (recall(SHOWN) && arrived?.type !== "reload") return gates.forEach(fold);
  const seen = new IntersectionObserver((found) => {
    if (!found.some((each) => each.isIntersecting)) return;
    seen.disconnect();
    addEventListener("pagehide", () => remember(SHOWN, "yes"));
  });
  for (const gate of gates) seen.observe(gate);
}

function fold(gate: HTMLElement): void {
  const line = document.createElement("p");
  line.className = "shown-before";
  const again = document.createElement("button");
  Object.assign(again, { type: "button", className: "quietly", textContent: AGAIN });
  again.addEventListener("click", () => {
    gate.hidden = false;
    line.remove();
    gate.querySelector<HTMLElement>("input")?.focus();
  });
  line.append(`${BEFORE} `, again);
  gate.hidden = true;
  gate.before(line);
  for (const box of all<HTMLInputElement>(gate, "input")) box.checked = false;
}
