/** The worker that runs the cells of a page: Python as in the other one, with Jupyter’s own parts, and a line to the page. */
import { COMPILED } from "./compiled";
import { unzipped } from "./fetched";
import { filesOf, put, type Files } from "./files";
import { filesBelow } from "./idb-sync";
import { load, WORKBOOK, type Loader, type Pyodide } from "./loading";
import type { Begun, Parts } from "./program-protocol";
import { packed } from "./tar";

/** What of the standard library other pages do not need. */
const REST = `${WORKBOOK}/python_rest.zip`;
/** Nothing is at this address: what Python’s loader asks for is handed over. */
const NOWHERE = "https://python.invalid/";
const BEGIN = `
import http, logging, pyodide, sys, xml
sys.dont_write_bytecode = False
sys.path += ["${WORKBOOK}", "${REST}"]
for package in (http, logging, pyodide, xml):  # a part of each is here, and a part there
    package.__path__.append(f"${REST}/{package.__name__}")
from workbook.static_site.program import Program
`;

interface Program {
  run(): Promise<void>;
  receive(text: string): void;
}

self.onmessage = ({ data, ports: [port] }: MessageEvent<{ parts: Parts; begun: Begun }>): void => {
  if (!port) return;
  self.onmessage = null;
  const tell = (text: string): void => port.postMessage(text);
  run(data.parts, data.begun, port, tell).catch(() => tell(JSON.stringify({ say: "failed" })));
};

async function run(parts: Parts, begun: Begun, port: MessagePort, tell: (text: string) => void): Promise<void> {
  const early: string[] = [];
  port.onmessage = ({ data }) => early.push(String(data));
  const python = await started(parts);
  const make = python.runPython(`${BEGIN}Program`) as (tell: (text: string) => void, begun: string) => Program;
  const program = make(tell, JSON.stringify(begun));
  program.receive(JSON.stringify({ do: "answers", text: begun.answers }));
  for (const text of early) program.receive(text);
  port.onmessage = ({ data }) => program.receive(String(data));
  await program.run();
  if (!parts.compiled) keep(python.FS, port);
}

async function started({ loader, machine, wasm, archives, library, compiled }: Parts): Promise<Pyodide> {
  const sources = archives.map(async (each) => filesOf(await unzipped(new Response(each))));
  const { default: createPyodideModule } = (await import(named(machine))) as { default: unknown };
  const parts = { module: unzipped(new Response(wasm)), library: unzipped(new Response(library)) };
  const how = { indexURL: NOWHERE, createPyodideModule };
  const python = await load((await import(named(loader))) as Loader, parts, how, false);
  for (const each of sources) put(python.FS, WORKBOOK, await each);
  python.FS.mkdirTree(COMPILED);
  if (compiled) put(python.FS, COMPILED, await filesOf(new Response(compiled)));
  return python;
}

function named(script: string): string {
  return URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
}

/** What was compiled goes to the page, which keeps it for the next time; it is used nowhere but here. */
function keep(fs: Files, port: MessagePort): void {
  const all = [...filesBelow(fs, COMPILED)];
  const parts = packed(all.map(([path]) => [path, fs.readFile(`${COMPILED}/${path}`)]));
  void new Blob(parts).arrayBuffer().then((files) => port.postMessage({ say: "compiled", files }, [files]));
}
