/**
 * Wishes that Python has not fulfilled, kept for this tab, so that a reload or a crash loses no word.
 *
 * Nothing else is kept here, and each goes when it is acknowledged. After "Leave quickly" what is unsaved stays
 * as well: this tab alone can read it, it shows nothing that the workbook itself would not show to whoever
 * opens it there, and removing it would lose the only copy of words. With a lock on the answers that would be
 * untrue, so then nothing is kept here at all. On the disk, where a browser leaves them for a while even when
 * they are gone, they are sealed with a key that only a page of ours has.
 */
import type { Field } from "../../../../widgets/fields/field";
import { same, type Wish } from "../../../../widgets/fields/wish";
import { recall, remember, remembered, unlearn } from "./session";
import { opened, sealed } from "./unreadable";

const page = document.documentElement;
const OURS = `workbook draft ${new URL(page.dataset.base ?? "/", location.href).pathname} `;
const KEY = page.dataset.drafts ?? "";

export function hold(key: string, wish: Wish | undefined): void {
  if (wish && page.dataset.sealed === undefined)
    remember(OURS + key, KEY ? sealed(JSON.stringify(wish), KEY) : JSON.stringify(wish));
  else unlearn(OURS + key);
}

/** Forget the drafts of a chapter, or all of them. */
export function dropDrafts(chapter = ""): void {
  remembered(OURS + (chapter && `${chapter}.`)).forEach(unlearn);
}

export function anyDrafts(): boolean {
  return remembered(OURS).length > 0;
}

/**
 * A page that is left hears no answer to its last words: what the file holds by now is no draft any more.
 * The fields of this page hear theirs.
 */
export function dropFulfilled(answers: Record<string, { value: unknown }>, here: Field[]): void {
  for (const name of remembered(OURS)) {
    const key = name.slice(OURS.length);
    if (here.some((field) => field.key === key)) continue;
    const { aim, value } = read(recall(name)) ?? {};
    const held = answers[key];
    if ((aim?.do === "put" && same(held?.value, value)) || (aim?.do === "forget" && !held)) unlearn(name);
  }
}

/** Find what was left of each field; a field's key names its chapter. */
export function leftOver(fields: Field[]): Map<Field, Wish> {
  const found = fields.map((field) => [field, read(recall(OURS + field.key))] as const);
  if (page.dataset.sealed !== undefined) dropDrafts();
  return new Map(found.filter((each): each is [Field, Wish] => each[1] !== undefined));
}

function read(text: string | null): Wish | undefined {
  try {
    const wish = JSON.parse(opened(text ?? "", KEY)) as Wish;
    return typeof wish.aim.do === "string" && Number.isFinite(wish.rev) && Array.isArray(wish.sent) ? wish : undefined;
  } catch {
    return undefined;
  }
}
