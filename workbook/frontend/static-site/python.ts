/** Python, fetched once with a word on how far it is, kept for the next time, and started. */
import { ciphers } from "./crypto";
import { COMPILED, Compiled, keptCompiled } from "./compiled";
import { fetched, unzipped } from "./fetched";
import { filesOf, put } from "./files";
import type { FileSystem } from "./idb-sync";
import { load, WORKBOOK, type Loader, type Pyodide } from "./loading";
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
  inside(invented: boolean): StaticSite;
  bytes(files: ArrayBuffer[]): unknown;
  compiles: Compiled;
}

/** Where the library comes from, the workbook, and the shelf in the browser on which they are kept. */
export interface Source {
  folder: string;
  archive: string;
  shelf: string;
}

const BEGIN = `
import sys
sys.dont_write_bytecode = False
sys.path.append("${WORKBOOK}")
import page_ciphers
from workbook.static_site import crypto
crypto.put_in(page_ciphers)
from workbook.static_site.runtime import StaticSite
`;

const DEMONSTRATION = `
from workbook.static_site.demonstration import Demonstration
Demonstration()
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
  void import(`${folder}pyodide.asm.mjs`).catch(() => undefined); // at once, not when the loader has come to ask for it
  const loader = (await import(`${folder}pyodide.mjs`)) as Loader;
  const loading = load(loader, { module, library }, { indexURL: folder }, tracebacks);
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
    inside: (invented) => python.runPython(invented ? DEMONSTRATION : "StaticSite()") as StaticSite,
    bytes: (files) => python.toPy(files.map((file) => new Uint8Array(file))),
  };
}
