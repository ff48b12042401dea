/** Archives, and the files in Python's memory that come out of them. */
import type { FileSystem } from "./idb-sync";
import { unpacked } from "./tar";

/** One moment for every file: what was compiled of a source counts as long as the source has the time that it had then. */
const THEN = Date.UTC(2026, 0);

export type Named = [path: string, body: Uint8Array];

export interface Files extends FileSystem {
  writeFile(path: string, body: Uint8Array, how?: { canOwn: boolean }): void;
  utime(path: string, atime: number, mtime: number): void;
}

export async function filesOf(archive: Response): Promise<Named[]> {
  return [...unpacked(new Uint8Array(await archive.arrayBuffer()))];
}

/** Put files into a folder of Python’s, which has their bytes from then on. */
export function put(fs: Files, folder: string, files: Named[]): void {
  const made = new Set<string>();
  for (const [path, body] of files) {
    const whole = `${folder}/${path}`;
    const parent = whole.slice(0, whole.lastIndexOf("/"));
    if (!made.has(parent)) fs.mkdirTree(parent);
    made.add(parent);
    fs.writeFile(whole, body, { canOwn: true });
    fs.utime(whole, THEN, THEN);
  }
}
