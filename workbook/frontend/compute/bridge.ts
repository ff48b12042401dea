/** The frame’s end of the line to its page: what it asks for, and who in the frame waits for what is said. */
import type { Around } from "../fields/around";
import type { Wish } from "../fields/pending-edit";
import type { Plotly } from "../fields/piece";
import { decoded, encoded, putIn } from "./bytes";
import type { Data, FromFrame, LibraryName, ModelSaid, ToFrame } from "./said";

export interface Told {
  data: Data;
  buffers: DataView[];
  parent: string | null;
}

export class Bridge {
  private readonly models = new Map<string, ((model?: ModelSaid) => void)[]>();
  private readonly libraries = new Map<LibraryName, { text: Promise<string>; give: (text: string) => void }>();
  private readonly takers = new Map<string, (told: Told) => void>();
  private readonly acks = new Map<string, () => void>();
  private readonly wishes = new Map<string, Wish | undefined>();
  private number = 0;
  private readonly links = new Set<string>();
  private link: (id: string) => void = () => {};

  constructor(private readonly port: MessagePort) {}

  hear(said: Exclude<ToFrame, { say: "show" | "light" }>): void {
    if (said.say === "model") {
      this.wishes.set(said.id, said.wish);
      for (const give of this.models.get(said.id) ?? []) give(said.model);
      this.models.delete(said.id);
    } else if (said.say === "widget") {
      const { id, data, buffers, parent } = said;
      if (data.state) putIn(data.state as Data, (data.buffer_paths ?? []) as string[][], buffers);
      this.takers.get(id)?.({ data, buffers: buffers.map(decoded), parent });
    } else if (said.say === "heard") {
      this.acks.get(said.n)?.();
      this.acks.delete(said.n);
    } else if (said.say === "library") this.libraries.get(said.name)?.give(said.text);
    else {
      this.links.add(said.id);
      this.link(said.id);
    }
  }

  say(said: FromFrame): void {
    this.port.postMessage(said);
  }

  /** What a widget is at this moment, its bytes in their places; undefined where this cell does not show it. */
  model(id: string): Promise<ModelSaid | undefined> {
    return new Promise((give) => {
      const waiting = this.models.get(id) ?? [];
      this.models.set(id, [...waiting, give]);
      if (!waiting.length) this.say({ do: "want", id });
    }).then((found) => {
      const model = found as ModelSaid | undefined;
      if (model?.buffers) putIn(model.state, model.paths ?? [], model.buffers);
      return model;
    });
  }

  /** What the page has for a field that is shown here: it holds its drafts, as it does for fields of its own. */
  around(id: string): Around {
    return {
      plotly: () => this.library("plotly").then((found) => found.default as Plotly),
      hold: (_, wish) => this.say({ do: "hold", id, wish }),
      wish: this.wishes.get(id),
    };
  }

  /** Call with what ties widgets together and is named by none of them, now and later. */
  also(link: (id: string) => void): void {
    this.link = link;
    this.links.forEach(link);
  }

  take(id: string, take: (told: Told) => void): void {
    this.takers.set(id, take);
  }

  /** Say something to a widget in the kernel, and call `then` once it has dealt with it. */
  send(id: string, data: Data, buffers: (ArrayBuffer | ArrayBufferView)[], then: () => void): string {
    const n = String(++this.number);
    this.acks.set(n, then);
    this.say({ do: "send", id, n, data, buffers: buffers.map(encoded) });
    return n;
  }

  /** A script of ours as a module; it comes through the page, because a frame can ask nobody else. */
  async library(name: LibraryName): Promise<Record<string, unknown>> {
    let known = this.libraries.get(name);
    if (!known) {
      let give: (text: string) => void = () => {};
      const text = new Promise<string>((resolve) => (give = resolve));
      known = { text, give };
      this.libraries.set(name, known);
      this.say({ do: "library", name });
    }
    return module(await known.text);
  }
}

const modules = new Map<string, Promise<Record<string, unknown>>>();

/** Text as a module, each text once. */
export function module(text: string): Promise<Record<string, unknown>> {
  const known = modules.get(text);
  if (known) return known;
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const coming = import(url).finally(() => URL.revokeObjectURL(url)) as Promise<Record<string, unknown>>;
  modules.set(text, coming);
  return coming;
}
