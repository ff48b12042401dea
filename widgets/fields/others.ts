/** Pieces that are no fields: a picture, a quotation, the private gate. */
import { all, one, type Host, type Message, type Piece } from "./piece";

interface Figure {
  data: unknown[];
  layout: { font?: object; xaxis?: object; yaxis?: object; [name: string]: unknown };
}

export class Picture implements Piece {
  readonly key: string;
  private readonly plot: HTMLElement;
  private seen = false;
  private figure: Figure | undefined;

  constructor(
    readonly root: HTMLElement,
    private readonly host: Host,
  ) {
    this.key = root.dataset.picture ?? "";
    this.plot = one(root, ".plot");
    new IntersectionObserver((entries) => this.look(entries), { rootMargin: "300px" }).observe(root);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => void this.draw());
  }

  receive(message: Message): void {
    if (message.say !== "drawn") return;
    one(this.root, ".said").textContent = String(message.words);
    this.root.classList.toggle("answered", Boolean(message.answered));
    this.figure = (message.figure as Figure | undefined) ?? (message.answered ? this.figure : undefined);
    if (message.answered && !message.figure) this.ask();
    void this.draw();
  }

  private look(entries: IntersectionObserverEntry[]): void {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    this.seen = true;
    if (this.root.classList.contains("answered")) this.ask();
  }

  private ask(): void {
    if (this.seen) this.host.send({ do: "draw", key: this.key });
  }

  private async draw(): Promise<void> {
    if (!this.figure) return;
    const plotly = await this.host.plotly();
    const ink = getComputedStyle(one(this.root, ".said")).color;
    const { data, layout } = this.figure;
    const painted = {
      ...layout,
      font: { ...layout.font, color: ink, family: getComputedStyle(this.root).fontFamily },
      xaxis: { ...layout.xaxis, color: ink },
      yaxis: { ...layout.yaxis, color: ink },
    };
    await plotly.react(this.plot, data, painted, { displayModeBar: false, responsive: true, staticPlot: true });
  }
}

export class Quote implements Piece {
  readonly key: string;

  constructor(readonly root: HTMLElement) {
    this.key = root.dataset.shows ?? "";
  }

  receive(message: Message): void {
    if (message.say !== "quote") return;
    const words = String(message.words ?? "");
    const otherwise = this.root.querySelector<HTMLElement>(".otherwise");
    one(this.root, "q").textContent = words;
    one(this.root, ".told").hidden = !words;
    if (otherwise) otherwise.hidden = Boolean(words);
    this.root.hidden = !words && !otherwise;
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
    if (this.key.endsWith(".safety")) return all(document, ".week");
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
  words.textContent = "The next step stands aside for now. What you have written in it is kept.";
  step.before(words);
}
