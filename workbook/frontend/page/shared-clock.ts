/** One clock for two who lead a room. What crosses the network is how long ago something was: no two devices agree on now. */

export interface Led {
  start: string;
  /** When each block began, in milliseconds; one more when the last is over. */
  marks: number[];
}
interface Told {
  start: string;
  ago: number[];
  version: number;
}

const LOOKS = 3000;
const PATIENCE = 4000;

export class SharedClock {
  private version = 0;
  private telling = 0;

  /** `own` is where this page stands; `heard` takes over where the other one stands. */
  constructor(
    private readonly address: string,
    private readonly run: string,
    private readonly own: () => Led,
    private readonly heard: (led: Led) => void,
  ) {
    void this.look();
    setInterval(() => document.hidden || void this.look(), LOOKS);
  }

  /** Something was pressed here. */
  async tell(): Promise<void> {
    const { start, marks } = this.own();
    const ago = marks.map((mark) => Math.max(0, Math.round(Date.now() - mark)));
    this.telling += 1;
    const told = await this.ask("", { method: "POST", body: JSON.stringify({ run: this.run, start, ago }) });
    this.telling -= 1;
    if (told) this.version = told.version;
  }

  private async look(): Promise<void> {
    const told = await this.ask(`?run=${encodeURIComponent(this.run)}`, {});
    if (!told || this.telling) return;
    // A hub that has started again knows nothing any more, and hears it from whoever still does.
    if (told.version < this.version || (!told.version && this.own().marks.length)) return void this.tell();
    if (told.version === this.version) return;
    this.version = told.version;
    this.heard({ start: told.start, marks: told.ago.map((ago) => Date.now() - ago) });
  }

  private async ask(query: string, how: RequestInit): Promise<Told | undefined> {
    const headers = { "X-Workbook": "1", "Content-Type": "application/json" };
    try {
      const answer = await fetch(this.address + query, {
        ...how,
        headers,
        cache: "no-store",
        signal: AbortSignal.timeout(PATIENCE),
      });
      return answer.ok ? ((await answer.json()) as Told) : undefined;
    } catch {
      return undefined;
    }
  }
}
