/** Whether anyone uses this page: it is looked at, and was touched not long ago. */

const TOUCHES = ["pointerdown", "keydown", "input", "scroll", "wheel", "touchstart"];

export interface Patience {
  hidden: number;
  unused: number;
}

export class Use {
  private touchedAt = performance.now();
  private hiddenAt = hidden();
  private touched = true;

  constructor(
    private readonly patience: Patience,
    used: (again: boolean) => void,
  ) {
    const touch = (): void => {
      this.touch();
      used(false);
    };
    for (const name of TOUCHES) addEventListener(name, touch, { capture: true, passive: true });
    document.addEventListener("visibilitychange", () => {
      this.hiddenAt = hidden();
      if (document.hidden) return;
      this.touch();
      used(true);
    });
  }

  /** Looked at, and touched within the hour. */
  get now(): boolean {
    return !document.hidden && performance.now() - this.touchedAt < this.patience.unused;
  }

  /** Long out of sight, or long untouched. */
  get over(): boolean {
    const hidden = this.hiddenAt !== undefined && performance.now() - this.hiddenAt >= this.patience.hidden;
    return hidden || performance.now() - this.touchedAt >= this.patience.unused;
  }

  /** Whether it was touched since this was last asked. */
  sinceAsked(): boolean {
    const { touched } = this;
    this.touched = false;
    return touched;
  }

  private touch(): void {
    this.touchedAt = performance.now();
    this.touched = true;
  }
}

/** Since when the page is out of sight, if it is. */
function hidden(): number | undefined {
  return document.hidden ? performance.now() : undefined;
}
