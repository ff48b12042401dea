/** The page shell: brings the fields alive, keeps the line to Python, says softly how things stand. */
import { bring, Field, notice, type Host, type Piece } from "../../../../widgets/fields/index";
import { one, type Message, type Plotly } from "../../../../widgets/fields/piece";
import { LEAVING } from "./leaving";
import { Link, type Standing } from "./link";
import { keepSupport } from "./support";

const PATIENCE = 1500;
const WAITING = "the page is still getting ready. Keep typing; it is safe on this page.";
const page = document.documentElement;
const { ticket, place = "" } = page.dataset;

let library: Promise<Plotly> | undefined;
let leaving = false;

/** plotly stands beside this script and is fetched when the first picture is in view. */
function plotly(): Promise<Plotly> {
  const address = new URL(page.dataset.plotly ?? "", location.href).href;
  return (library ??= import(address).then((module: { default: Plotly }) => module.default));
}

function start(): void {
  const host: Host = { send: (message) => link.send(message), plotly };
  const pieces = bring(document, host);
  const fields = pieces.filter((piece): piece is Field => piece instanceof Field);
  const link = new Link((message) => hear(pieces, message), (now) => stand(pieces, now));
  watch(fields);
  notice(fields);
}

/** A page of pure reading needs no kernel. */
function read(): void {
  bring(document, { send: () => false, plotly });
  page.dataset.connection = "live";
  kept("");
}

function hear(pieces: Piece[], message: Message): void {
  if (message.say === "failed") return lost(true, String(message.why));
  for (const piece of pieces) if (piece.key === message.key) piece.receive(message);
}

let patience: ReturnType<typeof setTimeout> | undefined;

function stand(pieces: Piece[], now: Standing): void {
  page.dataset.connection = now === "live" ? "live" : "lost";
  for (const piece of pieces) piece.connection?.(now === "live", now === "waiting" ? WAITING : undefined);
  clearTimeout(patience);
  if (now === "live") {
    lost(false);
    kept("");
  } else if (now === "waiting") {
    patience = setTimeout(() => kept("Getting ready · you can already write"), PATIENCE);
  } else {
    patience = setTimeout(() => lost(true), PATIENCE);
  }
}

function lost(shown: boolean, words?: string): void {
  const line = one(document, ".lost");
  line.hidden = !shown;
  if (words) line.textContent = words;
}

/** The bar's own words: where answers are kept, and when the last one was. */
function kept(words: string): void {
  const line = one(document, ".kept");
  const [short = "", where = ""] = (words.startsWith("Saved") ? words.replace("Saved", "Kept") : words || `Kept · ${place}`).split(" · ");
  const rest = document.createElement("span");
  rest.textContent = where && ` ${where}`;
  line.replaceChildren(short, rest);
  line.classList.toggle("not", words.startsWith("Not"));
  line.classList.toggle("soon", words.startsWith("Getting"));
}

function watch(fields: Field[]): void {
  document.addEventListener("workbook:state", (event) => {
    const { words } = (event as CustomEvent<{ words: string }>).detail;
    const unsaved = fields.some((field) => field.state === "unsaved");
    if (words || unsaved) kept(unsaved ? "Not kept yet" : words);
    progress(fields);
  });
  const flush = (): void => fields.forEach((field) => field.flush());
  addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => document.hidden && flush());
  addEventListener(LEAVING, () => {
    leaving = true;
    flush();
  });
  addEventListener("beforeunload", (event) => {
    flush();
    if (!leaving && fields.some((field) => field.state === "unsaved")) event.preventDefault();
  });
}

function progress(fields: Field[]): void {
  const answered = fields.filter((field) => field.read() !== null).length;
  const told = `${answered} of ${fields.length} answered`;
  const thread = document.querySelector<HTMLElement>(".thread");
  thread?.setAttribute("aria-label", told);
  thread?.querySelector("i")?.style.setProperty("width", `${(100 * answered) / Math.max(1, fields.length)}%`);
  const softly = document.querySelector(".softly");
  if (softly && answered) softly.textContent = `${told} here.`;
}

if (ticket) start();
else read();
keepSupport();
