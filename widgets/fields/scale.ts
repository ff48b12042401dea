/** Scale and balance: a line that is empty until it is touched. */
import { Field } from "./field";
import { one, type Host } from "./piece";

const NOT_ANSWERED = "Not answered";

export class Scale extends Field {
  private readonly slider: HTMLInputElement;
  private readonly line: HTMLElement;
  private readonly told: HTMLOutputElement;

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
    this.show(true);
    this.changed(150);
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
