/** A sentence with gaps, shown whole as it grows. */
import { ofInputMethod } from "./composing";
import { Field } from "./field";
import { all, fill, one, type Host } from "./piece";
import { Spoken } from "./live-region";
import { remark } from "./text";

export class Sentence extends Field {
  private readonly gaps: HTMLTextAreaElement[];
  private readonly template: string;
  private readonly heard: Spoken;

  constructor(root: HTMLElement, host: Host) {
    super(root, host);
    this.gaps = all<HTMLTextAreaElement>(root, "[data-slot]");
    this.heard = new Spoken(one(root, ".whole"));
    root.addEventListener("focusout", () => this.heard.speak());
    this.template = one(root, ".gaps").dataset.template ?? "";
    root.addEventListener("keydown", (event) => this.onward(event));
    this.preview();
  }

  read(): Record<string, string> | null {
    return this.filled();
  }

  private filled(): Record<string, string> | null {
    const filled = this.gaps.filter((gap) => gap.value.trim()).map((gap) => [gap.dataset.slot ?? "", gap.value]);
    return filled.length ? (Object.fromEntries(filled) as Record<string, string>) : null;
  }

  write(value: unknown): void {
    const filled = (value ?? {}) as Record<string, string>;
    for (const gap of this.gaps) fill(gap, filled[gap.dataset.slot ?? ""] ?? "");
    this.preview();
  }

  protected override typed(event: Event): void {
    super.typed(event);
    this.heard.hush();
    this.preview();
  }

  private preview(): void {
    const filled = this.filled();
    const words = this.template.replace(/\{(\w+)\}/g, (_, slot: string) => filled?.[slot]?.trim() ?? "…");
    this.heard.say(`“${words}”`);
    remark(this.root, filled ? words : "");
  }

  private onward(event: KeyboardEvent): void {
    if (event.key !== "Enter" || ofInputMethod(event)) return;
    const at = this.gaps.indexOf(event.target as HTMLTextAreaElement);
    if (at < 0) return;
    event.preventDefault();
    this.gaps[at + 1]?.focus();
  }
}
