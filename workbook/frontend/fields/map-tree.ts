/** A tree from another program: sent in pieces, told in words, added when the reader says so. */
import { LARGEST_FILE, pieces } from "./map-files";
import { one } from "./piece";
import type { Part, TreeAdded, TreeFound, TreeGot, TreeUndone, Want } from "./protocol";
import { Apart } from "./confirm";

const TOO_LARGE = "This file is larger than 20 MB. Export the tree again without pictures, or only a branch of it.";
const NOT_READY = "The page is not ready yet. Choose the file again in a moment.";
const NOT_OPENED = "This file could not be opened. Choose it once more.";

export class TreeFile {
  private readonly file: HTMLInputElement;
  private readonly words: HTMLElement;
  private readonly ways: HTMLElement;
  private readonly bring: HTMLElement;
  private readonly apart: Apart;
  private parts: string[] = [];

  constructor(
    root: HTMLElement,
    private readonly ask: (want: Want) => boolean,
    private readonly give: (part: Pick<Part, "part" | "of" | "bytes">) => boolean,
  ) {
    this.file = one(root, "input[type=file]");
    this.words = one(root, ".tree");
    this.ways = one(root, ".ways");
    this.bring = one(root, "[data-does=bring]");
    this.apart = new Apart(this.ways);
    this.file.addEventListener("change", () => void this.chosen());
  }

  choose(): void {
    this.file.value = "";
    this.file.click();
  }

  receive(message: TreeGot | TreeFound | TreeAdded | TreeUndone): void {
    if ("got" in message) return this.send(message.got);
    if ("found" in message) return this.found(message);
    if ("added" in message) return this.say([message.added], [["Take them out again", "undo"]]);
    this.say([message.undone]);
  }

  say(lines: string[], ways: [string, Want][] = []): void {
    this.words.replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
    const held = this.ways.contains(document.activeElement);
    this.ways.replaceChildren(...ways.map(([words, want]) => this.way(words, want)));
    this.ways.hidden = !ways.length;
    if (held) (this.ways.querySelector<HTMLElement>("button") ?? this.bring).focus();
  }

  private async chosen(): Promise<void> {
    const [file] = this.file.files ?? [];
    if (!file) return;
    if (file.size > LARGEST_FILE) return this.say([TOO_LARGE]);
    this.say(["Reading the file …"]);
    try {
      this.parts = await pieces(file);
    } catch {
      return this.say([NOT_OPENED]);
    }
    this.send(0);
  }

  /** Send the next piece; each waits for the one before, so that a slow line stays free for edits. */
  private send(sent: number): void {
    const { length } = this.parts;
    const bytes = this.parts[sent];
    if (bytes === undefined) return;
    if (!this.give({ part: sent + 1, of: length, bytes })) return this.say([NOT_READY]);
    if (length > 4) this.say([`Sending the file: part ${sent + 1} of ${length} …`]);
    if (sent + 1 === length) this.say(["Reading the tree …"]);
  }

  private found({ found, notes, new: fresh }: TreeFound): void {
    const add: [string, Want][] = fresh ? [["Add them to my tables", "add"]] : [];
    this.parts = [];
    this.say([...found, ...notes], [...add, [fresh ? "Leave it" : "Close", "drop"]]);
    this.ways.querySelector<HTMLElement>("button")?.focus();
  }

  private way(words: string, want: Want): HTMLElement {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "way", textContent: words });
    button.addEventListener("click", () => {
      // What comes next comes to where this was: the rest of a double click takes nothing out again.
      if (!this.apart.press()) return;
      if (!this.ask(want)) this.say([NOT_READY]);
      else if (want === "drop") this.say([]);
    });
    return this.apart.comes(button);
  }
}
