/** Python, fetched once with a word on how far it is, kept for the next time, and started. */
import { ciphers } from "./crypto";
import { COMPILED, Compiled, keptCompiled } from "./compiled";
import { filesOf, put, type Files } from "./files";
import type { FileSystem } from "./idb-sync";
import { keptOr } from "./kept";
import { compiledName } from "./worker-protocol";

export interface StaticSite {
  open(line: string, slug: string): void;
  close(line: string): void;
  hear(line: string, text: string): void;
  look(): void;
  told(): string;
  prepare(): boolean;
  lock_now(): void;
  sealed: boolean;
  answer(asked: string, files: unknown): { toJs(): [string, Uint8Array]; destroy(): void };
}

export interface Python {
  fs: FileSystem;
  inside(): StaticSite;
  bytes(files: ArrayBuffer[]): unknown;
  compiles: Compiled;
}

/** Where the library comes from, the workbook, and the shelf in the browser on which they are kept. */
export interface Source {
  folder: string;
  archive: string;
  shelf: string;
}

interface Pyodide {
  FS: Files;
  registerJsModule(name: string, module: object): void;
  runPython(code: string): unknown;
  toPy(value: unknown): unknown;
}

export const FOLDER = "/answers";
const WORKBOOK = "/workbook";
const fromHost = self.fetch.bind(self);
/** Set when this is bundled: what Python’s loader wants to know of a distribution; ours has no packages. */
declare const DISTRIBUTION: string;
const BEGIN = `
import sys
sys.dont_write_bytecode = False
sys.path.append("${WORKBOOK}")
import page_ciphers
from workbook.static_site import crypto
crypto.put_in(page_ciphers)
from workbook.static_site.runtime import StaticSite
`;

/**
 * Start Python.
 *
 * @param from where it lies
 * @param coming told of every part that arrives, in bytes
 * @param tracebacks whether whoever develops sees what goes wrong in it
 */
export async function start(from: Source, coming: (loaded: number) => void, tracebacks: boolean): Promise<Python> {
  const { folder, archive, shelf } = from;
  const get = (address: string): Promise<Response> => fetched(address, shelf, coming).then(unzipped);
  const workbook = get(archive).then(filesOf);
  const module = get(`${folder}pyodide.asm.wasm.gz`);
  const library = get(`${folder}python_stdlib.zip.gz`);
  const compiled = keptCompiled(shelf, compiledName(archive));
  for (const each of [workbook, library, module]) each.catch(() => undefined); // whoever awaits them hears of it
  insteadOf(
    new Map([
      ["pyodide.asm.wasm", module],
      ["python_stdlib.zip", library],
    ]),
  );
  void import(`${folder}pyodide.asm.mjs`).catch(() => undefined); // at once, not when the loader has come to ask for it
  const { loadPyodide } = (await import(`${folder}pyodide.mjs`)) as { loadPyodide(how: object): Promise<Pyodide> };
  const loading = loadPyodide({
    indexURL: folder,
    lockFileContents: DISTRIBUTION,
    env: {
      HOME: "/home/pyodide",
      TZ: zone(),
      WORKBOOK_HOME: FOLDER,
      PYTHONPYCACHEPREFIX: COMPILED,
      WORKBOOK_TRACEBACKS: tracebacks ? "1" : "",
    },
    // What Python prints may hold an answer.
    stdout: () => undefined,
    stderr: tracebacks ? (line: string): void => console.error(line) : () => undefined,
  });
  // Python’s own loader waits for ever for a part that does not come.
  const python = (await Promise.race([loading, Promise.all([workbook, library, module]).then(() => loading)])) as Pyodide;
  put(python.FS, WORKBOOK, await workbook);
  const before = await compiled;
  python.FS.mkdirTree(COMPILED);
  put(python.FS, COMPILED, before);
  python.registerJsModule("page_ciphers", ciphers);
  const compiles = new Compiled(python.FS, shelf, compiledName(archive), before);
  try {
    python.runPython(BEGIN);
  } catch (error) {
    if (!(await compiles.forget())) throw error;
    python.runPython(BEGIN);
  }
  return {
    fs: python.FS,
    compiles,
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
function fetched(address: string, name: string, coming: (loaded: number) => void): Promise<Response> {
  const shelf = globalThis.caches?.open(name);
  const looking = Promise.resolve(shelf).then((open) => open?.match(address));
  return keptOr(looking, async () => {
    const whole = await counted(address, coming);
    void shelf?.then((open) => open.put(address, new Response(whole))).catch(() => undefined);
    return new Response(whole);
  });
}

async function counted(address: string, coming: (loaded: number) => void): Promise<Blob> {
  const found = await fromHost(address);
  if (!found.ok || !found.body) throw new Error("not there");
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let reader = found.body.getReader(), part = await reader.read(); !part.done; part = await reader.read()) {
    coming(part.value.length);
    parts.push(part.value);
  }
  return new Blob(parts);
}
