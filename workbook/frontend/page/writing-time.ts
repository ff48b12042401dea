/** Time to write: told in words, with a line that grows shorter; no ticking seconds. */
import { tell } from "../fields/piece";

const MINUTE = 60_000;
const BEAT = 1000;

export class WritingTime {
  readonly root = document.createElement("div");
  private readonly words = document.createElement("p");
  private readonly line = document.createElement("i");
  private beat: ReturnType<typeof setInterval> | undefined;

  constructor() {
    this.root.className = "writing-time";
    this.root.hidden = true;
    this.words.setAttribute("role", "status");
    this.root.append(this.words, this.line);
  }

  get running(): boolean {
    return this.beat !== undefined;
  }

  /** Begin, with so many minutes. */
  begin(minutes: number): void {
    this.end();
    const until = performance.now() + minutes * MINUTE;
    this.root.hidden = false;
    const look = (): void => this.show(until - performance.now(), minutes * MINUTE);
    this.beat = setInterval(look, BEAT);
    look();
  }

  end(): void {
    clearInterval(this.beat);
    this.beat = undefined;
    this.root.hidden = true;
  }

  private show(left: number, whole: number): void {
    this.line.style.width = `${Math.max(0, (100 * left) / whole)}%`;
    const said = words(left);
    tell(this.words, said);
    if (left > 0) return;
    clearInterval(this.beat);
    this.beat = undefined;
  }
}

export function words(left: number): string {
  const minutes = Math.ceil(left / MINUTE);
  if (left <= 0) return "Time. Finish your sentence, or leave it open.";
  if (minutes === 1) return left > MINUTE / 2 ? "One minute to write" : "Half a minute";
  return `${minutes} minutes to write`;
}
