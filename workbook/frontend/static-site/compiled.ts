/** What Python has compiled of the workbook's sources is kept in this browser, so that it compiles them once. */
import { filesOf, type Files, type Named } from "./files";
import { filesBelow } from "./idb-sync";
import { inTime } from "./kept";
import { packed } from "./tar";

/** The folder to which Python writes it, and in which it looks for it. */
export const COMPILED = "/compiled";

/** What was kept the last time, or nothing. */
export async function keptCompiled(shelf: string, address: string): Promise<Named[]> {
  const looking = async (): Promise<Named[]> => {
    const found = await (await caches.open(shelf)).match(address);
    return found ? filesOf(found) : [];
  };
  return (await inTime(looking())) ?? [];
}

export class Compiled {
  constructor(
    private readonly fs: Files,
    private readonly shelf: string,
    private readonly address: string,
    private before: Named[],
  ) {}

  /** Keep it, unless something was kept before. */
  async keep(): Promise<void> {
    if (this.before.length) return;
    const read = ([path]: [string, unknown]): Named => [path, this.fs.readFile(`${COMPILED}/${path}`)];
    const parts = packed([...filesBelow(this.fs, COMPILED)].map(read));
    await (await caches.open(this.shelf)).put(this.address, new Response(new Blob(parts)));
  }

  /** Something is wrong with what was kept: it goes, and Python compiles anew. Returns whether there was anything. */
  async forget(): Promise<boolean> {
    const before = this.before.splice(0);
    for (const [path] of before) this.fs.unlink(`${COMPILED}/${path}`);
    await (await caches.open(this.shelf).catch(() => undefined))?.delete(this.address);
    return before.length > 0;
  }
}
