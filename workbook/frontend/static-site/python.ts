/** Python, fetched once with a word on how far it is, kept for the next time, and started. */
import { ciphers } from "./crypto";
import type { FileSystem } from "./idb-sync";

export interface StaticSite {
  open(line: string, slug: string): void;
  close(line: string): void;
  hear(line: string, text: string): void;
  look(): void;
  told(): string;
  lock_now(): void;
  sealed: boolean;
  answer(asked: string, files: unknown): { toJs(): [string, Uint8Array]; destroy(): void };
}

export interface Python {
  fs: FileSystem;
  inside(): StaticSite;
  bytes(files: ArrayBuffer[]): unknown;
}

interface Pyodide {
  FS: FileSystem;
  globals: { get(name: string): unknown };
  unpackArchive(body: ArrayBuffer, format: string, where: object): void;
  registerJsModule(name: string, module: object): void;
  runPython(code: string): unknown;
  toPy(value: unknown): unknown;
}

export const FOLDER = "/answers";
const fromHost = self.fetch.bind(self);
/** Set when this is bundled: what Python’s loader wants to know of a distribution; ours has no packages. */
declare const DISTRIBUTION: string;
const BEGIN = `
import sys
sys.path.insert(0, "/workbook")
import page_ciphers
from workbook.static_site import crypto
crypto.put_in(page_ciphers)
import filelock, workbook.session.chapter_session
from workbook.answers.schema import fits_entry
from workbook.static_site.runtime import StaticSite
fits_entry(0)
`;

/**
 * Start Python.
 *
 * @param folder where it lies
 * @param archive where the workbook lies, with the packages it needs
 * @param shelf the name under which large files are kept
 * @param coming told of every part that arrives, in bytes
 * @param tracebacks whether whoever develops sees what goes wrong in it
 */
export async function start(
  folder: string,
  archive: string,
  shelf: string,
  coming: (loaded: number) => void,
  tracebacks: boolean,
): Promise<Python> {
  const get = (name: string): Promise<Response> => fetched(new URL(name, folder).href, shelf, coming);
  const packed = get(archive).then((found) => found.arrayBuffer());
  const wasm = get("pyodide.asm.wasm.gz");
  const library = get("python_stdlib.zip");
  const module = wasm.then(unzipped);
  for (const each of [packed, library, module]) each.catch(() => undefined); // whoever awaits them hears of it
  insteadOf(
    new Map([
      ["pyodide.asm.wasm", module],
      ["python_stdlib.zip", library],
    ]),
  );
  const { loadPyodide } = (await import(`${folder}pyodide.mjs`)) as { loadPyodide(how: object): Promise<Pyodide> };
  const loading = loadPyodide({
    indexURL: folder,
    lockFileContents: DISTRIBUTION,
    env: {
      HOME: "/home/pyodide",
      TZ: zone(),
      WORKBOOK_HOME: FOLDER,
      PYTHONDONTWRITEBYTECODE: "1",
      WORKBOOK_TRACEBACKS: tracebacks ? "1" : "",
    },
    // What Python prints may hold an answer.
    stdout: () => undefined,
    stderr: tracebacks ? (line: string): void => console.error(line) : () => undefined,
  });
  // Python’s own loader waits for ever for a part that does not come.
  const python = (await Promise.race([loading, Promise.all([packed, library, module]).then(() => loading)])) as Pyodide;
  python.unpackArchive(await packed, "zip", { extractDir: "/workbook" });
  python.registerJsModule("page_ciphers", ciphers);
  python.runPython(BEGIN);
  return {
    fs: python.FS,
    inside: () => python.runPython("StaticSite()") as StaticSite,
    bytes: (files) => python.toPy(files.map((file) => new Uint8Array(file))),
  };
}

function zone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

/** Python’s own loader asks for these by name; it gets them from here. */
function insteadOf(found: Map<string, Promise<Response>>): void {
  self.fetch = (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    return found.get(address.slice(address.lastIndexOf("/") + 1)) ?? fromHost(input, init);
  };
}

/** Some hosts have a browser unpack what is packed, and some do not. */
async function unzipped(found: Response): Promise<Response> {
  const whole = await found.blob();
  const [first, second] = new Uint8Array(await whole.slice(0, 2).arrayBuffer());
  const packed = first === 0x1f && second === 0x8b;
  const body = packed ? whole.stream().pipeThrough(new DecompressionStream("gzip")) : whole;
  return new Response(body, { headers: { "Content-Type": "application/wasm" } });
}

/** A large file: from this browser, or else from the host, counted on its way and kept for the next time. */
async function fetched(address: string, name: string, coming: (loaded: number) => void): Promise<Response> {
  const shelf = await globalThis.caches?.open(name).catch(() => undefined);
  const kept = await shelf?.match(address);
  if (kept) return kept;
  const found = await fromHost(address);
  if (!found.ok || !found.body) throw new Error("not there");
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let reader = found.body.getReader(), part = await reader.read(); !part.done; part = await reader.read()) {
    coming(part.value.length);
    parts.push(part.value);
  }
  const whole = new Blob(parts);
  void shelf?.put(address, new Response(whole)).catch(() => undefined);
  return new Response(whole);
}
