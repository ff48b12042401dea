/**
 * What cannot be taken back is asked for twice: by a press, and by another one that comes later by itself.
 *
 * How it stands is in `data-armed` of the button: “asked” while a press may still be the rest of the first one,
 * “ready” from when the next one counts; without it nothing is asked. Its label is for people and never read here:
 * a browser may have translated it.
 */

/** What comes sooner than this after a press is the same press: a double click, a tap that trembles. */
export const ONE_PRESS = 500;
const ASKS = 8000;
const ELSEWHERE = ["pointerdown", "keydown", "focusin"];
const PRESSES = ["Enter", " "];

/** Tells presses that stand by themselves from the rest of the one before. */
export class Apart {
  private last = Number.NEGATIVE_INFINITY;
  private readonly held = new Set<string>();

  /**
   * A key that is held down on a button of `root` presses no button again, and writes nothing where it leads to.
   *
   * Not every system says that a key is held.
   */
  constructor(root: HTMLElement) {
    root.addEventListener("keydown", (event) => {
      if (!PRESSES.includes(event.key)) return;
      const pressing = (event.target as Element).closest("button") !== null;
      if (pressing ? event.repeat || this.held.has(event.key) : event.repeat && this.held.has(event.key)) {
        event.preventDefault();
        this.last = performance.now();
      }
      if (pressing) this.held.add(event.key);
    });
    root.addEventListener("keyup", ({ key }) => this.held.delete(key));
    root.addEventListener("focusout", ({ relatedTarget }) => root.contains(relatedTarget as Node) || this.held.clear());
  }

  /** Whether this press stands by itself; ask once for each. */
  press(): boolean {
    const [before, now] = [this.last, performance.now()];
    this.last = now;
    return now - before >= ONE_PRESS;
  }

  /** A button that comes to where one was pressed just now waits until that press is over. */
  comes(button: HTMLButtonElement): HTMLButtonElement {
    if (performance.now() - this.last < ONE_PRESS) {
      deaf(button, true);
      setTimeout(() => deaf(button, false), ONE_PRESS);
    }
    return button;
  }
}

/** Say of a button that no press of it counts yet; tools that press for people wait for it. */
export function deaf(button: Element, is: boolean): void {
  if (is) button.setAttribute("aria-disabled", "true");
  else button.removeAttribute("aria-disabled");
}

/** A button that asks before it acts. */
export class Sure {
  private label: Node[] = [];
  private settling: ReturnType<typeof setTimeout> | undefined;
  private giving: ReturnType<typeof setTimeout> | undefined;
  private readonly elsewhere = ({ target }: Event): void => {
    if (!this.button.contains(target as Node)) this.disarm();
  };

  /** `apart` is shared with the buttons around it: what hit one of them was no press of this one. */
  constructor(
    private readonly button: HTMLButtonElement,
    private readonly apart: Apart,
    private readonly act: () => void,
  ) {
    button.addEventListener("click", () => this.pressed());
    addEventListener("pagehide", () => this.disarm());
  }

  private pressed(): void {
    const apart = this.apart.press();
    const { armed } = this.button.dataset;
    if (armed === undefined) this.arm();
    else if (!apart || armed === "asked") this.settle();
    else {
      this.disarm();
      this.act();
    }
  }

  private arm(): void {
    const { button } = this;
    this.label = [...button.childNodes];
    button.replaceChildren(button.dataset.sure ?? "");
    // Where a press gives a button no focus, leaving it would not be noticed.
    button.focus();
    for (const name of ELSEWHERE) document.addEventListener(name, this.elsewhere, { capture: true });
    this.giving = setTimeout(() => this.disarm(), ASKS);
    this.settle();
  }

  /** From a while after the last press on, the next one counts. */
  private settle(): void {
    this.button.dataset.armed = "asked";
    deaf(this.button, true);
    clearTimeout(this.settling);
    this.settling = setTimeout(() => {
      this.button.dataset.armed = "ready";
      deaf(this.button, false);
    }, ONE_PRESS);
  }

  private disarm(): void {
    if (this.button.dataset.armed === undefined) return;
    clearTimeout(this.settling);
    clearTimeout(this.giving);
    for (const name of ELSEWHERE) document.removeEventListener(name, this.elsewhere, { capture: true });
    delete this.button.dataset.armed;
    deaf(this.button, false);
    this.button.replaceChildren(...this.label);
  }
}
