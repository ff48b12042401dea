/** Whoever writes in a field of the page goes on writing there: no frame takes the keys for itself. */

const TYPING = 1500;
const TEXT = "textarea, input:not([type=range], [type=radio], [type=checkbox], [type=button])";

/**
 * Call `taken` with a frame that takes the focus out of a text while nobody has pressed into it; the text has it back.
 *
 * A mouse is seen above the frame. A finger is not: whoever has just typed has hardly pressed as well, but may have, so
 * only who does it again and again is told of.
 */
export function keepTheKeys(taken: (frame: HTMLIFrameElement) => void): void {
  const hovers = matchMedia("(hover: hover)");
  const times = new WeakMap<HTMLIFrameElement, number>();
  let writing: HTMLElement | undefined;
  let typedAt = Number.NEGATIVE_INFINITY;
  let tabbed = false;
  document.addEventListener("focusin", ({ target }) => {
    if (!(target instanceof HTMLIFrameElement)) writing = (target as Element).matches(TEXT) ? (target as HTMLElement) : undefined;
  });
  const typed = ({ key, timeStamp }: KeyboardEvent): void => {
    typedAt = timeStamp;
    tabbed = key === "Tab";
  };
  document.addEventListener("keydown", typed, { capture: true });
  addEventListener("blur", ({ timeStamp }) => {
    const frame = document.activeElement;
    if (!(frame instanceof HTMLIFrameElement) || !writing || tabbed) return;
    if (hovers.matches ? frame.matches(":hover") : timeStamp - typedAt > TYPING) return;
    const often = (times.get(frame) ?? 0) + 1;
    times.set(frame, often);
    if (hovers.matches || often > 2) taken(frame);
    const back = writing;
    setTimeout(() => back.focus({ preventScroll: true })); // once the browser is done with giving the focus away
  });
}
