/** Whom somebody thinks of: a line to write, and whoever was named before to choose from. */
import { all, fill, one } from "./piece";
import type { ToPage } from "./protocol";
import { Text } from "./text";

export const ROOM = ".people-named";

export class Whom extends Text {
  override receive(message: ToPage): void {
    super.receive(message);
    if (message.say === "here" && message.people) this.offer(message.people);
  }

  override write(value: unknown): void {
    super.write(value);
    this.mark();
  }

  protected override typed(event: Event): void {
    super.typed(event);
    this.mark();
  }

  private offer(people: string[]): void {
    const room = one(this.root, ROOM);
    const buttons = all<HTMLButtonElement>(room, "button");
    if (people.join("\n") !== buttons.map((button) => button.value).join("\n")) {
      for (const button of buttons) button.remove();
      room.append(...people.map((name) => this.button(name)));
    }
    room.hidden = !people.length;
    this.mark();
  }

  private button(name: string): HTMLButtonElement {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "way", value: name, textContent: name, dir: "auto" });
    button.addEventListener("click", () => this.choose(name));
    return button;
  }

  private choose(name: string): void {
    const area = one<HTMLTextAreaElement>(this.root, "textarea");
    fill(area, name);
    for (const event of ["input", "change"]) area.dispatchEvent(new Event(event, { bubbles: true }));
  }

  /** Which of them stands in the line. */
  private mark(): void {
    const chosen = String(this.read() ?? "").trim();
    for (const button of all<HTMLButtonElement>(this.root, `${ROOM} button`)) {
      button.setAttribute("aria-pressed", String(button.value === chosen));
    }
  }
}
