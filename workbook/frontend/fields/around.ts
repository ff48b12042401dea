/** What a field that stands in a notebook, or in a frame, and the page around it say to each other, as events of the document. */
import type { Wish } from "./pending-edit";
import type { Host } from "./piece";

/** What a page of ours offers: what it holds beyond itself, and what else a kernel would send. */
export interface Around {
  plotly?: Host["plotly"];
  hold?: Host["hold"];
  /** What was wished on an earlier page and not fulfilled. */
  wish?: Wish;
}

/** Asks for it: of whose widget, and where it is put. */
export const AROUND = "workbook:around";
export type AsksAround = CustomEvent<{ id: string; around: Around }>;

/** What a field of a frame holds and has not saved; with `LEFT`, where what is left of an earlier page is put. */
export interface Framed {
  key: string;
  kind: string;
  prompt: string;
  wish: Wish | undefined;
}

export const HOLD = "workbook:framed-holds";
export const LEFT = "workbook:framed-asks";
