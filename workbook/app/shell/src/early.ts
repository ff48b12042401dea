/**
 * The line to the kernel, opened while the page is still being read, so that both are ready together.
 * What is heard before the shell is there waits for it.
 */

declare global {
  var workbookEarly: { socket: WebSocket; heard: MessageEvent[] } | undefined;
  var workbookPage: string | undefined;
}

/** One name for as long as this page is open, so that a new line of it takes the place of the one before. */
function pageName(): string {
  return (globalThis.workbookPage ??= [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join(""));
}

/** The address of the line; a ticket stands for the kernel that was started with the page. */
export function lineAddress(ticket = ""): string {
  const { base = "/", chapter = "" } = document.documentElement.dataset;
  const url = new URL(`${base}live/${chapter}?ticket=${ticket}&page=${pageName()}`, location.href);
  url.protocol = url.protocol.replace("http", "ws");
  return url.href;
}

export function openEarly(): void {
  const { ticket } = document.documentElement.dataset;
  if (!ticket) return;
  const early = { socket: new WebSocket(lineAddress(ticket)), heard: [] as MessageEvent[] };
  early.socket.onmessage = (event) => early.heard.push(event);
  globalThis.workbookEarly = early;
}
