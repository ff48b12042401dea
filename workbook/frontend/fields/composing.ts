/** Words that an input method is still composing: nothing is written into them, and its keys are its own. */

/** A key that ends the composing may come right after its end. */
const RIGHT_AFTER = 500;
const PROCESSED = 229;
let endedAt = Number.NEGATIVE_INFINITY;
let ending: KeyboardEvent | undefined;

if (typeof document !== "undefined") {
  document.addEventListener("compositionend", ({ timeStamp }) => (endedAt = timeStamp), { capture: true });
}

/**
 * Whether a key belongs to an input method.
 *
 * Safari tells of the end first and of the key that ended it after that, marked as processed. Some systems mark every key
 * so, so the mark alone says nothing, and each end has one such key.
 */
export function ofInputMethod(event: KeyboardEvent): boolean {
  if (event.isComposing || event === ending) return true;
  if (event.keyCode !== PROCESSED || event.timeStamp - endedAt > RIGHT_AFTER) return false;
  endedAt = Number.NEGATIVE_INFINITY;
  ending = event;
  return true;
}

/** Let what comes meanwhile wait until the words stand. */
export class Composing {
  private now = false;
  private later: (() => void) | undefined;

  constructor(root: HTMLElement) {
    root.addEventListener("compositionstart", () => (this.now = true));
    // After the event come the words that it ended with.
    root.addEventListener("compositionend", () => setTimeout(() => this.ended()));
    root.addEventListener("focusout", () => this.ended());
  }

  /** Do it now, or after the words stand; of what comes meanwhile only the newest counts. */
  wait(act: () => void): void {
    if (this.now) this.later = act;
    else act();
  }

  private ended(): void {
    const { later } = this;
    this.now = false;
    this.later = undefined;
    later?.();
  }
}
