/** Text and script: words in an area that grows, kind remarks, and a timer to rehearse with. */
import { Field } from "./field";
import { all, does, fill, one, type Host } from "./piece";

/** Show the remark for each word that stands in the text, and hide the others. */
export function remark(root: HTMLElement, text: string): void {
  for (const note of all(root, ".gently > [data-word]")) {
    const word = (note.dataset.word ?? "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    note.hidden = !new RegExp(`(^|[^\\p{L}])${word}($|[^\\p{L}])`, "iu").test(text);
  }
}

export class Text extends Field {
  private readonly area: HTMLTextAreaElement;

  constructor(root: HTMLElement, host: Host) {
    super(root, host);
    this.area = one(root, "textarea");
    remark(root, this.area.value);
  }

  read(): string | null {
    return this.area.value.trim() ? this.area.value : null;
  }

  write(value: unknown): void {
    fill(this.area, typeof value === "string" ? value : "");
    remark(this.root, this.area.value);
  }

  protected override typed(event: Event): void {
    super.typed(event);
    remark(this.root, this.area.value);
  }
}

const WORDS_A_SECOND = 2.2;

export class Script extends Text {
  private readonly clock: HTMLOutputElement;
  private readonly along: HTMLElement;
  private started = 0;
  private ticking: ReturnType<typeof setInterval> | undefined;

  constructor(root: HTMLElement, host: Host) {
    super(root, host);
    this.clock = one(root, ".rehearsal > output");
    this.along = one(root, ".along");
    does(root, "rehearse", (button) => (this.ticking ? this.stop(button) : this.start(button)));
  }

  private start(button: HTMLButtonElement): void {
    this.started = performance.now();
    this.clock.setAttribute("aria-live", "off");
    button.textContent = "Stop";
    this.lay();
    this.ticking = setInterval(() => this.tick(), 250);
    this.clock.textContent = "0 seconds";
  }

  /** Lay the words out, so that a mark can go through them at the pace of calm speech. */
  private lay(): void {
    const words = (this.read() ?? "").split(/(?<=\s)/u).map((word) => {
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

  private stop(button: HTMLButtonElement): void {
    clearInterval(this.ticking);
    this.ticking = undefined;
    this.along.hidden = true;
    this.clock.setAttribute("aria-live", "polite");
    button.textContent = "Read it aloud again";
    const { shortest = "15", longest = "30" } = this.clock.dataset;
    const fit =
      this.seconds < Number(shortest)
        ? "room for a breath"
        : this.seconds > Number(longest)
          ? "could be shorter"
          : "a good length";
    this.clock.textContent = `${this.told} – ${fit}`;
  }

  private get told(): string {
    return `${this.seconds} ${this.seconds === 1 ? "second" : "seconds"}`;
  }

  private get seconds(): number {
    return Math.round((performance.now() - this.started) / 1000);
  }
}
