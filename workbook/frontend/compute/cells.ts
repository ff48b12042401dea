/** Cells that compute, on the pages that have some: their places, their frames, and what goes between these and their program. */
import { all } from "../fields/piece";
import type { Wish } from "../fields/pending-edit";
import { holdFor, wishOf } from "./drafts";
import { CellPlace } from "./cell";
import { keepTheKeys } from "./keys";
import type { CellSaid, Data, ModelSaid, ServerSaid, WidgetSaid } from "./said";
import type { Keeper, Sandbox } from "./sandbox";

const LINKS = ["LinkModel", "DirectionalLinkModel"];

/** What runs the cells: a kernel, or Python in this very window. */
export interface Program {
  send(said: object): boolean;
}

export type Begin = (heard: (said: ServerSaid) => void, stands: (live: boolean) => void) => Program;

export class Cells implements Keeper {
  private readonly places: Map<string, CellPlace>;
  private readonly models = new Map<string, ModelSaid>();
  private readonly line: Program;
  private readonly names = new WeakMap<Sandbox, number>();
  private named = 0;

  constructor(begin: Begin) {
    const again = (): void => void this.line.send({ do: "again" });
    this.places = new Map(all(document, ".cell").map((root) => [root.dataset.cell ?? "", new CellPlace(root, this, again)]));
    // Chromium knows the light in a frame, and tells nobody there that it has changed.
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", () => this.frames((frame) => frame.say({ say: "light" })));
    const stands = (live: boolean): void => this.each((place) => (place.root.dataset.live = String(live)));
    keepTheKeys((taker) =>
      this.frames(
        (frame) =>
          frame.frame === taker && frame.refuse("it has taken the keys while somebody was writing in a field of the page"),
      ),
    );
    this.line = begin((said) => this.hear(said), stands);
  }

  /** What ties two widgets together is named by neither, so a frame is told of it. */
  begins(frame: Sandbox): void {
    for (const id of this.places.get(frame.cell)?.reach ?? []) {
      if (LINKS.includes(String(this.models.get(id)?.state._model_name))) frame.say({ say: "also", id });
    }
  }

  /** A frame has what its cell shows, and nothing else. */
  model(frame: Sandbox, id: string): void {
    const may = this.places.get(frame.cell)?.reach.has(id);
    if (may) frame.wanted.add(id);
    const model = may ? this.models.get(id) : undefined;
    frame.say({ say: "model", id, model, wish: model && wishOf(model) });
  }

  /** What a field in a frame holds and has not saved is held by the page as well. */
  hold(frame: Sandbox, id: string, wish: Wish | undefined): void {
    const model = frame.wanted.has(id) ? this.models.get(id) : undefined;
    if (model) holdFor(model, wish);
  }

  send(frame: Sandbox, id: string, n: string, data: Data, buffers: string[]): void {
    if (!frame.wanted.has(id)) return;
    const sent = this.line.send({ do: "widget", cell: frame.cell, id, n: `${this.name(frame)}:${n}`, data, buffers });
    if (!sent) frame.say({ say: "heard", n });
  }

  private name(frame: Sandbox): number {
    const known = this.names.get(frame) ?? ++this.named;
    this.names.set(frame, known);
    return known;
  }

  private each(act: (place: CellPlace) => void): void {
    for (const place of this.places.values()) act(place);
  }

  private frames(act: (frame: Sandbox) => void): void {
    this.each((place) => place.frames.forEach(act));
  }

  private hear(said: ServerSaid): void {
    if (said.say === "begin") this.begin();
    else if (said.say === "cell") this.shows(said);
    else if (said.say === "model") this.models.set(said.id, said);
    else if (said.say === "widget") this.changed(said);
    else if (said.say === "heard") this.heard(said.n);
    else if (said.words) this.each((place) => (place.clear(), place.say(said.words)));
  }

  private begin(): void {
    this.models.clear();
    this.each((place) => place.clear());
  }

  private shows(said: CellSaid): void {
    const place = this.places.get(said.cell);
    place?.take(said);
    place?.frames.forEach((frame) => this.begins(frame));
  }

  private changed(said: WidgetSaid): void {
    const model = this.models.get(said.id);
    if (model && (said.data.method === "update" || said.data.method === "echo_update")) this.remember(model, said);
    const [whose, n] = (said.parent ?? "").split(":");
    this.frames((frame) => {
      const parent = Number(whose) === this.names.get(frame) ? (n ?? null) : null;
      if (frame.wanted.has(said.id)) frame.say({ ...said, say: "widget", parent });
    });
  }

  /** A frame that comes later begins with what is so by then. */
  private remember(model: ModelSaid, { data, buffers }: WidgetSaid): void {
    const state = data.state as Data;
    const kept = (model.paths ?? []).map((path, at) => ({ path, bytes: model.buffers?.[at] ?? "" }));
    const came = ((data.buffer_paths ?? []) as (string | number)[][]).map((path, at) => ({ path, bytes: buffers[at] ?? "" }));
    const now = [...kept.filter(({ path }) => !(String(path[0]) in state)), ...came];
    model.state = { ...model.state, ...state };
    model.paths = now.map(({ path }) => path);
    model.buffers = now.map(({ bytes }) => bytes);
  }

  private heard(mark: string): void {
    const [whose, n = ""] = mark.split(":");
    this.frames((frame) => Number(whose) === this.names.get(frame) && frame.say({ say: "heard", n }));
  }
}
