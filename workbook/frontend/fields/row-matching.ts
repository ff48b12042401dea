/** Which of the rows or lines on a page is which of those that another window has saved. */

/** How much two have in common, from 0 for nothing to 1 for everything that tells one from another. */
export type Alike<T> = (one: T, other: T) => number;

const ENOUGH = 0.5;
/** Below this many letters a text is another one unless it is the same. */
const SHORT = 4;
const NUMBER_OR_DAY = /^-?\d+$|^\d{4}-\d\d-\d\d$/;

/**
 * For each of `now` the place of the same one in `before`, or −1 for one that is new.
 *
 * First come those that are equal, then those that have most in common, so that one that was changed elsewhere is
 * still itself. Each is taken once.
 */
export function matched<T>(before: T[], now: T[], alike: Alike<T>): number[] {
  const equal = new Map<string, number[]>();
  for (const [place, each] of before.entries()) {
    const text = JSON.stringify(each);
    equal.set(text, [...(equal.get(text) ?? []), place]);
  }
  const found = now.map((each) => equal.get(JSON.stringify(each))?.shift() ?? -1);
  const free = new Set([...equal.values()].flat());
  const pairs = [...found.keys()]
    .filter((at) => found[at] === -1)
    .flatMap((at) => [...free].map((place) => ({ at, place, share: alike(before[place] as T, now[at] as T) })))
    .filter(({ share }) => share > ENOUGH)
    .sort((a, b) => b.share - a.share || a.at - b.at || a.place - b.place);
  for (const { at, place } of pairs) if (found[at] === -1 && free.delete(place)) found[at] = place;
  return found;
}

/** Texts have in common what they begin and end with. */
export function alikeTexts(one: string, other: string): number {
  if (one === other) return one ? 1 : 0;
  const least = Math.min(one.length, other.length);
  if (least < SHORT) return 0;
  let head = 0;
  while (head < least && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < least - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  return (head + tail) / least;
}

/** Rows with an id are who it says. Else they share what their words do; numbers and days alone tell nobody from another. */
export function alikeRows(one: Record<string, unknown>, other: Record<string, unknown>): number {
  if (one.id && other.id) return Number(one.id === other.id);
  const cells = Object.keys(one).map((name) => [String(one[name] ?? ""), String(other[name] ?? "")] as const);
  const words = cells.filter((pair) => pair.some((text) => text && !NUMBER_OR_DAY.test(text)));
  const told = words.length ? words : cells.filter((pair) => pair.some(Boolean));
  return told.length ? told.reduce((sum, pair) => sum + alikeTexts(...pair), 0) / told.length : 0;
}

/** `wanted` with one more, below the same one that it stands below among those that are `present`. */
export function beside<T>(wanted: T[], present: T[], one: T): T[] {
  const above = present.slice(0, present.indexOf(one)).filter((each) => wanted.includes(each));
  const at = wanted.indexOf(above.at(-1) as T) + 1;
  return [...wanted.slice(0, at), one, ...wanted.slice(at)];
}

/**
 * Put those that are `present` in a parent into an order; what is not wanted any more goes.
 *
 * The one in hand stays where it is and the others move around it: moved, it would lose the focus.
 */
export function arrange(parent: Element, present: Element[], wanted: Element[], hand?: Element): void {
  let after = present.at(-1)?.nextElementSibling ?? null;
  for (const each of present) if (!wanted.includes(each)) each.remove();
  for (const each of [...wanted].reverse()) {
    const there = each.parentElement === parent && (each === hand || each.nextElementSibling === after);
    if (!there) parent.insertBefore(each, after);
    after = each;
  }
}
