/** Words that an input method is still composing: nothing is written into them from elsewhere. */

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
