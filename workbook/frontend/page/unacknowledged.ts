/** The wishes Python was told of and has not answered. */
import type { Message } from "../fields/piece";

export class Awaited {
  private readonly newest = new Map<unknown, number>();
  private since = 0;

  constructor(private readonly patience: number) {}

  sent({ key, seq }: Message): void {
    if (seq === undefined) return;
    if (!this.newest.size) this.since = performance.now();
    this.newest.set(key, Number(seq));
  }

  /** An answer about any field is a sign of life: saving may have to wait for another window, field by field. */
  heard({ key, seq }: Message): void {
    if (seq === undefined) return;
    this.since = performance.now();
    if (Number(seq) >= (this.newest.get(key) ?? 0)) this.newest.delete(key);
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
