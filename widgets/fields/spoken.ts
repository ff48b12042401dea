/** The note below a field, for the ear: nobody who types is spoken over. */
const CALM = 2000;

export class Spoken {
  private calm: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly note: HTMLElement) {}

  /** Be seen at once, and heard when the hands rest. */
  hush(): void {
    this.note.setAttribute("aria-live", "off");
    clearTimeout(this.calm);
    this.calm = setTimeout(() => this.speak(), CALM);
  }

  speak(): void {
    clearTimeout(this.calm);
    if (!this.note.hasAttribute("aria-live")) return;
    this.note.removeAttribute("aria-live");
    // A live region speaks of what changes in it.
    const { textContent } = this.note;
    this.note.textContent = "";
    this.note.textContent = textContent;
  }
}
