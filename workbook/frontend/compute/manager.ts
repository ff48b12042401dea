/** Stock ipywidgets in a frame: Jupyter’s own models and views, over the frame’s line. Fetched only where a cell shows one. */
import * as base from "@jupyter-widgets/base";
import { ManagerBase } from "@jupyter-widgets/base-manager";
import * as controls from "@jupyter-widgets/controls";
import { Widget } from "@lumino/widgets";
import type { Bridge, Told } from "./bridge";
import sheet from "./manager.css";
import type { AnyModel } from "./host";
import type { Tools } from "./rich";
import type { Data } from "./said";

type Classes = Record<string, unknown>;
type Bundle = { output_type?: string; data?: Data; text?: string | string[]; ename?: string; evalue?: string };

let tools: Tools;
let bridge: Bridge;

class OutputModel extends base.DOMWidgetModel {
  override defaults(): Data {
    const module = "@jupyter-widgets/output";
    return {
      ...super.defaults(),
      _model_name: "OutputModel",
      _view_name: "OutputView",
      _model_module: module,
      _view_module: module,
      outputs: [],
    };
  }
}

/** What is printed and displayed while an output widget is in use, as `interact` does. */
class OutputView extends base.DOMWidgetView {
  override render(): void {
    super.render();
    this.listenTo(this.model, "change:outputs", () => this.redraw());
    this.redraw();
  }

  private redraw(): void {
    const parts = (this.model.get("outputs") as Bundle[]).map((each) => {
      const el = document.createElement("div");
      const bundle = each.data ?? { "text/plain": each.ename ? `${each.ename}: ${each.evalue}` : each.text };
      void tools.draw(bridge, el, bundle as Data);
      return el;
    });
    this.el.replaceChildren(...parts);
  }
}

class AnyWidgetModel extends base.DOMWidgetModel {}

class AnyWidgetView extends base.DOMWidgetView {
  override async render(): Promise<void> {
    super.render();
    await tools.render(asAny(this.model as base.WidgetModel), this.el);
  }
}

const models = new WeakMap<base.WidgetModel, AnyModel>();

function asAny(model: base.WidgetModel): AnyModel {
  const known = models.get(model);
  if (known) return known;
  const made: AnyModel = {
    get: (name) => model.get(name),
    set: (name, value) => void (typeof name === "string" ? model.set(name, value) : model.set(name)),
    save_changes: () => model.save_changes(),
    send: (content, callbacks, buffers) => model.send(content as never, callbacks as never, buffers as never),
    on: (name, react) => void model.on(name, react),
    off: (name, react) => void model.off(name ?? undefined, react ?? undefined),
    widget_manager: { get_model: (id) => manager.get_model(id).then(asAny) },
  };
  models.set(model, made);
  return made;
}

const MODULES: Record<string, Classes> = {
  "@jupyter-widgets/base": base,
  "@jupyter-widgets/controls": controls,
  "@jupyter-widgets/output": { OutputModel, OutputView },
  anywidget: { AnyModel: AnyWidgetModel, AnyView: AnyWidgetView },
};

/** A widget’s line to the kernel, as Jupyter’s models want it. */
class Comm {
  readonly target_name = "jupyter.widget";
  private react: (message: unknown) => unknown = () => {};

  constructor(readonly comm_id: string) {
    bridge.take(comm_id, (told) => void this.react(message(told)));
  }

  send(
    data: unknown,
    callbacks?: { iopub?: { status?(said: unknown): void } },
    _?: unknown,
    buffers: ArrayBuffer[] = [],
  ): string {
    const idle = { content: { execution_state: "idle" } };
    return bridge.send(this.comm_id, data as Data, buffers, () => callbacks?.iopub?.status?.(idle));
  }

  on_msg(react: (message: unknown) => unknown): void {
    this.react = react;
  }

  on_close(): void {}
  open(): string {
    return "";
  }
  close(): string {
    return "";
  }
}

function message({ data, buffers, parent }: Told): unknown {
  // The bytes are in their places already; Jupyter would put them there once more.
  return { content: { comm_id: "", data: { ...data, buffer_paths: [] } }, buffers, parent_header: { msg_id: parent } };
}

class FrameManager extends ManagerBase {
  override async get_model(id: string): Promise<base.WidgetModel> {
    if (this.has_model(id)) return super.get_model(id);
    const coming = this.fetched(id);
    this.register_model(id, coming);
    return coming;
  }

  private async fetched(id: string): Promise<base.WidgetModel> {
    const found = await bridge.model(id);
    if (!found) throw new Error("there is no such widget in this cell");
    const { _model_name, _model_module, _model_module_version } = found.state as Record<string, string>;
    const names = { model_name: _model_name, model_module: _model_module, model_module_version: _model_module_version };
    const comm = new Comm(id) as unknown as base.IClassicComm;
    return this._make_model({ ...names, model_id: id, comm } as never, found.state);
  }

  protected async loadClass(name: string, module: string): Promise<never> {
    const found = MODULES[module]?.[name];
    if (!found) {
      const why = `This page shows Jupyter’s own widgets and anywidgets. It has no ${module}, from which ${name} comes.`;
      bridge.say({ do: "trouble", why }); // Jupyter would show a mark in its place, and say it to nobody
      throw new Error(why);
    }
    return found as never;
  }

  protected async _create_comm(): Promise<never> {
    throw new Error("a widget on this page begins in Python");
  }

  protected async _get_comm_info(): Promise<Data> {
    return {};
  }
}

const manager = new FrameManager();

export async function show(line: Bridge, el: HTMLElement, id: string, given: Tools): Promise<void> {
  if (!bridge) document.head.append(Object.assign(document.createElement("style"), { textContent: sheet }));
  bridge = line;
  tools = given;
  bridge.also((link) => void manager.get_model(link));
  const view = await manager.create_view(await manager.get_model(id));
  Widget.attach(view.luminoWidget, el);
}
