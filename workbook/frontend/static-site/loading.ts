/** Start Python out of parts that are on their way. */
import { COMPILED } from "./compiled";
import type { Files } from "./files";

export interface Pyodide {
  FS: Files;
  registerJsModule(name: string, module: object): void;
  runPython(code: string): unknown;
  runPythonAsync(code: string): Promise<unknown>;
  toPy(value: unknown): unknown;
}

export interface Loader {
  loadPyodide(how: object): Promise<Pyodide>;
}

export const FOLDER = "/answers";
export const WORKBOOK = "/workbook";
const fromHost = self.fetch.bind(self);
/** Set when this is bundled: what Python’s loader wants to know of a distribution; ours has no packages. */
declare const DISTRIBUTION: string;

export async function load(
  { loadPyodide }: Loader,
  parts: { module: Promise<Response>; library: Promise<Response> },
  how: { indexURL: string; [more: string]: unknown },
  tracebacks: boolean,
): Promise<Pyodide> {
  insteadOf(
    new Map([
      ["pyodide.asm.wasm", parts.module],
      ["python_stdlib.zip", parts.library],
    ]),
  );
  return loadPyodide({
    lockFileContents: DISTRIBUTION,
    env: {
      HOME: "/home/pyodide",
      TZ: Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC",
      WORKBOOK_HOME: FOLDER,
      PYTHONPYCACHEPREFIX: COMPILED,
      WORKBOOK_TRACEBACKS: tracebacks ? "1" : "",
    },
    // What Python prints may hold an answer.
    stdout: () => undefined,
    stderr: tracebacks ? (line: string): void => console.error(line) : () => undefined,
    ...how,
  });
}

/** Python’s own loader asks for these by name; it gets them from here. */
function insteadOf(found: Map<string, Promise<Response>>): void {
  self.fetch = (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    return found.get(address.slice(address.lastIndexOf("/") + 1)) ?? fromHost(input, init);
  };
}
