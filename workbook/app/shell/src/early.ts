/**
 * The line to the kernel, opened while the page is still being read, so that both are ready together.
 * What is heard before the shell is there waits for it.
 */
import type {} from "./alone/alone";

declare global {
  var workbookEarly: { socket: Socket; heard: MessageEvent[] } | undefined;
  var workbookPage: string | undefined;
}

/** One name for as long as this page is open, so that a new line of it takes the place of the one before. */
function pageName(): string {
  return (globalThis.workbookPage ??= [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join(""));
}

/** The address of the line; a ticket stands for the kernel that was started with the page. */
function lineAddress(ticket = ""): string {
  const { base = "/", chapter = "" } = document.documentElement.dataset;
  const url = new URL(`${base}live/${chapter}?ticket=${ticket}&page=${pageName()}`, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  return url.href;
}

/** A line to a server, or to Python in this window. */
export type Socket = Pick<WebSocket, "readyState" | "send" | "close" | "onopen" | "onclose" | "onmessage">;

export function newLine(ticket = ""): Socket {
  const alone = globalThis.workbookAlone;
  const { chapter = "" } = document.documentElement.dataset;
  return alone ? (alone.line(chapter) as Socket) : new WebSocket(lineAddress(ticket));
}

export function openEarly(): void {
  const { ticket } = document.documentElement.dataset;
  if (!ticket) return;
  const early = { socket: newLine(ticket), heard: [] as MessageEvent[] };
  early.socket.onmessage = (event) => early.heard.push(event);
  globalThis.workbookEarly = early;
}
