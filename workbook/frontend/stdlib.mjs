// Python's standard library for the static site: compiled, so that waking it needs no compiler, and without what no page runs.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { loadPyodide } from "pyodide";

/** Tools for whoever develops or serves, and demonstrations; compiled files are larger, and this pays for them. */
const LEFT_OUT = [
  ..."__hello__ __phello__ antigravity this turtle turtledemo idlelib lib2to3 tkinter curses colorsys wave".split(" "),
  ..."_pyrepl bdb cProfile doctest ensurepip modulefinder pdb pickletools profile pstats pyclbr pydoc".split(" "),
  ..."pydoc_data symtable tabnanny test trace tracemalloc unittest venv zipapp compileall filecmp fileinput".split(" "),
  ..."ftplib imaplib mailbox multiprocessing nturl2path poplib pty smtplib socketserver sqlite3 wsgiref xmlrpc".split(" "),
  ..."_pydatetime _pyio configparser optparse plistlib sched shelve tomllib xml/dom".split(" "),
  ..."asyncio/proactor_events asyncio/tools asyncio/windows_events asyncio/windows_utils".split(" "),
  ..."concurrent/futures/process http/cookiejar http/server logging/config logging/handlers pyodide/console".split(" "),
];
const COMPILE = `
import py_compile, zipfile
from pathlib import Path

def compiled(root, left_out):
    out = zipfile.ZipFile("/out.zip", "w")
    for path in sorted(Path(root).rglob("*")):
        name = path.relative_to(root).as_posix()
        if not path.is_file() or any(f"{name}/".replace(".py/", "/").startswith(f"{it}/") for it in left_out):
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
export async function stdlib(source, outfile) {
  const python = await loadPyodide({ indexURL: path.dirname(source), env: { PYTHONHASHSEED: "0" } });
  python.unpackArchive(new Uint8Array(readFileSync(source)), "zip", { extractDir: "/library" });
  python.runPython(COMPILE)("/library", python.toPy(LEFT_OUT));
  writeFileSync(outfile, python.FS.readFile("/out.zip"));
}
