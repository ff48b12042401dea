// Python's standard library for the static site: compiled, so that waking it needs no compiler, and without what no page runs.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { loadPyodide } from "pyodide";

/** What no page and no cell of one can use. */
const NEVER = [
  ..."__hello__ __phello__ antigravity this turtle turtledemo idlelib lib2to3 tkinter curses _pyrepl doctest".split(" "),
  ..."ensurepip multiprocessing nturl2path pty pydoc_data sqlite3 test unittest venv zipapp _pyio _pydatetime".split(" "),
  ..."asyncio/proactor_events asyncio/tools asyncio/windows_events asyncio/windows_utils concurrent/futures/process".split(" "),
];
/** Tools for whoever develops or serves, and demonstrations; compiled files are larger, and this pays for them. */
const LEFT_OUT = [
  ...NEVER,
  ..."colorsys wave bdb cProfile modulefinder pdb pickletools profile pstats pyclbr pydoc symtable tabnanny".split(" "),
  ..."trace tracemalloc compileall filecmp fileinput ftplib imaplib mailbox poplib smtplib socketserver wsgiref".split(" "),
  ..."xmlrpc configparser optparse plistlib sched shelve tomllib xml/dom".split(" "),
  ..."http/cookiejar http/server logging/config logging/handlers pyodide/console".split(" "),
];
const COMPILE = `
import py_compile, zipfile
from pathlib import Path

def compiled(root, left_out, only):
    out = zipfile.ZipFile("/out.zip", "w")
    for path in sorted(Path(root).rglob("*")):
        name = path.relative_to(root).as_posix()
        below = f"{name}/".replace(".py/", "/")
        if not path.is_file() or any(below.startswith(f"{it}/") for it in left_out):
            continue
        if only and not any(below.startswith(f"{it}/") for it in only):
            continue
        body = path.read_bytes()
        if path.suffix == ".py":
            # Not looked at again: the source is not there. Names in it are those of the library, for tracebacks.
            unchecked = py_compile.PycInvalidationMode.UNCHECKED_HASH
            py_compile.compile(path, "/one.pyc", name, doraise=True, optimize=2, invalidation_mode=unchecked)
            name, body = f"{name}c", Path("/one.pyc").read_bytes()
        out.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), body)
    out.close()

compiled`;

/**
 * Compile the library with the very Python that will run it. Nothing in the archive is packed: it is sent packed as a
 * whole, which is smaller, and a browser unpacks it sooner than Python does.
 *
 * @param source the library as Pyodide's makers publish it: a zip archive of sources
 * @param outfile where the compiled one goes; the same bytes each time
 */
export const stdlib = (source, outfile) => library(source, outfile, LEFT_OUT, []);

/** What that leaves out and a cell may import. */
export const rest = (source, outfile) => library(source, outfile, NEVER, LEFT_OUT);

async function library(source, outfile, leftOut, only) {
  const python = await loadPyodide({ indexURL: path.dirname(source), env: { PYTHONHASHSEED: "0" } });
  python.unpackArchive(new Uint8Array(readFileSync(source)), "zip", { extractDir: "/library" });
  python.runPython(COMPILE)("/library", python.toPy(leftOut), python.toPy(only));
  writeFileSync(outfile, python.FS.readFile("/out.zip"));
}
