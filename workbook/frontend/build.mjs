// Build every file of the manifest: “node build.mjs”; with “--watch” again after every change, for development.
import { readdirSync, readFileSync } from "node:fs";
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { build, context } from "esbuild";
import { rest, stdlib } from "./stdlib.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const at = (file) => path.join(here, file);
const read = (file) => readFileSync(file, "utf8");
const manifest = JSON.parse(read(at("built.json")));
const watching = process.argv.includes("--watch");

// For style sheets: what an older browser does not know, such as nested rules, is said in the words it knows.
const { enough } = JSON.parse(read(at("browsers.json")));
const looks = Object.entries(enough).map(([name, version]) => name + version);
const common = {
  bundle: true,
  minify: true,
  target: "es2022",
  legalComments: "inline",
  logLevel: "warning",
  absWorkingDir: here,
};
const node = {
  ...common,
  platform: "node",
  target: "node20",
  format: "cjs",
  legalComments: "none", // they stand in a file beside it
  define: { "import.meta.url": "thisFile" },
  banner: { js: 'const thisFile = require("node:url").pathToFileURL(__filename).href;' },
  plugins: [withoutCreateRequire()],
};
const formats = {
  esm: bundle,
  iife: bundle,
  old: bundle,
  css: bundle,
  copy: (source, file) => copyFile(source, file),
  node: proxy,
  licences,
  lock,
  notice,
  stdlib: (source, file) => (watching ? copyFile(source, file) : stdlib(source, file)),
  rest: (source, file) => (watching ? copyFile(source, file) : rest(source, file)),
};

// What is built for development says where it came from, so it never counts as built for anybody else.
if (watching) {
  await rm(at("static/built"), { force: true });
  process.stdin.on("end", () => process.exit()).resume();
}
await Promise.all(Object.entries(manifest).map(([file, entry]) => make(at(path.join("static", file)), entry)));

async function make(file, { source, format, sent_by }) {
  await mkdir(path.dirname(file), { recursive: true });
  await formats[format](at(source), file, format);
  // What a server sends is compressed once, as closely as it can be.
  if (!watching && sent_by.includes("server"))
    await writeFile(`${file}.br`, await promisify(brotliCompress)(await readFile(file)));
}

async function bundle(source, outfile, format) {
  const options = {
    ...common,
    entryPoints: [source],
    outfile,
    ...written(format),
    define: { DISTRIBUTION: JSON.stringify(JSON.stringify(distribution())) },
  };
  if (!watching) return build(options);
  const developed = await context({ ...options, minify: false, sourcemap: "inline" });
  await developed.watch();
}

function written(format) {
  if (format === "css") return { target: looks, plugins: [plainFirst()] };
  if (format === "old") return { format: "iife", target: "es5" }; // what a browser reads that runs nothing else
  return { format, plugins: [cssAsText()] };
}

/** What Python's loader wants to know of a distribution. The packages it could fetch are not ours: they come in one archive. */
function distribution() {
  const { info } = JSON.parse(read(path.join(here, "node_modules/pyodide/pyodide-lock.json")));
  return { info, packages: {} };
}

/** Which packages Python’s distribution has for a browser: none of them is ours, so whoever wants one names its file. */
async function lock(source, outfile) {
  const wheels = Object.entries(JSON.parse(read(source)).packages).filter(([, each]) => each.file_name.endsWith(".whl"));
  const packages = wheels.map(([name, { file_name, sha256, depends, imports }]) => [
    name,
    { file_name, sha256, depends, imports },
  ]);
  const { version } = JSON.parse(read(path.join(path.dirname(source), "package.json")));
  await writeFile(outfile, JSON.stringify({ version, packages: Object.fromEntries(packages) }));
}

/** Who made Python for browsers, and what was done to it. */
async function notice(source, outfile) {
  const { name, version, license, homepage } = JSON.parse(read(source));
  const said = `${name} ${version} (${license}); of its library a part, compiled, else unchanged. Its source: ${homepage}\n`;
  await writeFile(outfile, `${said}It holds CPython, under the licence of the Python Software Foundation.\n`);
}

/** JupyterHub's own proxy in one file, so that nothing is fetched when a room opens. */
async function proxy(source, outfile) {
  await build({ ...node, entryPoints: [source], outfile });
}

/** The licences of all that is in the proxy's file. */
async function licences(source, outfile) {
  const { metafile } = await build({ ...node, entryPoints: [source], outfile, write: false, metafile: true });
  const folders = Object.keys(metafile.inputs).map((file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
  const texts = [...new Set(folders)].filter(Boolean).sort().map(licence);
  await writeFile(outfile, texts.join(`\n${"-".repeat(80)}\n`));
}

function licence(folder) {
  const own = path.join(here, folder);
  const { name, version, license } = JSON.parse(read(path.join(own, "package.json")));
  const file = readdirSync(own).find((each) => /^licen[cs]e/i.test(each));
  return `${name} ${version} (${license})\n\n${file ? read(path.join(own, file)) : ""}`;
}

/** The proxy makes its own “require”, which a bundler cannot follow. */
function withoutCreateRequire() {
  return {
    name: "without-create-require",
    setup(bundler) {
      bundler.onLoad({ filter: /configurable-http-proxy\/(bin|lib)\/[\w.-]+$/ }, ({ path: file }) => {
        const source = read(file).replace("const require = createRequire(import.meta.url);", "");
        return { contents: source, loader: "js" };
      });
    },
  };
}

/** A mark that is drawn and not spoken has a plain form before it, for browsers that cannot tell the two apart. */
function plainFirst() {
  return {
    name: "plain-first",
    setup(bundler) {
      bundler.onLoad({ filter: /\.css$/ }, ({ path: file }) => {
        const sheet = read(file).replace(/(content: [^;{}/]+) \/ "";/g, "$1; $&");
        return { contents: sheet, loader: "css", watchFiles: [file] };
      });
    },
  };
}

/** A style sheet inside a script is text; it is bundled first, so that its own imports are in it. */
function cssAsText() {
  return {
    name: "css-as-text",
    setup(bundler) {
      bundler.onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
        const options = { ...common, target: looks, plugins: [plainFirst()] };
        const sheet = await build({ ...options, entryPoints: [file], write: false, metafile: true });
        const watchFiles = Object.keys(sheet.metafile.inputs).map((input) => path.resolve(here, input));
        return { contents: sheet.outputFiles[0].text, loader: "text", watchFiles };
      });
    },
  };
}
