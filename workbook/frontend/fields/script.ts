/** A script: words to say aloud, what may come back, what is said then, and a plain sheet to play it with a friend. */
import { Field } from "./field";
import { all, does, fill, one, tell, type Host } from "./piece";
import { Rehearsal } from "./rehearsal";

type Parts = Partial<Record<"words" | "reply" | "theirs" | "next", string>>;

export class Script extends Field {
  private readonly words: HTMLTextAreaElement = one(this.root, "textarea");
  private readonly second = one(this.root, ".second");
  private readonly theirs: HTMLTextAreaElement = one(this.second, "[data-part=theirs]");
  private readonly onward: HTMLTextAreaElement = one(this.second, "[data-part=next]");
  private readonly ticks = all<HTMLInputElement>(this.second, "input[type=radio]");
  private readonly sheet = one(this.second, ".play");

  constructor(root: HTMLElement, host: Host) {
    super(root, host);
    new Rehearsal(root, () => this.words.value);
    new Rehearsal(this.second, () => this.onward.value);
    does(root, "play", (button) => {
      this.sheet.hidden = !this.sheet.hidden;
      button.setAttribute("aria-expanded", String(!this.sheet.hidden));
    });
    this.lay();
  }

  /** Words alone are kept as words alone. */
  read(): string | Parts | null {
    const parts = Object.entries(this.parts).filter(([, words]) => words.trim());
    if (parts.length === 1 && parts[0]?.[0] === "words") return parts[0][1];
    return parts.length ? (Object.fromEntries(parts) as Parts) : null;
  }

  write(value: unknown): void {
    const parts = (typeof value === "string" ? { words: value } : (value ?? {})) as Parts;
    fill(this.words, parts.words ?? "");
    fill(this.theirs, parts.theirs ?? "");
    fill(this.onward, parts.next ?? "");
    for (const tick of this.ticks) tick.checked = tick.value !== "" && tick.value === parts.reply;
    if (parts.reply || parts.next) (this.second as HTMLDetailsElement).open = true;
    this.lay();
  }

  protected override typed(event: Event): void {
    super.typed(event);
    this.lay();
  }

  private get chosen(): HTMLInputElement | undefined {
    return this.ticks.find((tick) => tick.checked);
  }

  private get parts(): Record<string, string> {
    const { words, theirs, onward, chosen } = this;
    return { words: words.value, reply: chosen?.value ?? "", theirs: theirs.value, next: onward.value };
  }

  /** Own words for what comes back have their line when they are wanted; the sheet says what stands above. */
  private lay(): void {
    const { words, reply, theirs, next } = this.parts;
    const line = this.theirs.parentElement;
    const own = reply === "own" || (!reply && Boolean(theirs?.trim()));
    if (line) line.hidden = !own;
    const plays = own && theirs?.trim() ? `Say: “${theirs.trim()}”` : (this.chosen?.dataset.plays ?? "");
    const lines: Record<string, string> = { words: words ?? "", theirs: plays, next: next ?? "" };
    for (const place of all(this.sheet, "[data-line]")) tell(place, lines[place.dataset.line ?? ""]?.trim() || "…");
  }
}
