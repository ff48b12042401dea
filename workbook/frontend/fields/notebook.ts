/** The same pieces as anywidgets, in JupyterLab and under any other Jupyter front end. */
import { AROUND, type Around } from "./around";
import { hear, type Model } from "./comm";
import styles from "./notebook.css";
import { bring, Field, type Host, type Piece } from "./index";
import Feelings from "./feelings";
import FamilyMap from "./map";
import Patterns from "./patterns";
import type { Plotly } from "./piece";

const LATE = { map: FamilyMap, patterns: Patterns, feelings: Feelings };
const PATIENCE = 15_000;
const LOOKS = 1500;
const NO_ANSWER = "the kernel does not answer. Keep typing; if it was stopped, run the notebook’s cells again.";

let library: Promise<Plotly> | undefined;

/** Fetch plotly from the kernel, once a page. */
function fromKernel(model: Model): Promise<Plotly> {
  return new Promise((give, fail) => {
    const stop = hear(model, (message, [script]) => {
      if (message.say !== "library" || !script) return;
      stop();
      const url = URL.createObjectURL(new Blob([script as BlobPart], { type: "text/javascript" }));
      import(url).then((module: { default: Plotly }) => give(module.default), fail);
    });
    model.send({ do: "library" });
  });
}

/** A page of ours has more for its pieces than Jupyter has. */
function offered(id: string): Around {
  const around: Around = {};
  document.dispatchEvent(new CustomEvent(AROUND, { detail: { id, around } }));
  return around;
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
  el.addEventListener("beforeinput", ownEnter, { capture: true });
  el.innerHTML = String(model.get("html"));
  const around = offered(String(model.get("own_id")));
  const host: Host = {
    send(message) {
      model.send(message);
      if ("seq" in message) setTimeout(() => doubt(pieces), PATIENCE);
      return true;
    },
    plotly: () => (library ??= around.plotly?.() ?? fromKernel(model)),
    hold: around.hold,
    late: (name) => Promise.resolve(LATE[name]),
  };
  const pieces = bring(el, host);
  const stop = hear(model, (message) => pieces.forEach((piece) => piece.receive(message)));
  const unlink = link(model, pieces[0], el);
  if (around.wish && pieces[0] instanceof Field) pieces[0].bringBack(around.wish);
  model.send({ do: "hello" });
  return () => {
    stop();
    unlink();
  };
}

/** JupyterLab takes every Enter in a cell for a shortcut of its own: no line would begin, and no form be sent. */
function ownEnter(event: InputEvent): void {
  if (event.inputType === "insertLineBreak") event.stopPropagation();
}

/** A kernel that was stopped says nothing: words that have waited long are not called saved, nor saving. */
function doubt(pieces: Piece[]): void {
  for (const piece of pieces) if (piece instanceof Field && piece.state === "saving") piece.connection(false, NO_ANSWER);
}

/** Keep the model's `value` and the control the same, so that links between widgets work. */
function link(model: Model, piece: unknown, el: HTMLElement): () => void {
  if (!(piece instanceof Field)) return () => {};
  piece.set(model.get("value") ?? null);
  const looks = setInterval(() => piece.notice(), LOOKS);
  el.addEventListener("workbook:value", () => model.set("value", piece.read()));
  const follow = (): void => {
    if (!piece.dirty && JSON.stringify(model.get("value") ?? null) !== JSON.stringify(piece.read())) {
      piece.set(model.get("value") ?? null);
    }
  };
  model.on("change:value", follow as never);
  return () => {
    clearInterval(looks);
    model.off("change:value", follow as never);
  };
}

export default { render };
