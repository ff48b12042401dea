/** How a room stands, on every page in it: what it says, how long it is open, whether it asks something. */
import { tell } from "../fields/piece";
import type { Standing } from "./link";
import { GONE, roomSays } from "./room";
import * as urls from "./urls";
import { Waking } from "./waking";

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
const ASKS = "Give a number to the room";

const page = document.documentElement;
const line = document.querySelector<HTMLElement>(".room[data-hub]");
let ends: number | undefined;
let version: number | undefined;
let over = false;
const usual = line?.querySelector("p")?.textContent ?? "";
const plain = `${page.dataset.base}${urls.document("privacy")}`;
const room = new Waking<State>(line?.dataset.hub ?? "", plain, () => page.dataset.standing as Standing | undefined, hear);

async function look(): Promise<boolean> {
  const there = await room.ask();
  // A page with fields says by itself that nobody answers.
  if (room.silent > 1 && page.dataset.alive === undefined) roomSays(GONE);
  return there;
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
  const to = new URL(place.dataset.to ?? "", location.href);
  if (!asks || location.pathname === to.pathname) return place.replaceChildren();
  if (place.firstChild) return;
  const link = document.createElement("a");
  Object.assign(link, { href: to.href, textContent: ASKS });
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
  if (!room.silent && !over && page.dataset.standing !== "lost") return;
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
  document.addEventListener("visibilitychange", () => document.hidden || over || void look());
  document.addEventListener("click", guard);
}
