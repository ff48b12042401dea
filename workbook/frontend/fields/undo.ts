/** What was removed, newest last, and the button that brings it back: as often as something was removed. */
interface Gone {
  element: HTMLElement;
  parent: Element;
  before: Element | null;
}

export class Removed {
  private readonly gone: Gone[] = [];
  private readonly button = document.createElement("button");

  /** The button stands after an element; `back` is called with what is there again. */
  constructor(
    after: Element,
    words: string,
    private readonly back: (element: HTMLElement) => void,
  ) {
    Object.assign(this.button, { type: "button", className: "quietly", textContent: words, hidden: true });
    this.button.addEventListener("click", () => this.restore());
    after.after(this.button);
  }

  /** Take an element away, and stand where it can be brought back. */
  take(element: HTMLElement): void {
    this.gone.push({ element, parent: element.parentElement as Element, before: element.nextElementSibling });
    element.remove();
    this.button.hidden = false;
    this.button.focus();
  }

  private restore(): void {
    const last = this.gone.pop();
    if (!last) return;
    last.parent.insertBefore(last.element, last.before?.parentElement === last.parent ? last.before : null);
    this.back(last.element);
    this.button.hidden = this.gone.length === 0;
  }
}

/** An answer that was cleared can be brought back until there is another one. */
export class Cleared {
  private readonly button = document.createElement("button");
  private value: unknown;

  constructor(root: HTMLElement, back: (value: unknown) => void) {
    Object.assign(this.button, { type: "button", className: "quietly", textContent: "Bring it back", hidden: true });
    this.button.addEventListener("click", () => {
      this.button.hidden = true;
      back(this.value);
    });
    root.addEventListener("input", () => (this.button.hidden = true));
    root.querySelector("[data-does=clear]")?.after(this.button);
  }

  offer(value: unknown): void {
    this.value = value;
    this.button.hidden = value === null;
  }
}
