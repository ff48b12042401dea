/** A piece whose script is fetched only where a page has one; what it is told meanwhile is kept for it. */
import type { Host, LateName, Piece } from "./piece";
import type { ToPage } from "./protocol";

const MISSED = "What belongs here did not arrive. What you wrote is not touched; load the page again to see it.";

export class Late implements Piece {
  readonly key: string;
  private piece: Piece | undefined;
  private line: HTMLElement | undefined;
  private readonly told: ToPage[] = [];

  constructor(
    readonly root: HTMLElement,
    private readonly host: Host,
    private readonly name: LateName,
  ) {
    this.key = root.dataset[name] ?? "";
    void this.load();
  }

  receive(message: ToPage): void {
    if (this.piece) this.piece.receive(message);
    else this.told.push(message);
  }

  connection(live: boolean, why?: string): void {
    if (this.piece) this.piece.connection?.(live, why);
    else if (live) void this.load();
  }

  private missed(): void {
    if (this.line) return;
    this.line = document.createElement("p");
    this.line.className = "hint";
    this.line.setAttribute("role", "status");
    this.root.append(this.line);
    this.line.textContent = MISSED;
  }

  /** A line that was down is no reason to go without: it is tried again when there is one. */
  private async load(): Promise<void> {
    const Kind = await this.host.late(this.name).catch(() => undefined);
    if (this.piece) return;
    if (!Kind) return this.missed();
    this.line?.remove();
    const piece = (this.piece = new Kind(this.root, this.host));
    for (const message of this.told.splice(0)) piece.receive(message);
  }
}
