/** What this tab remembers until it is closed, or this browser beyond that. One that forbids it, or has no room, remembers nothing. */

export type Where = "sessionStorage" | "localStorage";
const TAB = "sessionStorage";

export function recall(name: string, where: Where = TAB): string | null {
  return attempt(() => globalThis[where].getItem(name)) ?? null;
}

/** Remember, or else hold nothing old under that name; whether it is remembered. */
export function remember(name: string, words: string, where: Where = TAB): boolean {
  if (attempt(() => (globalThis[where].setItem(name, words), true))) return true;
  unlearn(name, where);
  return false;
}

export function unlearn(name: string, where: Where = TAB): void {
  attempt(() => globalThis[where].removeItem(name));
}

export function remembered(start: string, where: Where = TAB): string[] {
  return attempt(() => Object.keys(globalThis[where]).filter((name) => name.startsWith(start))) ?? [];
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
