/** A frame without an origin, in which a cell shows what may bring a script along; its page believes nothing that it says. */
import type { Wish } from "../fields/pending-edit";
import * as urls from "../page/urls";
import { apart } from "./apart";
import { understood, type Data, type FromFrame, type LibraryName, type ToFrame } from "./said";

const WRONG = "Something in this part does not work as it should. The rest of the page goes on.";

/** What the page does for a frame, within what its cell shows. */
export interface Keeper {
  begins(frame: Sandbox): void;
  model(frame: Sandbox, id: string): void;
  send(frame: Sandbox, id: string, n: string, data: Data, buffers: string[]): void;
  hold(frame: Sandbox, id: string, wish: Wish | undefined): void;
}

const libraries = new Map<LibraryName, Promise<string>>();

function library(name: LibraryName): Promise<string> {
  const known = libraries.get(name);
  if (known) return known;
  const coming = fetch(new URL(document.documentElement.dataset[name] ?? "", location.href)).then((file) => file.text());
  libraries.set(name, coming);
  return coming;
}

export class Sandbox {
  readonly root = document.createElement("div");
  readonly wanted = new Set<string>();
  readonly frame = document.createElement("iframe");
  private port: MessagePort | undefined;
  private told = false;

  constructor(
    readonly cell: string,
    private readonly shows: { type: string; data: unknown; alt: string },
    private readonly keeper: Keeper,
  ) {
    const { base = "/", frame = urls.FRAME } = document.documentElement.dataset;
    this.frame.title = shows.alt || "A part that this page computes";
    this.frame.src = `${base}${frame}`;
    this.frame.addEventListener("load", () => this.loaded());
    apart(this.frame, () => this.root.append(this.frame));
  }

  say(said: ToFrame): void {
    this.port?.postMessage(said);
  }

  /** It does what no frame may, and is taken away. */
  refuse(why: string): void {
    this.port?.close();
    this.frame.remove();
    this.trouble(why);
  }

  end(): void {
    this.port?.close();
    this.root.remove();
  }

  /** The first document is ours; should what is in it ever bring another, that gets no line. */
  private loaded(): void {
    if (this.port) return this.refuse("it has left its frame");
    const { port1, port2 } = new MessageChannel();
    this.port = port1;
    port1.onmessage = ({ data }) => {
      const said = understood(data);
      if (said) this.hear(said);
    };
    this.frame.contentWindow?.postMessage("workbook", "*", [port2]);
    this.say({ say: "show", type: this.shows.type, data: this.shows.data });
    this.keeper.begins(this);
  }

  private hear(said: FromFrame): void {
    if (said.do === "size") this.frame.style.height = `${Math.ceil(said.height)}px`;
    else if (said.do === "want") this.keeper.model(this, said.id);
    else if (said.do === "send") this.keeper.send(this, said.id, said.n, said.data, said.buffers);
    else if (said.do === "library") void library(said.name).then((text) => this.say({ say: "library", name: said.name, text }));
    else if (said.do === "hold") this.keeper.hold(this, said.id, said.wish);
    else if (said.do === "trouble") this.trouble(said.why);
    else if (document.activeElement === this.frame) document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  }

  private trouble(why: string): void {
    if (this.told) return;
    this.told = true;
    this.root.append(wrong(WRONG, why));
  }
}

/** A sentence for whoever reads, and folded away what whoever wrote the cell has to know. */
export function wrong(words: string, why = ""): HTMLElement {
  const place = document.createElement("div");
  place.className = "unclear";
  place.append(Object.assign(document.createElement("p"), { textContent: words }));
  if (why) {
    const details = document.createElement("details");
    const summary = Object.assign(document.createElement("summary"), { textContent: "For whoever wrote this chapter" });
    details.append(summary, Object.assign(document.createElement("pre"), { textContent: why, tabIndex: 0 }));
    place.append(details);
  }
  return place;
}
