/** In a frame: show whatever a kernel displays. Nothing here has an origin, so it may be shown as it is. */
import type { Bridge } from "./bridge";
import { light, render } from "./host";
import type { Data } from "./said";

export const WIDGET = "application/vnd.jupyter.widget-view+json";
const PLOTLY = "application/vnd.plotly.v1+json";
const LARGE = "This widget is larger than this page takes, and is left out.";

type Draw = (bridge: Bridge, el: HTMLElement, data: unknown) => unknown;

interface Plotly {
  react(el: HTMLElement, data: unknown, layout: unknown, config: unknown): Promise<unknown>;
}

export interface Manager {
  show(bridge: Bridge, el: HTMLElement, id: string, tools: Tools): Promise<void>;
}

/** What the manager of stock widgets needs from here. */
export interface Tools {
  render: typeof render;
  draw: typeof draw;
}

/** From the richest to the plainest. */
const DRAWS: [string, Draw][] = [
  [WIDGET, widget],
  [PLOTLY, plot],
  ["text/html", html],
  ["image/svg+xml", html],
  ["image/png", (_, el, data) => image(el, `data:image/png;base64,${String(data).trim()}`)],
  ["image/jpeg", (_, el, data) => image(el, `data:image/jpeg;base64,${String(data).trim()}`)],
  ["application/javascript", (_, el, data) => run(el, String(data))],
  ["text/markdown", words],
  ["text/latex", words],
  ["text/plain", words],
];

/** Draw what a kernel displays, by its kinds. */
export async function draw(bridge: Bridge, el: HTMLElement, bundle: Record<string, unknown>): Promise<void> {
  const [kind, act] = DRAWS.find(([kind]) => kind in bundle) ?? [];
  if (!kind || !act) return;
  const data = bundle[kind];
  await act(bridge, el, Array.isArray(data) && data.every((each) => typeof each === "string") ? data.join("") : data);
}

async function widget(bridge: Bridge, el: HTMLElement, data: unknown): Promise<void> {
  const id = String((data as { model_id?: unknown }).model_id);
  const found = await bridge.model(id);
  if (found?.large) return words(bridge, el, LARGE);
  if (found?.state._model_module === "anywidget") return render(await light(bridge, id), el);
  const manager = (await bridge.library("manager")) as unknown as Manager;
  await manager.show(bridge, el, id, { render, draw });
}

/** What plotly draws on where an author has chosen nothing: made for white paper. */
const PLAIN = ["#E5ECF6", undefined];
const dark = matchMedia("(prefers-color-scheme: dark)");
const figures = new Set<() => unknown>();

/** Draw figures anew, in other light. */
export function relight(): void {
  for (const draw of figures) draw();
}

/** In the dark it is drawn in the page’s colours; whatever an author has chosen stays. */
function lit(layout: Data): Data {
  const template = (layout.template ?? {}) as { layout?: Record<string, Data | string> };
  if (!dark.matches || !PLAIN.includes(template.layout?.plot_bgcolor as string | undefined)) return layout;
  const colours = getComputedStyle(document.documentElement);
  const [ink, line] = ["--ink", "--line"].map((name) => colours.getPropertyValue(name).trim());
  const axis = (name: string): object => ({
    ...(template.layout?.[name] as Data),
    gridcolor: line,
    linecolor: line,
    zerolinecolor: line,
  });
  const clear = { paper_bgcolor: "transparent", plot_bgcolor: "transparent", font: { color: ink } };
  const own = { ...clear, xaxis: axis("xaxis"), yaxis: axis("yaxis") };
  return { ...layout, template: { ...template, layout: { ...template.layout, ...own } } };
}

async function plot(bridge: Bridge, el: HTMLElement, data: unknown): Promise<void> {
  const { data: traces, layout = {}, config = {} } = data as Record<string, Data>;
  const { default: plotly } = (await bridge.library("plotly")) as { default: Plotly };
  const place = document.createElement("div"); // plotly takes the height of what is not empty, such as our padding, for its own
  el.append(place);
  const drawn = (): Promise<unknown> =>
    plotly.react(place, traces, { height: 420, ...lit(layout) }, { displaylogo: false, responsive: true, ...config });
  figures.add(drawn);
  await drawn();
}

function html(_: Bridge, el: HTMLElement, data: unknown): void {
  el.innerHTML = String(data);
  for (const script of el.querySelectorAll("script")) {
    script.remove();
    if (!script.src && (!script.type || script.type.includes("javascript") || script.type === "module")) run(el, script.text);
  }
}

/** The policy lets no script in by its text; as a file of the frame’s own it may run. */
function run(el: HTMLElement, text: string): void {
  const script = document.createElement("script");
  script.src = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  el.append(script);
}

function image(el: HTMLElement, src: string): void {
  el.append(Object.assign(new Image(), { src, alt: "" }));
}

function words(_: Bridge, el: HTMLElement, data: unknown): void {
  el.append(Object.assign(document.createElement("pre"), { textContent: String(data) }));
}
