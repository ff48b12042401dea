/** The keyboard of a phone takes half of the window: the field in use, and what is said of it, stay above it. */
export function keepInSight(): void {
  const seen = globalThis.visualViewport;
  seen?.addEventListener("resize", () => look(seen));
}

function look({ offsetTop, height }: VisualViewport): void {
  const control = document.activeElement;
  const state = control?.closest("[data-key]")?.querySelector(".under > .state");
  if (!control || !state || !control.matches("textarea, select, input:not([type=range], [type=radio], [type=checkbox])")) return;
  const covered = Math.ceil(state.getBoundingClientRect().bottom - (offsetTop + height));
  const bar = document.querySelector("header .bar")?.getBoundingClientRect().bottom ?? 0;
  const room = control.getBoundingClientRect().top - bar; // where the field begins is seen before where it ends
  if (covered > 0 && room > 0) scrollBy({ top: Math.min(covered, room), behavior: "instant" });
}
