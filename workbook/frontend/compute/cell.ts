/** The place of one cell on the page: words while it computes, and then what it shows, in order. */
import { one } from "../fields/piece";
import { Sandbox, wrong, type Keeper } from "./sandbox";
import type { CellSaid, Shown } from "./said";

export class CellPlace {
  readonly name: string;
  readonly frames = new Map<number, Sandbox>();
  reach = new Set<string>();
  private readonly words: HTMLElement;
  private readonly shows: HTMLElement;
  private readonly nodes = new Map<number, HTMLElement>();

  constructor(
    readonly root: HTMLElement,
    private readonly keeper: Keeper,
    private readonly again: () => void,
  ) {
    this.name = root.dataset.cell ?? "";
    this.words = one(root, ".stands");
    this.shows = one(root, ".shows");
  }

  clear(): void {
    this.take({ cell: this.name, state: "waiting", words: this.words.textContent ?? "", ids: [], new: [], reach: [] });
  }

  take(said: CellSaid): void {
    this.reach = new Set(said.reach);
    this.root.dataset.state = said.state;
    this.say(said.words, said.state === "stopped");
    for (const shown of said.new) this.nodes.set(shown.id, this.drawn(shown));
    for (const [id, node] of this.nodes) {
      if (said.ids.includes(id)) continue;
      this.nodes.delete(id);
      this.frames.get(id)?.end();
      this.frames.delete(id);
      node.remove();
    }
    said.ids.forEach((id, at) => {
      const node = this.nodes.get(id);
      // Only what is not in its place yet is moved: a frame that moves begins anew.
      if (node && this.shows.children[at] !== node) this.shows.insertBefore(node, this.shows.children[at] ?? null);
    });
  }

  say(words: string, stopped = false): void {
    this.words.hidden = !words;
    const told = this.words.firstChild?.nodeValue ?? "";
    if (told !== words) this.words.textContent = words;
    if (stopped && !this.words.querySelector("button")) this.words.append(" ", this.button());
  }

  private button(): HTMLButtonElement {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "quietly", textContent: "Start it again" });
    button.addEventListener("click", this.again);
    return button;
  }

  private drawn(shown: Shown): HTMLElement {
    if (shown.kind === "frame") {
      const frame = new Sandbox(this.name, shown, this.keeper);
      this.frames.set(shown.id, frame);
      return frame.root;
    }
    if (shown.kind === "words") return wrong(shown.words, shown.why);
    const place = document.createElement("div");
    if (shown.kind === "prose")
      place.innerHTML = shown.html; // from Markdown by the server, which lets no HTML through
    else if (shown.kind === "image") place.append(picture(shown));
    else place.append(...printed(shown));
    return place;
  }
}

function picture({ type, data, alt }: { type: string; data: string; alt: string }): HTMLImageElement {
  const image = new Image();
  image.src =
    type === "image/svg+xml" ? `data:${type};charset=utf-8,${encodeURIComponent(data)}` : `data:${type};base64,${data.trim()}`;
  image.alt = alt;
  return image;
}

function printed({ text, more }: { text: string; more?: string }): HTMLElement[] {
  const said = Object.assign(document.createElement("pre"), { textContent: text.replace(/\n$/, ""), tabIndex: 0 });
  return more ? [said, wrong(more)] : [said];
}
