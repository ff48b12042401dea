/** A picture drawn from answers: a diagram as SVG, or data through plotly, with the same thing in words beside it. */
import { does, one, type Host, type Piece } from "./piece";
import type { ToPage } from "./protocol";
import { Spoken } from "./live-region";

/** More letters than these are folded; `pictures.py` knows the number too. */
const LONG = 160;

interface Figure {
  data: unknown[];
  layout: { font?: object; xaxis?: object; yaxis?: object; height?: number; [name: string]: unknown };
}

export class Picture implements Piece {
  readonly key: string;
  private readonly plot: HTMLElement;
  private readonly said: Spoken;
  private seen = false;
  /** Whether what there is to see is on its way. */
  private asked = false;
  private figure: Figure | undefined;

  constructor(
    readonly root: HTMLElement,
    private readonly host: Host,
  ) {
    this.key = root.dataset.picture ?? "";
    this.plot = one(root, ".plot");
    this.said = new Spoken(one(root, ".said"));
    new IntersectionObserver((entries) => this.look(entries), { rootMargin: "300px" }).observe(root);
    does(root, "words", (button) => button.setAttribute("aria-expanded", String(root.classList.toggle("open"))));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => void this.draw());
  }

  receive(message: ToPage): void {
    if (message.say !== "drawn") return;
    this.said.hush();
    this.said.say(message.words);
    this.root.classList.toggle("answered", message.answered);
    this.root.classList.toggle("long", message.words.length > LONG);
    if (message.svg || message.figure || !message.answered) this.asked = false;
    if (!message.answered) return this.clear();
    if (message.svg) this.plot.innerHTML = message.svg;
    else if (message.figure) this.figure = message.figure as unknown as Figure;
    else this.ask();
    void this.draw();
  }

  /** What came into view while nobody listened is asked for as soon as somebody does. */
  connection(live: boolean): void {
    this.asked = false;
    if (live && this.root.classList.contains("answered")) this.ask();
  }

  private look(entries: IntersectionObserverEntry[]): void {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    this.seen = true;
    if (this.root.classList.contains("answered")) this.ask();
  }

  private ask(): void {
    if (this.seen && !this.asked) this.asked = this.host.send({ do: "draw", key: this.key });
  }

  private clear(): void {
    this.figure = undefined;
    this.plot.replaceChildren();
    this.plot.removeAttribute("style");
  }

  private async draw(): Promise<void> {
    if (!this.figure) return;
    const plotly = await this.host.plotly();
    if (!this.figure) return;
    const ink = getComputedStyle(one(this.root, ".said")).color;
    const { data, layout } = this.figure;
    if (layout.height) this.plot.style.height = `${layout.height}px`;
    const painted = {
      ...layout,
      font: { ...layout.font, color: ink, family: getComputedStyle(this.root).fontFamily },
      xaxis: { ...layout.xaxis, color: ink },
      yaxis: { ...layout.yaxis, color: ink },
    };
    await plotly.react(this.plot, data, painted, { displayModeBar: false, responsive: true, staticPlot: true });
    // What plotly measures letters with stays on the page, and would be read as a picture without a name.
    document.getElementById("js-plotly-tester")?.setAttribute("aria-hidden", "true");
  }
}
