/** What the frame that runs cells is made of: from this browser or from the host, because the frame can ask nobody. */
import { fetched } from "./fetched";
import { inTime } from "./kept";
import type { Parts } from "./program-protocol";
import { edition } from "./site-root";
import { compiledName, largeName } from "./worker-protocol";

const SHELF = largeName(edition());
const page = document.documentElement;

function whole(name: string): string {
  return new URL(name, edition()).href;
}

const program = (): string => whole(page.dataset.program ?? "");

export async function partsOf(): Promise<Parts> {
  const given = new URL(globalThis.workbookAlone?.address ?? "").searchParams;
  const python = whole(given.get("python") ?? "");
  const text = async (address: string): Promise<string> => (await found(await fetch(address))).text();
  const large = async (address: string): Promise<ArrayBuffer> => (await fetched(address, SHELF)).arrayBuffer();
  const [script, loader, machine, wasm, library, workbook, more, compiled] = await Promise.all([
    text(whole(page.dataset.worker ?? "")),
    text(`${python}pyodide.mjs`),
    text(`${python}pyodide.asm.mjs`),
    large(`${python}pyodide.asm.wasm.gz`),
    large(`${python}python_stdlib.zip.gz`),
    large(whole(given.get("archive") ?? "")),
    large(program()),
    kept(),
  ]);
  return { script, loader, machine, wasm, library, archives: [workbook, more], compiled };
}

async function found(reply: Response): Promise<Response> {
  if (!reply.ok) throw new Error("not there");
  return reply;
}

async function kept(): Promise<ArrayBuffer | undefined> {
  const looking = caches.open(SHELF).then((shelf) => shelf.match(compiledName(program())));
  return (await inTime(looking))?.arrayBuffer();
}

/** What Python has compiled of the sources for cells; it is run nowhere but in their frame. */
export async function keepCompiled(files: ArrayBuffer): Promise<void> {
  const shelf = await caches.open(SHELF).catch(() => undefined);
  await shelf?.put(compiledName(program()), new Response(files)).catch(() => undefined);
}
