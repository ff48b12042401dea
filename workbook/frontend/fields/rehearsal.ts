/** A timer to say words aloud with: it counts, and a mark goes through the words at the pace of calm speech. */
import { one } from "./piece";

const WORDS_A_SECOND = 2.2;

export class Rehearsal {
  private readonly button: HTMLButtonElement;
  private readonly clock: HTMLOutputElement;
  private readonly along: HTMLElement;
  private started = 0;
  private ticking: ReturnType<typeof setInterval> | undefined;

  /** The first timer in `place` is meant; `words` returns what is said. */
  constructor(
    place: HTMLElement,
    private readonly words: () => string,
  ) {
    this.button = one(place, "[data-does=rehearse]");
    this.clock = one(place, ".rehearsal > output");
    this.along = one(place, ".along");
    this.button.addEventListener("click", () => (this.ticking ? this.stop() : this.start()));
  }

  private start(): void {
    this.started = performance.now();
    this.clock.setAttribute("aria-live", "off");
    this.button.textContent = "Stop";
    this.lay();
    this.ticking = setInterval(() => this.tick(), 250);
    this.clock.textContent = "0 seconds";
  }

  private lay(): void {
    const words = this.words()
      .split(/(?<=\s)/u)
      .filter(Boolean)
      .map((word) => {
        const mark = document.createElement("span");
        mark.textContent = word;
        return mark;
      });
    this.along.replaceChildren(...words);
    this.along.hidden = words.length === 0;
  }

  private tick(): void {
    this.clock.textContent = this.told;
    const said = ((performance.now() - this.started) / 1000) * WORDS_A_SECOND;
    for (const [number, word] of [...this.along.children].entries()) word.classList.toggle("said", number < said);
  }

  private stop(): void {
    clearInterval(this.ticking);
    this.ticking = undefined;
    this.along.hidden = true;
    this.clock.setAttribute("aria-live", "polite");
    this.button.textContent = "Read it aloud again";
    this.clock.textContent = `${this.told}${this.fit}`;
  }

  /** How long it should take is said of the first sentence only. */
  private get fit(): string {
    const { shortest, longest } = this.clock.dataset;
    if (!shortest || !longest) return "";
    if (this.seconds < Number(shortest)) return " – room for a breath";
    return this.seconds > Number(longest) ? " – could be shorter" : " – a good length";
  }

  private get told(): string {
    return `${this.seconds} ${this.seconds === 1 ? "second" : "seconds"}`;
  }

  private get seconds(): number {
    return Math.round((performance.now() - this.started) / 1000);
  }
}
