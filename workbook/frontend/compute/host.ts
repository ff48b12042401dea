/** A small host for anywidgets: their model over the line of the frame, their module from its text. */
import { module, type Bridge, type Told } from "./bridge";
import { takenOut } from "./bytes";
import type { Data } from "./said";

type React = (...given: unknown[]) => void;

/** What an anywidget’s module calls its model. */
export interface AnyModel {
  get(name: string): unknown;
  set(name: string | Data, value?: unknown): void;
  save_changes(): void;
  send(content: unknown, callbacks?: unknown, buffers?: (ArrayBuffer | ArrayBufferView)[]): void;
  on(name: string, react: React): void;
  off(name?: string | null, react?: React | null): void;
  widget_manager: { get_model(id: string): Promise<unknown> };
}

export class LightModel implements AnyModel {
  readonly widget_manager = { get_model: (id: string) => light(this.bridge, id) };
  private readonly reacts = new Map<string, Set<React>>();
  private changed = new Set<string>();
  private sending = false;

  constructor(
    private readonly bridge: Bridge,
    readonly id: string,
    private readonly state: Data,
  ) {
    bridge.take(id, (told) => this.take(told));
  }

  get(name: string): unknown {
    return this.state[name];
  }

  set(name: string | Data, value?: unknown): void {
    const given = typeof name === "string" ? { [name]: value } : name;
    for (const key of Object.keys(given)) this.changed.add(key);
    this.put(given);
  }

  /** One change is under way at a time; what comes meanwhile goes together. */
  save_changes(): void {
    if (this.sending || !this.changed.size) return;
    const buffer_paths: (string | number)[][] = [];
    const buffers: string[] = [];
    const names = [...this.changed];
    this.changed.clear();
    const state = Object.fromEntries(names.map((name) => [name, takenOut(this.state[name], [name], buffer_paths, buffers)]));
    this.sending = true;
    const bytes = buffers.map((text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)));
    this.bridge.send(this.id, { method: "update", state, buffer_paths }, bytes, () => {
      this.sending = false;
      this.save_changes();
    });
  }

  send(content: unknown, _?: unknown, buffers: (ArrayBuffer | ArrayBufferView)[] = []): void {
    this.bridge.send(this.id, { method: "custom", content }, buffers, () => {});
  }

  on(name: string, react: React): void {
    for (const each of name.split(" ")) this.reacts.set(each, (this.reacts.get(each) ?? new Set()).add(react));
  }

  off(name?: string | null, react?: React | null): void {
    for (const each of name ? name.split(" ") : [...this.reacts.keys()]) {
      if (react) this.reacts.get(each)?.delete(react);
      else this.reacts.delete(each);
    }
  }

  private take({ data, buffers, parent }: Told): void {
    if (data.method === "custom") return this.tell("msg:custom", data.content, buffers);
    if (data.method === "echo_update" && parent !== null) return; // its own words, come back
    this.put(data.state as Data);
  }

  private put(given: Data): void {
    const names = Object.keys(given).filter((name) => this.state[name] !== given[name]);
    Object.assign(this.state, given);
    for (const name of names) this.tell(`change:${name}`, this, given[name]);
    if (names.length) this.tell("change", this);
  }

  private tell(name: string, ...given: unknown[]): void {
    for (const react of [...(this.reacts.get(name) ?? [])]) react(...given);
  }
}

const known = new Map<string, Promise<LightModel>>();

/** The model of a widget, once a frame. */
export function light(bridge: Bridge, id: string): Promise<LightModel> {
  const there = known.get(id);
  if (there) return there;
  const coming = bridge.model(id).then((found) => {
    if (!found) throw new Error("there is no such widget in this cell");
    return new LightModel(bridge, id, found.state);
  });
  known.set(id, coming);
  return coming;
}

interface AnyWidget {
  initialize?(given: Data): unknown;
  render?(given: Data): unknown;
}

const begun = new WeakMap<object, Promise<AnyWidget>>();

/** Show a widget by its own module. */
export async function render(model: AnyModel, el: HTMLElement): Promise<void> {
  if (model.get("_css"))
    document.head.append(Object.assign(document.createElement("style"), { textContent: String(model.get("_css")) }));
  const experimental = { invoke: () => Promise.reject(new Error("this page has no commands")) };
  const given = { model, experimental, signal: new AbortController().signal };
  let widget = begun.get(model);
  if (!widget) {
    widget = module(String(model.get("_esm"))).then(async (found) => {
      const made = (found.default ?? found) as AnyWidget | (() => AnyWidget | Promise<AnyWidget>);
      const widget = typeof made === "function" ? await made() : made;
      await widget.initialize?.(given);
      return widget;
    });
    begun.set(model, widget);
  }
  await (await widget).render?.({ ...given, el });
}
