/**
 * The files of the answers in the browser's storage.
 *
 * Python writes to files in memory. Whoever holds the lock brings them up to date from the storage, lets Python
 * work, and stores what has changed in one transaction; only then does anybody hear that it is saved.
 */
import { done, FILES, openShelf, STATE } from "./idb";

const COUNT = "count";
/** In milliseconds. A window that holds the lock for longer may have been frozen with it, as a browser does with pages. */
const PATIENCE = 10_000;

interface Stat {
  mode: number;
  ino: number;
  size: number;
  mtime: Date;
}

/** The part of Python's file system that is used. */
export interface FileSystem {
  readdir(path: string): string[];
  stat(path: string): Stat;
  isDir(mode: number): boolean;
  readFile(path: string): Uint8Array;
  writeFile(path: string, body: Uint8Array): void;
  rename(from: string, to: string): void;
  unlink(path: string): void;
  mkdirTree(path: string): void;
}

/** Every file in a folder and in those in it, by its path below the folder. */
export function* filesBelow(fs: FileSystem, folder: string, below = ""): Generator<[string, Stat]> {
  for (const name of fs.readdir(`${folder}/${below}`)) {
    if (name === "." || name === "..") continue;
    const found = fs.stat(`${folder}/${below}${name}`);
    if (fs.isDir(found.mode)) yield* filesBelow(fs, folder, `${below}${name}/`);
    else yield [below + name, found];
  }
}

export class Keeping {
  private database: IDBDatabase | undefined;
  /** How often the storage had been written when this window last looked. */
  private count = 0;
  /** What stands in the storage, as far as this window knows: each file with the mark of its bytes in memory. */
  private readonly marks = new Map<string, string>();

  constructor(
    private readonly name: string,
    private readonly folder: string,
    private readonly fs: FileSystem,
    private readonly patience = PATIENCE,
  ) {
    fs.mkdirTree(folder);
  }

  /**
   * Do one piece of work while no other window does any; returns what it returns, after all is kept.
   *
   * A window that keeps others waiting for too long loses the lock. Should it work all the same, what it stores
   * is refused, because the count is not the one it knows.
   */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    const waiting = AbortSignal.timeout(this.patience);
    let doing: Promise<T> | undefined;
    const begin = (): Promise<T> => (doing = work());
    const asking = navigator.locks.request(this.name, { signal: waiting }, begin);
    try {
      return (await asking) as T;
    } catch (error) {
      if (doing) return doing; // it failed, or another took the lock from it: it still ends by itself
      if (!waiting.aborted) throw error;
    }
    await navigator.locks.request(this.name, { steal: true }, begin).catch(() => undefined);
    return doing ?? Promise.reject(new Error("no lock"));
  }

  /** Bring the files up to date; whether another window had changed them. */
  async bring(): Promise<boolean> {
    const there = await this.read<number>(STATE, COUNT);
    // Nothing at all, where there was something: the browser has cleared it out. What is in memory goes back.
    if (there === undefined) {
      this.marks.clear();
      this.count = 0;
      return false;
    }
    if (there === this.count) return false;
    const files = await this.all();
    for (const path of this.here().keys()) if (!files.has(path)) this.fs.unlink(`${this.folder}/${path}`);
    for (const [path, body] of files) this.put(path, body);
    this.marks.clear();
    for (const [path, mark] of this.here()) this.marks.set(path, mark);
    this.count = there;
    return true;
  }

  /** Store what has changed; whether anything had. */
  async store(): Promise<boolean> {
    const here = this.here();
    const changed = [...here].filter(([path, mark]) => this.marks.get(path) !== mark).map(([path]) => path);
    const gone = [...this.marks.keys()].filter((path) => !here.has(path));
    if (!changed.length && !gone.length) return false;
    const bodies = changed.map((path) => [path, this.fs.readFile(`${this.folder}/${path}`)] as const);
    await this.write((files, state, count = 0) => {
      if (count !== this.count) throw new Error("another window was first");
      for (const path of gone) files.delete(path);
      for (const [path, body] of bodies) files.put(body, path);
      state.put(this.count + 1, COUNT);
    });
    this.count += 1;
    this.marks.clear();
    for (const [path, mark] of here) this.marks.set(path, mark);
    return true;
  }

  private put(path: string, body: Uint8Array): void {
    const whole = `${this.folder}/${path}`;
    const before = this.there(whole);
    if (before && same(before, body)) return;
    this.fs.mkdirTree(whole.slice(0, whole.lastIndexOf("/")));
    // Under another name first: the file that takes the place of one is another file, and Python sees that.
    this.fs.writeFile(`${whole}.brought`, body);
    this.fs.rename(`${whole}.brought`, whole);
  }

  private there(path: string): Uint8Array | undefined {
    try {
      return this.fs.readFile(path);
    } catch {
      return undefined;
    }
  }

  /** Every file in memory, with a mark that changes whenever it is written. */
  private here(): Map<string, string> {
    this.fs.mkdirTree(this.folder); // whoever forgets everything removes the folder as well
    const files = [...filesBelow(this.fs, this.folder)].filter(([path]) => !path.endsWith(".lock"));
    return new Map(files.map(([path, { ino, size, mtime }]) => [path, `${ino} ${size} ${mtime.getTime()}`]));
  }

  private async all(): Promise<Map<string, Uint8Array>> {
    const store = (await this.open()).transaction(FILES).objectStore(FILES);
    const [names, bodies] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    return new Map(names.map((name, at) => [String(name), bodies[at] as Uint8Array]));
  }

  private async read<T>(store: string, name: string): Promise<T | undefined> {
    return done((await this.open()).transaction(store).objectStore(store).get(name)) as Promise<T | undefined>;
  }

  private async write(work: (files: IDBObjectStore, state: IDBObjectStore, count?: number) => void): Promise<void> {
    const database = await this.open();
    const writing = database.transaction([FILES, STATE], "readwrite", { durability: "strict" });
    await new Promise<void>((resolve, reject) => {
      writing.oncomplete = () => resolve();
      writing.onabort = () => reject(writing.error ?? new Error("not kept"));
      const [files, state] = [writing.objectStore(FILES), writing.objectStore(STATE)];
      const looking = state.get(COUNT) as IDBRequest<number | undefined>;
      looking.onsuccess = () => {
        try {
          work(files, state, looking.result);
        } catch (error) {
          reject(error as Error);
          giveUp(writing);
        }
      };
    });
  }

  private async open(): Promise<IDBDatabase> {
    if (this.database) return this.database;
    const database = await openShelf(this.name);
    const forget = (): void => (this.database = undefined);
    database.onversionchange = () => (database.close(), forget());
    database.onclose = forget;
    return (this.database = database);
  }
}

function same(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** Nothing of it is kept; the browser may have given it up before. */
function giveUp(writing: IDBTransaction): void {
  try {
    writing.abort();
  } catch {
    // There is nothing left to give up.
  }
}
