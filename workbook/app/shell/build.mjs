// Bundle the page shell, the fields and one small plotly into static files.
import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import path from "node:path";

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, "../../..");
const at = (...parts) => path.join(root, ...parts);
const common = { bundle: true, minify: true, target: "es2022", legalComments: "none", logLevel: "warning", absWorkingDir: here };
const lib = { nodePaths: [path.join(here, "node_modules")] };

await Promise.all([
  build({ ...common, format: "esm", entryPoints: [at("workbook/app/shell/src/shell.ts")], outfile: at("workbook/app/static/shell.js") }),
  build({ ...common, format: "iife", entryPoints: [at("workbook/app/shell/src/first.ts")], outfile: at("workbook/app/static/first.js") }),
  build({ ...common, format: "esm", entryPoints: [at("workbook/app/shell/src/answers.ts")], outfile: at("workbook/app/static/answers.js") }),
  ...["map", "patterns"].map((name) =>
    build({ ...common, format: "esm", entryPoints: [at(`widgets/fields/${name}.ts`)], outfile: at(`workbook/app/static/${name}.js`) }),
  ),
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
