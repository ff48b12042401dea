/** What this tab remembers until it is closed. A browser that forbids it, or has no room, remembers nothing. */

export function recall(name: string): string | null {
  return attempt(() => sessionStorage.getItem(name)) ?? null;
}

/** Remember, or else hold nothing old under that name. */
export function remember(name: string, words: string): void {
  if (attempt(() => (sessionStorage.setItem(name, words), true))) return;
  unlearn(name);
}

export function unlearn(name: string): void {
  attempt(() => sessionStorage.removeItem(name));
}

export function remembered(start: string): string[] {
  return attempt(() => Object.keys(sessionStorage).filter((name) => name.startsWith(start))) ?? [];
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
