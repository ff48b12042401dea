/** The same pieces as anywidgets, in JupyterLab and under any other Jupyter front end. */
import styles from "./notebook.css";
import { bring, Field, type Host } from "./index";
import type { Message, Plotly } from "./piece";

interface Model {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  send(message: Message): void;
  on(name: string, react: (...given: never[]) => void): void;
  off(name: string, react?: (...given: never[]) => void): void;
}

let library: Promise<Plotly> | undefined;

/** Fetch plotly from the kernel, once a page. */
function fromKernel(model: Model): Promise<Plotly> {
  return new Promise((give, fail) => {
    const take = (message: Message, buffers: DataView[]): void => {
      const [script] = buffers;
      if (message.say !== "library" || !script) return;
      model.off("msg:custom", take as never);
      const url = URL.createObjectURL(new Blob([script as BlobPart], { type: "text/javascript" }));
      import(url).then((module: { default: Plotly }) => give(module.default), fail);
    };
    model.on("msg:custom", take as never);
    model.send({ do: "library" });
  });
}

function dress(): void {
  if (document.getElementById("dance-workbook-look")) return;
  const style = document.createElement("style");
  style.id = "dance-workbook-look";
  style.textContent = styles;
  document.head.append(style);
}

export function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  dress();
  el.classList.add("dance");
  el.innerHTML = String(model.get("html"));
  const host: Host = {
    send: (message) => (model.send(message), true),
    plotly: () => (library ??= fromKernel(model)),
  };
  const pieces = bring(el, host);
  const take = (message: Message): void => pieces.forEach((piece) => piece.receive(message));
  model.on("msg:custom", take as never);
  const unlink = link(model, pieces[0], el);
  model.send({ do: "hello" });
  return () => {
    model.off("msg:custom", take as never);
    unlink();
  };
}

/** Keep the model's `value` and the control the same, so that links between widgets work. */
function link(model: Model, piece: unknown, el: HTMLElement): () => void {
  if (!(piece instanceof Field)) return () => {};
  piece.write(model.get("value") ?? null);
  el.addEventListener("workbook:value", () => model.set("value", piece.read()));
  const follow = (): void => {
    if (!piece.dirty && JSON.stringify(model.get("value") ?? null) !== JSON.stringify(piece.read())) {
      piece.write(model.get("value") ?? null);
    }
  };
  model.on("change:value", follow as never);
  return () => model.off("change:value", follow as never);
}

export default { render };
