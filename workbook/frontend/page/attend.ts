/** How a room stands, on every page in it: what it says, how long it is open, whether it asks something. */
import { tell } from "../fields/piece";
import { roomSays } from "./room";
import * as urls from "./urls";

interface State {
  words: string;
  /** Whether these are its last words. */
  over: boolean;
  /** Seconds until it closes, so that a phone's own clock may be wrong. */
  left: number;
  asks: number;
  version: number;
}

const LOOKS = 5000;
/** In its last minutes a room may end from one look to the next. */
const LATE = 2000;
const LAST = 600;
const PATIENCE = 4000;
const WAKES = 60_000;
/** A page that holds nothing of anybody. */
const PLAIN = urls.document("privacy");
const ASKS = "Give a number to the room";
const GONE =
  "The room is not answering: the WiFi may be gone, or the room has closed. You are still on this page, with what it holds. " +
  "To be sure of that, keep a copy; or wait a little, and try again.";

const page = document.documentElement;
const line = document.querySelector<HTMLElement>(".room[data-hub]");
let ends: number | undefined;
let version: number | undefined;
let silent = 0;
let over = false;
/** Whether anybody has touched this page since it looked, or come back to it. */
let used = false;
let wakesUntil = 0;
const usual = line?.querySelector("p")?.textContent ?? "";

async function look(): Promise<boolean> {
  const method = wakes() ? "POST" : "GET";
  try {
    const answer = await fetch(line?.dataset.hub ?? "", { method, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) throw new Error("not now");
    hear((await answer.json()) as State);
    silent = 0;
    // A server that has just begun knows nobody yet: whoever asks for a page is let in, and then the line is as well.
    if (method === "POST")
      await fetch(`${page.dataset.base}${PLAIN}`, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
    return true;
  } catch {
    silent += 1;
    // A page with fields says by itself that nobody answers.
    if (silent > 1 && page.dataset.alive === undefined) roomSays(GONE);
    return false;
  }
}

/** After a crash, or a long rest, nobody else starts what this page waits for; a hub that has just begun may not know yet. */
function wakes(): boolean {
  const { standing } = page.dataset;
  if (silent || (used && standing === "lost")) wakesUntil = performance.now() + WAKES;
  used = false;
  return performance.now() < wakesUntil && (standing === undefined || standing === "lost");
}

function hear(state: State): void {
  ends = performance.now() + state.left * 1000;
  over = state.over;
  if (state.words) roomSays(state.words);
  if (state.words === usual) line?.classList.remove("now");
  const place = line?.querySelector<HTMLElement>(".asks");
  if (place) ask(place, state.asks > 0);
  if (version !== undefined && version !== state.version) document.dispatchEvent(new Event("workbook:asks"));
  version = state.version;
  count();
}

/** Only what changes is heard, so the link comes into its place and is not shown there. */
function ask(place: HTMLElement, asks: boolean): void {
  const here = location.pathname === new URL(place.dataset.to ?? "", location.href).pathname;
  if (!asks || here) return place.replaceChildren();
  if (place.firstChild) return;
  const link = document.createElement("a");
  Object.assign(link, { href: place.dataset.to ?? "", textContent: ASKS });
  place.append(link);
}

function count(): void {
  const left = ends === undefined ? Infinity : Math.max(0, Math.round((ends - performance.now()) / 1000));
  const words = left > LAST || over ? "" : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")} left`;
  const place = line?.querySelector(".left");
  if (place) tell(place, words);
}

/** A link that nobody would answer leads to a page of the browser, and what stands here would be gone. */
function guard(event: MouseEvent): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || link.target || link.download || link.origin !== location.origin || staysHere(link)) return;
  if (!silent && !over && page.dataset.standing !== "lost") return;
  event.preventDefault();
  void (over ? Promise.resolve(false) : look()).then((there) => {
    if (there) location.assign(link.href);
    else if (!over) roomSays(GONE);
  });
}

function staysHere(link: HTMLAnchorElement): boolean {
  return link.hash !== "" && link.href.split("#")[0] === location.href.split("#")[0];
}

function again(): void {
  if (over) return;
  const late = ends !== undefined && ends - performance.now() < LAST * 1000;
  setTimeout(() => void (document.hidden ? Promise.resolve() : look()).then(again), late ? LATE : LOOKS);
}

if (line) {
  void look().then(again);
  setInterval(count, 1000);
  for (const touch of ["pointerdown", "keydown", "visibilitychange"]) document.addEventListener(touch, () => (used = true), true);
  document.addEventListener("visibilitychange", () => document.hidden || over || void look());
  document.addEventListener("click", guard);
}
