/** The wishes Python was told of and has not answered. */
import type { FromPage, ToPage } from "../fields/protocol";

export class Awaited {
  private readonly newest = new Map<string, number>();
  private since = 0;

  constructor(private readonly patience: number) {}

  sent(message: FromPage): void {
    if (!("seq" in message)) return;
    if (!this.newest.size) this.since = performance.now();
    this.newest.set(message.key, message.seq);
  }

  /** An answer about any field is a sign of life: saving may have to wait for another window, field by field. */
  heard(message: ToPage): void {
    if (!("seq" in message)) return;
    this.since = performance.now();
    if (message.seq >= (this.newest.get(message.key) ?? 0)) this.newest.delete(message.key);
  }

  get overdue(): boolean {
    return this.newest.size > 0 && performance.now() - this.since > this.patience;
  }

  /** Begin to wait anew, for what is awaited or for nothing. */
  again(): void {
    this.since = performance.now();
  }

  nothing(): void {
    this.newest.clear();
  }
}
