/** Fields in the frames of cells that compute: another script knows them, and this page holds what they have not saved. */
import { HOLD, LEFT, type Framed } from "../fields/around";
import type { Field } from "../fields/field";
import type { Wish } from "../fields/pending-edit";
import { hold, left } from "./drafts";
import type { Held } from "./copy";

const MOMENT = 2000;

export class FramedFields {
  private readonly wishes = new Map<string, Framed & { wish: Wish; since: number }>();

  constructor(private readonly fields: Field[]) {
    document.addEventListener(HOLD, (event) => this.hold((event as CustomEvent<Framed>).detail));
    document.addEventListener(LEFT, (event) => {
      const { detail } = event as CustomEvent<Framed>;
      // What is left of a field of the page, that field itself brings back.
      detail.wish = this.wishes.get(detail.key)?.wish ?? (this.own(detail.key) ? undefined : left(detail.key));
    });
  }

  /** Whether something has been waiting for long, so that leaving would lose it. */
  get wait(): boolean {
    return [...this.wishes.values()].some(({ since }) => performance.now() - since > MOMENT);
  }

  /** For a copy, as fields have it. */
  held(): Held[] {
    return [...this.wishes.values()].map(({ key, kind, prompt, wish: { aim, rev, value, beside } }) => {
      return { key, kind, prompt, inHand: { value, rev, dirty: true, gone: aim.do === "forget", beside } };
    });
  }

  private own(key: string): Field | undefined {
    return this.fields.find((field) => field.key === key);
  }

  private hold({ wish, ...field }: Framed): void {
    if (!this.own(field.key)?.dirty) hold(field.key, wish);
    const { since = performance.now() } = this.wishes.get(field.key) ?? {};
    if (wish) this.wishes.set(field.key, { ...field, wish, since });
    else this.wishes.delete(field.key);
  }
}
