/** Whoever writes in a field of the page goes on writing there: no frame takes the keys for itself. */

const TYPING = 1500;
const GLANCE = 300;
const TEXT = "textarea, input:not([type=range], [type=radio], [type=checkbox], [type=button])";

/**
 * Call `taken` with a frame that takes the focus out of a text in the midst of typing, or as soon as the text has it.
 *
 * The text has it back. Tab, a mouse above the frame, and whoever goes there after a while, as with a screen reader, are
 * let through. A finger is not seen above a frame, so there only who does it again and again is told of.
 */
export function keepTheKeys(taken: (frame: HTMLIFrameElement) => void): void {
  const hovers = matchMedia("(hover: hover)");
  const times = new WeakMap<HTMLIFrameElement, number>();
  let writing: HTMLElement | undefined;
  let focusedAt = 0;
  let typedAt = Number.NEGATIVE_INFINITY;
  let tabbed = false;
  document.addEventListener("focusin", ({ target, timeStamp }) => {
    if (target instanceof HTMLIFrameElement) return;
    writing = (target as Element).matches(TEXT) ? (target as HTMLElement) : undefined;
    focusedAt = timeStamp;
  });
  const typed = ({ key, timeStamp }: KeyboardEvent): void => {
    typedAt = timeStamp;
    tabbed = key === "Tab";
  };
  document.addEventListener("keydown", typed, { capture: true });
  addEventListener("blur", ({ timeStamp }) => {
    const frame = document.activeElement;
    if (!(frame instanceof HTMLIFrameElement) || !writing || tabbed || frame.matches(":hover")) return;
    if (timeStamp - typedAt > TYPING && timeStamp - focusedAt > GLANCE) return;
    const often = (times.get(frame) ?? 0) + 1;
    times.set(frame, often);
    if (hovers.matches || often > 2) taken(frame);
    const back = writing;
    setTimeout(() => back.focus({ preventScroll: true })); // once the browser is done with giving the focus away
  });
}
