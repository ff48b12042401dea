/**
 * The line to Python, opened while the page is still being read, so that both are ready together.
 * What is heard before the shell is there waits for it.
 */
import type {} from "../static-site/alone";
import { anyDrafts } from "./draft-names";
import * as urls from "./urls";

declare global {
  var workbookEarly: { socket: Socket; heard: MessageEvent[] } | undefined;
  var workbookPage: string | undefined;
}

/** One name for as long as this page is open, so that a new line of it takes the place of the one before. */
export function pageName(): string {
  return (globalThis.workbookPage ??= [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join(""));
}

/**
 * What the page was made with is not said again. That holds for the first line of a page alone: later its fields
 * may show something else. What a draft was written over is to be compared with what the file holds.
 */
function madeWith(): string {
  const { dataset } = document.documentElement;
  const { made } = dataset;
  delete dataset.made;
  return made && !anyDrafts() ? `&made=${made}` : "";
}

function lineAddress(): string {
  const { base = "/", chapter = "", plan } = document.documentElement.dataset;
  const url = new URL(`${base}${urls.live(chapter)}?page=${pageName()}${plan ? `&${plan}` : ""}${madeWith()}`, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  return url.href;
}

/** A line to a server, or to Python in this window. */
export type Socket = Pick<WebSocket, "readyState" | "send" | "close" | "onopen" | "onclose" | "onmessage">;

export function newLine(): Socket {
  const alone = globalThis.workbookAlone;
  const { chapter = "", plan } = document.documentElement.dataset;
  return alone ? (alone.line(plan ? `${chapter}?${plan}` : chapter) as Socket) : new WebSocket(lineAddress());
}

export function openEarly(): void {
  const { alive, reading } = document.documentElement.dataset;
  if (alive === undefined || reading !== undefined) return;
  const early = { socket: newLine(), heard: [] as MessageEvent[] };
  early.socket.onmessage = (event) => early.heard.push(event);
  globalThis.workbookEarly = early;
}
