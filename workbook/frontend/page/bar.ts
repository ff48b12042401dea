/** How things stand, said softly: in the bar, and in a line above the text when the server is gone. */
import { one, tell } from "../fields/piece";
import { copyButton, type Copy } from "./copy";

const { place = "" } = document.documentElement.dataset;

/** The line that says the server is gone, with a way to keep a copy. */
export class Alarm {
  private readonly line = one(document, ".lost");
  private readonly words = document.createElement("span");
  private readonly usual = this.line.textContent ?? "";

  constructor(copy: Copy) {
    this.line.replaceChildren(this.words, ...copyButton(copy, "way"));
  }

  /** Say what is wrong; without words of its own it does not talk over what is said already. */
  sound(words?: string): void {
    if (!words && !this.line.hidden) return;
    // A live region speaks of what changes in it, so it is shown first.
    this.line.hidden = false;
    this.words.textContent = words ?? this.usual;
  }

  end(): void {
    this.line.hidden = true;
    this.words.textContent = "";
  }
}

const line = one(document, ".kept");
const [when, at] = [document.createElement("bdi"), document.createElement("span")];

/** The bar's own words: where answers are kept, and when the last one was; or that they are not, or will be soon. */
export function kept(words: string, look?: "not" | "soon"): void {
  const [short = "", where = ""] = (words.replace(/^Saved/, "Kept") || `Kept · ${place}`).split(" · ");
  if (!when.isConnected) line.replaceChildren(when, at);
  tell(when, short);
  tell(at, where && ` ${where}`);
  line.classList.toggle("not", look === "not");
  line.classList.toggle("soon", look === "soon");
}
