/**
 * Wishes that Python has not fulfilled, kept for this tab, so that a reload or a crash loses no word.
 *
 * Nothing else is kept here, and each goes when it is acknowledged. After "Leave quickly" what is unsaved stays
 * as well: this tab alone can read it, it shows nothing that the workbook itself would not show to whoever
 * opens it there, and removing it would lose the only copy of words. With a lock on the answers that would be
 * untrue, so then nothing is kept here at all. On the disk, where a browser leaves them for a while even when
 * they are gone, they are sealed with a key that only a page of ours has.
 *
 * Alone, where Python may be minutes in coming and the answers are in the same browser anyway, wishes that it cannot
 * take yet outlive the tab as well, unless there is a lock.
 */
import type { Field } from "../fields/field";
import { same, type Wish } from "../fields/pending-edit";
import { recall, remember, remembered, unlearn } from "./browser-storage";
import { opened, sealed } from "./draft-encryption";
import { names, OURS, PLACES } from "./draft-names";

const page = document.documentElement;
const KEY = page.dataset.drafts ?? "";

let may = false;
let now = false;

/** The answers are in this browser and have no lock, or are not. */
export function mayOutlive(open: boolean): void {
  may = open && PLACES.includes("localStorage");
  if (!may) now = false;
}

/** From now on, and for what is held already, wishes outlive the tab, if they may. */
export function outlive(): void {
  now = may;
  if (now) for (const name of remembered(OURS)) put(name, recall(name) ?? "");
}

/** Python takes them: the tab is enough. */
export function outliveNoMore(): void {
  now = false;
}

export function outlives(): boolean {
  return now;
}

export function hold(key: string, wish: Wish | undefined): void {
  if (wish && page.dataset.sealed === undefined) put(OURS + key, KEY ? sealed(JSON.stringify(wish), KEY) : JSON.stringify(wish));
  else drop(OURS + key);
}

function put(name: string, text: string): void {
  now = now && remember(name, text, "localStorage");
  if (now) unlearn(name);
  else remember(name, text);
}

function drop(name: string): void {
  for (const where of PLACES) unlearn(name, where);
}

/** What this tab holds is newer than what another has left. */
function found(name: string): Wish | undefined {
  return PLACES.map((where) => read(recall(name, where))).find((wish) => wish);
}

/** Forget the drafts of a chapter, or all of them. */
export function dropDrafts(chapter = ""): void {
  names(chapter && `${chapter}.`).forEach(drop);
}

/** What a tab that is closed has left for other pages than this. */
export function leftElsewhere(here: Field[]): Map<string, Wish> {
  const keys = (PLACES.includes("localStorage") ? remembered(OURS, "localStorage") : []).map((name) => name.slice(OURS.length));
  const others = keys.filter((key) => !here.some((field) => field.key === key));
  return new Map(others.map((key) => [key, found(OURS + key)] as const).filter((each): each is [string, Wish] => !!each[1]));
}

export function taken(key: string): void {
  drop(OURS + key);
}

/**
 * A page that is left hears no answer to its last words: what the file holds by now is no draft any more.
 * The fields of this page hear theirs.
 */
export function dropFulfilled(answers: Record<string, { value: unknown }>, here: Field[]): void {
  for (const name of names()) {
    const key = name.slice(OURS.length);
    if (here.some((field) => field.key === key)) continue;
    const { aim, value } = found(name) ?? {};
    const held = answers[key];
    if ((aim?.do === "put" && same(held?.value, value)) || (aim?.do === "forget" && !held)) drop(name);
  }
}

/** Find what was left of each field; a field's key names its chapter. */
export function leftOver(fields: Field[]): Map<Field, Wish> {
  const left = fields.map((field) => [field, found(OURS + field.key)] as const);
  if (page.dataset.sealed !== undefined) dropDrafts();
  return new Map(left.filter((each): each is [Field, Wish] => each[1] !== undefined));
}

/** What was left of one field. */
export function left(key: string): Wish | undefined {
  return found(OURS + key);
}

function read(text: string | null): Wish | undefined {
  try {
    const wish = JSON.parse(opened(text ?? "", KEY)) as Wish;
    return typeof wish.aim.do === "string" && Number.isFinite(wish.rev) && Array.isArray(wish.sent) ? wish : undefined;
  } catch {
    return undefined;
  }
}
