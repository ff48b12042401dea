/** Words that change while somebody types, for the ear: nobody is spoken over, and everything new is heard once. */
import { tell } from "./piece";

const CALM = 2000;

export class Spoken {
  private calm: ReturnType<typeof setTimeout> | undefined;
  private readonly usual: string | null;
  private hushed = false;
  private news = false;

  /** A place that is a live region by its role, or by what it says itself. */
  constructor(private readonly place: HTMLElement) {
    this.usual = place.getAttribute("aria-live");
  }

  say(words: string): void {
    const changed = tell(this.place, words);
    this.news = this.hushed && (this.news || changed);
  }

  /** Be seen at once, and heard when the hands rest. */
  hush(): void {
    this.hushed = true;
    this.place.setAttribute("aria-live", "off");
    clearTimeout(this.calm);
    this.calm = setTimeout(() => this.speak(), CALM);
  }

  speak(): void {
    clearTimeout(this.calm);
    if (!this.hushed) return;
    if (this.usual === null) this.place.removeAttribute("aria-live");
    else this.place.setAttribute("aria-live", this.usual);
    const { textContent } = this.place;
    // A live region speaks of what changes in it.
    if (this.news) this.place.textContent = "";
    if (this.news) this.place.textContent = textContent;
    this.hushed = this.news = false;
  }
}
