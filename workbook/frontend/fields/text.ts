/** Text: words in an area that grows, and kind remarks. */
import { Field } from "./field";
import { all, fill, one, type Host } from "./piece";

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
