/** The database of the answers: their files by name, and how often they were written. */
export const FILES = "files";
export const STATE = "state";

export async function openShelf(name: string): Promise<IDBDatabase> {
  const asking = indexedDB.open(name, 1);
  asking.onupgradeneeded = () => [FILES, STATE].forEach((store) => asking.result.createObjectStore(store));
  return done(asking);
}

export function done<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error("not read"));
  });
}
