/** The line between a page and the kernel of its cells: beside the one that keeps answers, so that neither waits for the other. */
import { pageName } from "../page/early";
import * as urls from "../page/urls";
import type { ServerSaid } from "./said";

const AGAIN = [500, 1000, 2000, 4000, 8000];
const BEAT = 60_000;
const HIDDEN = 5 * 60_000;

export class CellLine {
  private socket: WebSocket | undefined;
  private tries = 0;
  private later: ReturnType<typeof setTimeout> | undefined;
  private over = false;

  constructor(
    private readonly heard: (said: ServerSaid) => void,
    private readonly stands: (live: boolean) => void,
  ) {
    setInterval(() => document.hidden || this.send({ do: "beat" }), BEAT);
    addEventListener("pagehide", () => this.rest());
    addEventListener("pageshow", (event) => event.persisted && this.open());
    document.addEventListener("visibilitychange", () => this.seen());
    this.open();
  }

  send(said: object): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(said));
    return true;
  }

  private open(): void {
    clearTimeout(this.later);
    if (this.over || this.socket) return;
    const { base = "/", chapter = "" } = document.documentElement.dataset;
    const url = new URL(`${base}${urls.cells(chapter)}?page=${pageName()}`, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    const socket = (this.socket = new WebSocket(url.href));
    socket.onmessage = ({ data }) => this.hear(JSON.parse(String(data)) as ServerSaid);
    socket.onclose = () => this.closed();
  }

  private hear(said: ServerSaid): void {
    this.tries = 0;
    if (said.say === "off") this.over = true;
    else if (said.say === "begin") this.stands(true);
    this.heard(said);
  }

  private closed(): void {
    this.socket = undefined;
    this.stands(false);
    if (!this.over && !document.hidden)
      this.later = setTimeout(() => this.open(), AGAIN[Math.min(this.tries++, AGAIN.length - 1)]);
  }

  /** The kernel ends a while after the line: nobody looks. */
  private rest(): void {
    clearTimeout(this.later);
    const { socket } = this;
    this.socket = undefined;
    if (!socket) return;
    socket.onmessage = socket.onclose = null;
    socket.close();
    this.stands(false);
  }

  private seen(): void {
    clearTimeout(this.later);
    if (document.hidden) this.later = setTimeout(() => this.rest(), HIDDEN);
    else this.open();
  }
}
