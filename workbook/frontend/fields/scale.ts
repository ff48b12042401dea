/** Scale and balance: a line that is empty until it is touched. */
import { Field } from "./field";
import { one, type Host } from "./piece";
import { ONE_PRESS } from "./confirm";

const NOT_ANSWERED = "Not answered";

export class Scale extends Field {
  private readonly slider: HTMLInputElement;
  private readonly line: HTMLElement;
  private readonly told: HTMLOutputElement;
  /** What was answered before a finger came down; it may yet turn out that it only meant to scroll. */
  private before: number | null = null;
  private touching = false;
  private scrolledAt = Number.NEGATIVE_INFINITY;

  constructor(root: HTMLElement, host: Host) {
    super(root, host);
    this.slider = one(root, "input[type=range]");
    this.line = one(root, ".line");
    this.told = one(root, "output");
    // A press on the resting thumb moves nothing, so the slider itself reports no input.
    this.slider.addEventListener("click", () => this.touch());
    this.slider.addEventListener("keydown", (event) => {
      if (event.key === " " || event.key === "Enter") this.touch();
    });
    this.slider.addEventListener("pointerdown", ({ pointerType }) => {
      this.before = this.read();
      this.touching = pointerType !== "mouse";
    });
    this.slider.addEventListener("pointerup", () => this.lifted());
    this.slider.addEventListener("pointercancel", () => this.scrolled());
  }

  read(): number | null {
    return this.line.classList.contains("empty") ? null : Number(this.slider.value);
  }

  write(value: unknown): void {
    const { min, max } = this.slider;
    const answered = typeof value === "number";
    const at = answered ? value : Math.floor((Number(min) + Number(max)) / 2);
    this.slider.value = String(at);
    this.show(answered);
  }

  protected override typed(): void {
    // Some browsers move the slider once more after they have taken the touch for a scroll.
    if (performance.now() - this.scrolledAt < ONE_PRESS) return this.write(this.before);
    this.show(true);
    if (!this.touching) this.changed(150);
  }

  private lifted(): void {
    const moved = this.touching && this.before !== this.read();
    this.touching = false;
    if (moved) this.changed(0);
  }

  /** A touch that becomes a scroll changes nothing. */
  private scrolled(): void {
    if (!this.touching) return;
    this.touching = false;
    this.scrolledAt = performance.now();
    this.write(this.before);
  }

  private touch(): void {
    if (this.read() === null) this.typed();
  }

  private show(answered: boolean): void {
    const { min, max, value } = this.slider;
    const words = answered ? (Number(min) < 0 ? signed(Number(value)) : value) : NOT_ANSWERED;
    this.line.classList.toggle("empty", !answered);
    this.line.style.setProperty("--at", `${(100 * (Number(value) - Number(min))) / (Number(max) - Number(min))}%`);
    this.slider.setAttribute("aria-valuetext", answered ? words : "not answered");
    this.told.textContent = words;
  }
}

function signed(number: number): string {
  return number > 0 ? `+${number}` : number < 0 ? `−${-number}` : "0";
}
