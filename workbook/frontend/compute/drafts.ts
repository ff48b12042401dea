/** Fields that cells show in frames: the page holds their drafts, and has them in its copies, under keys of this chapter alone. */
import { HOLD, LEFT, type Framed } from "../fields/around";
import type { Wish } from "../fields/pending-edit";
import type { ModelSaid } from "./said";

const KIND = /\bdata-kind="([a-z]+)"/;

/** A field as its program has it; what is said in the frame names none. */
function framed({ state }: ModelSaid): Omit<Framed, "wish"> | undefined {
  const { key, description: prompt, html } = state as Record<string, string | undefined>;
  const kind = KIND.exec(html ?? "")?.[1];
  const ours = key?.startsWith(`${document.documentElement.dataset.chapter}.`);
  return key && ours && kind ? { key, kind, prompt: prompt ?? "" } : undefined;
}

export function holdFor(model: ModelSaid, wish: Wish | undefined): void {
  const field = framed(model);
  if (field) document.dispatchEvent(new CustomEvent<Framed>(HOLD, { detail: { ...field, wish } }));
}

export function wishOf(model: ModelSaid): Wish | undefined {
  const field = framed(model);
  if (!field) return undefined;
  const detail: Framed = { ...field, wish: undefined };
  document.dispatchEvent(new CustomEvent<Framed>(LEFT, { detail }));
  return detail.wish;
}
