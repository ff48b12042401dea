/** An if–then plan: its two gaps, what is expected, and later what became of it. Its days nobody types. */
import { Sentence } from "./sentence";
import { all, does, fill, one, tell, type Host } from "./piece";
import { dayInWords, today } from "./times";

const DAYS = ["made", "ask", "told", "dropped"] as const;
const ASKS = "The start page asks about it again.";
const OUTCOME = ["happened", "right", "learned"];
type Kept = Record<string, string>;

export class Plan extends Sentence {
  private readonly loop = one(this.root, ".loop");
  private readonly parts = all<HTMLTextAreaElement>(this.loop, "textarea[data-part]");
  private readonly ticks = all<HTMLInputElement>(this.loop, "input[type=radio]");

  constructor(root: HTMLElement, host: Host) {
    super(root, host);
    does(root, "tell", () => this.told());
    does(root, "ask-again", () => this.askAgain());
  }

  override read(): Kept | null {
    const words = this.parts.filter((part) => part.value.trim()).map((part) => [part.dataset.part ?? "", part.value]);
    const right = this.ticks.find((tick) => tick.checked)?.value;
    const kept: Kept = { ...super.read(), ...(Object.fromEntries(words) as Kept), ...(right ? { right } : {}) };
    return Object.keys(kept).length ? { ...kept, ...this.days } : null;
  }

  override write(value: unknown): void {
    super.write(value);
    const kept = (value ?? {}) as Kept;
    for (const part of this.parts) fill(part, kept[part.dataset.part ?? ""] ?? "");
    for (const tick of this.ticks) tick.checked = tick.value !== "" && tick.value === kept.right;
    for (const day of DAYS) this.day(day, kept[day]);
    if (OUTCOME.some((part) => kept[part])) one<HTMLDetailsElement>(this.loop, ".became").open = true;
    this.tellWhen();
  }

  protected override typed(event: Event): void {
    // The first word of a plan is written on this day.
    if ((event.target as HTMLElement).matches("[data-slot]") && !this.loop.dataset.made) this.day("made", today());
    super.typed(event);
  }

  private get days(): Kept {
    const { dataset } = this.loop;
    return Object.fromEntries(DAYS.filter((day) => dataset[day]).map((day) => [day, dataset[day] ?? ""])) as Kept;
  }

  private day(name: (typeof DAYS)[number], day: string | undefined): void {
    if (day) this.loop.dataset[name] = day;
    else delete this.loop.dataset[name];
  }

  /** It goes into the log as it stands now; Python does that when it keeps the plan. */
  private told(): void {
    const kept = this.read() ?? {};
    if (!OUTCOME.some((part) => kept[part])) return one(this.loop, "[data-part=happened]").focus();
    this.day("told", today());
    for (const day of ["ask", "dropped"] as const) this.day(day, undefined);
    this.tellWhen();
    this.changed(0);
  }

  /** Whoever decided against a plan may think otherwise: the start page asks about it as before. */
  private askAgain(): void {
    this.day("dropped", undefined);
    this.tellWhen();
    one(this.loop, ".given-up").hidden = false;
    tell(one(this.loop, ".given-up > .hint"), ASKS);
    this.changed(0);
  }

  private tellWhen(): void {
    const line = this.loop.querySelector(".told");
    const { told, dropped } = this.loop.dataset;
    if (line) tell(line, told ? `In the log since ${dayInWords(told)}.` : "");
    const given = one(this.loop, ".given-up");
    given.hidden = one(given, "button").hidden = !dropped;
    tell(one(given, ".hint"), dropped ? (given.dataset.words ?? "").replace("{}", dayInWords(dropped)) : "");
  }
}
