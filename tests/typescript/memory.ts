/** Files in memory, as Python in a browser has them: whatever is written anew gets another number or another time. */
import type { FileSystem } from "../../workbook/frontend/static-site/idb-sync";

interface File {
  body: Uint8Array;
  ino: number;
  at: number;
}

const FOLDER = 1;

export class Memory implements FileSystem {
  readonly files = new Map<string, File>();
  private readonly folders = new Set<string>();
  private last = 0;

  mkdirTree(path: string): void {
    for (let at = path.indexOf("/", 1); at > 0; at = path.indexOf("/", at + 1)) this.folders.add(path.slice(0, at));
    this.folders.add(path);
  }

  readdir(path: string): string[] {
    const below = path.replace(/\/*$/, "/");
    this.need(below.slice(0, -1));
    const there = [...this.files.keys(), ...this.folders].filter((each) => each.startsWith(below));
    return [".", "..", ...new Set(there.map((each) => each.slice(below.length).split("/")[0] ?? ""))].filter(Boolean);
  }

  stat(path: string) {
    const { ino, body, at } = this.files.get(path) ?? { ino: 0, body: new Uint8Array(), at: 0 };
    return { mode: this.files.has(path) ? 0 : FOLDER, ino, size: body.length, mtime: new Date(at) };
  }

  isDir(mode: number): boolean {
    return mode === FOLDER;
  }

  readFile(path: string): Uint8Array {
    const found = this.files.get(path);
    if (!found) throw new Error("no such file");
    return found.body;
  }

  writeFile(path: string, body: Uint8Array): void {
    this.need(path.slice(0, path.lastIndexOf("/")));
    this.last += 1;
    this.files.set(path, { body, ino: this.files.get(path)?.ino ?? this.last, at: this.last });
  }

  rename(from: string, to: string): void {
    const file = this.files.get(from);
    if (!file) throw new Error("no such file");
    this.files.set(to, file);
    this.files.delete(from);
  }

  unlink(path: string): void {
    if (!this.files.delete(path)) throw new Error("no such file");
  }

  private need(folder: string): void {
    if (!this.folders.has(folder)) throw new Error("no such folder");
  }

  /** As Python does that forgets everything. */
  forget(path: string): void {
    for (const name of this.files.keys()) if (name.startsWith(`${path}/`)) this.files.delete(name);
    for (const name of this.folders) if (name.startsWith(path)) this.folders.delete(name);
  }
}
