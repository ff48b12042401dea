// Bundle the page shell, the fields and one small plotly into static files.
import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import { readdirSync, readFileSync } from "node:fs";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../../..");
const at = (...parts) => path.join(root, ...parts);
const common = { bundle: true, minify: true, target: "es2022", legalComments: "none", logLevel: "warning", absWorkingDir: here };
const lib = { nodePaths: [path.join(here, "node_modules")] };

await Promise.all([
  build({ ...common, format: "esm", legalComments: "inline", entryPoints: [at("workbook/app/shell/src/shell.ts")], outfile: at("workbook/app/static/shell.js") }),
  build({ ...common, format: "iife", entryPoints: [at("workbook/app/shell/src/first.ts")], outfile: at("workbook/app/static/first.js") }),
  build({ ...common, format: "esm", entryPoints: [at("workbook/app/shell/src/answers.ts")], outfile: at("workbook/app/static/answers.js") }),
  ...["map", "patterns"].map((name) =>
    build({ ...common, format: "esm", entryPoints: [at(`widgets/fields/${name}.ts`)], outfile: at(`workbook/app/static/${name}.js`) }),
  ),
  build({
    ...common,
    format: "esm",
    entryPoints: [at("workbook/app/shell/src/projector.ts")],
    outfile: at("workbook/app/static/projector.js"),
    plugins: [cssAsText()],
  }),
  ...["together", "scan"].map((name) =>
    build({
      ...common,
      format: "esm",
      legalComments: "inline",
      entryPoints: [at(`workbook/app/shell/src/${name}.ts`)],
      outfile: at(`workbook/app/static/${name}.js`),
    }),
  ),
  proxy(),
  python(),
  build({ ...common, format: "iife", entryPoints: [at("workbook/app/shell/src/alone/alone.ts")], outfile: at("workbook/browser/static/alone.js") }),
  build({ ...common, format: "iife", entryPoints: [at("workbook/app/shell/src/alone/service.ts")], outfile: at("workbook/browser/static/service.js") }),
  build({
    ...common,
    format: "esm",
    legalComments: "inline",
    entryPoints: [at("workbook/app/shell/src/alone/engine.ts")],
    outfile: at("workbook/browser/static/engine.js"),
    define: { DISTRIBUTION: JSON.stringify(JSON.stringify(distribution())) },
  }),
  build({ ...common, format: "iife", entryPoints: [at("workbook/app/shell/src/waiting.ts")], outfile: at("workbook/app/static/waiting.js") }),
  build({ ...common, format: "esm", entryPoints: [at("workbook/app/shell/src/facilitate.ts")], outfile: at("workbook/app/static/facilitate.js") }),
  build({ ...common, entryPoints: [at("workbook/app/shell/src/answers.css")], outfile: at("workbook/app/static/answers.css") }),
  build({ ...common, entryPoints: [at("workbook/app/shell/src/look.css")], outfile: at("workbook/app/static/look.css") }),
  build({
    ...common,
    format: "esm",
    entryPoints: [at("widgets/fields/notebook.ts")],
    outfile: at("widgets/static/fields.js"),
    plugins: [cssAsText()],
  }),
  build({
    ...common,
    ...lib,
    format: "esm",
    legalComments: "inline",
    stdin: { contents: 'export { default } from "plotly.js-basic-dist-min";', resolveDir: here },
    outfile: at("widgets/static/plotly.js"),
  }),
]);

/** What Python's loader wants to know of a distribution. The packages it could fetch are not ours: they come in one archive. */
function distribution() {
  const { info } = JSON.parse(readFileSync(path.join(here, "node_modules/pyodide/pyodide-lock.json"), "utf8"));
  return { info, packages: {} };
}

/** Python for browsers, as its makers publish it. */
async function python() {
  const folder = path.join(here, "node_modules/pyodide");
  const { name, version, license, homepage } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const files = ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"];
  await mkdir(at("workbook/browser/static"), { recursive: true });
  await Promise.all(files.map((file) => copyFile(path.join(folder, file), at("workbook/browser/static", file))));
  const said = `${name} ${version} (${license}), unchanged. Its source: ${homepage}\nIt holds CPython, under the licence of the Python Software Foundation.\n`;
  await writeFile(at("workbook/browser/static/pyodide-licence.txt"), said);
}

/** JupyterHub's own proxy in one file, so that nothing is fetched when a room opens; its licences stand beside it. */
async function proxy() {
  const built = await build({
    ...common,
    platform: "node",
    target: "node20",
    format: "cjs",
    entryPoints: ["node_modules/configurable-http-proxy/bin/configurable-http-proxy"],
    outfile: at("workbook/app/static/proxy.cjs"),
    define: { "import.meta.url": "thisFile" },
    banner: { js: 'const thisFile = require("node:url").pathToFileURL(__filename).href;' },
    metafile: true,
    plugins: [withoutCreateRequire()],
  });
  const packages = Object.keys(built.metafile.inputs).map((file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
  await writeFile(at("workbook/app/static/proxy-licences.txt"), licences([...new Set(packages)].filter(Boolean).sort()));
}

function licences(folders) {
  const texts = folders.map((folder) => {
    const own = path.join(here, folder);
    const { name, version, license } = JSON.parse(readFileSync(path.join(own, "package.json"), "utf8"));
    const file = readdirSync(own).find((each) => /^licen[cs]e/i.test(each));
    return `${name} ${version} (${license})\n\n${file ? readFileSync(path.join(own, file), "utf8") : ""}`;
  });
  return texts.join(`\n${"-".repeat(80)}\n`);
}

/** The proxy makes its own “require”, which a bundler cannot follow. */
function withoutCreateRequire() {
  return {
    name: "without-create-require",
    setup(bundler) {
      bundler.onLoad({ filter: /configurable-http-proxy\/(bin|lib)\/[\w.-]+$/ }, ({ path: file }) => {
        const source = readFileSync(file, "utf8").replace("const require = createRequire(import.meta.url);", "");
        return { contents: source, loader: "js" };
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
        const sheet = await build({ ...common, entryPoints: [file], write: false });
        return { contents: sheet.outputFiles[0].text, loader: "text" };
      });
    },
  };
}
