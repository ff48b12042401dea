/** Pieces that are no fields: a quotation, the private gate, the place where two ways part. */
import { all, grow, one, type Piece } from "./piece";
import type { ToPage } from "./protocol";

export class Quote implements Piece {
  readonly key: string;

  constructor(readonly root: HTMLElement) {
    this.key = root.dataset.shows ?? "";
  }

  receive(message: ToPage): void {
    if (message.say !== "quote") return;
    const { html } = message;
    const otherwise = this.root.querySelector<HTMLElement>(".otherwise");
    one(this.root, ".quoted").innerHTML = html;
    one(this.root, ".told").hidden = !html;
    if (otherwise) otherwise.hidden = Boolean(html);
    this.root.hidden = !html && !otherwise;
  }
}

/** Where two ways part: an answer opens one of them. What the reader opens or closes stays so until it changes. */
export class Fork implements Piece {
  readonly key: string;
  private told: string | undefined;

  constructor(readonly root: HTMLElement) {
    this.key = root.dataset.fork ?? "";
    root.addEventListener("click", (event) => this.go(event));
    for (const way of this.ways()) way.addEventListener("toggle", () => all<HTMLTextAreaElement>(way, "textarea").forEach(grow));
  }

  receive(message: ToPage): void {
    if (message.say !== "fork") return;
    const told = message.open.join();
    if (this.told !== undefined && told !== this.told) {
      for (const [number, way] of this.ways().entries()) way.open = message.open.includes(number);
    }
    this.told = told;
  }

  private ways(): HTMLDetailsElement[] {
    return all<HTMLDetailsElement>(document, `[data-way-of="${this.key}"]`);
  }

  private go(event: Event): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a.way");
    const way = link && this.ways().find((each) => `#${each.id}` === link.hash);
    if (way) way.open = true;
  }
}

/**
 * Statements ticked in private. A yes shows what to do instead, and the steps it concerns stand aside: the
 * whole page's invitations for the safety gate, the next step for any other. Nothing is sent, nothing is kept.
 */
export class Gate implements Piece {
  readonly key: string;
  private readonly boxes: HTMLInputElement[];

  constructor(readonly root: HTMLElement) {
    this.key = root.dataset.gate ?? "";
    this.boxes = all<HTMLInputElement>(root, "input[type=checkbox]");
    for (const box of this.boxes) box.checked = false;
    root.addEventListener("change", () => this.turn());
  }

  receive(): void {}

  private turn(): void {
    const yes = this.boxes.some((box) => box.checked);
    one(this.root, ".instead").hidden = !yes;
    for (const step of this.steps()) stand(step, yes);
  }

  private steps(): HTMLElement[] {
    if (this.root.dataset.once !== undefined) return all(document, ".week");
    const after = all(document, ".field, .week").filter(
      (step) => this.root.compareDocumentPosition(step) & Node.DOCUMENT_POSITION_FOLLOWING && !step.closest(".week .field"),
    );
    return after.slice(0, 1);
  }
}

/** Let a step stand aside, or bring it back. What was written in it stays. */
function stand(step: HTMLElement, aside: boolean): void {
  const note = step.previousElementSibling?.classList.contains("aside") ? step.previousElementSibling : null;
  step.hidden = aside;
  if (!aside) return note?.remove();
  if (note) return;
  const words = document.createElement("p");
  words.className = "aside";
  words.textContent = "The next step is hidden for now. What you wrote in it is kept.";
  step.before(words);
}
