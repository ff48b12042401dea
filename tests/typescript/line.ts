/** A line whose far end is the test. */
export class Line {
  static made: Line[] = [];
  static readonly OPEN = 1;
  static readonly CONNECTING = 0;
  readyState = 0;
  readonly sent: Record<string, unknown>[] = [];
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;

  constructor(readonly address = "") {
    Line.made.push(this);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }

  close(): void {
    this.readyState = 2; // a far end that is gone never lets it be closed
  }

  opens(): this {
    this.readyState = 1;
    this.onopen?.();
    return this;
  }

  says(message: object): this {
    this.onmessage?.({ data: JSON.stringify(message) });
    return this;
  }

  dies(): void {
    this.readyState = 3;
    this.onclose?.();
  }

  get beats(): Record<string, unknown>[] {
    return this.sent.filter((message) => message.do === "beat");
  }
}
