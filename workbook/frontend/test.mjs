// Check the types of the tests in tests/typescript, bundle them into a folder of their own, and run them.
// What is said after “node test.mjs” goes to Node's test runner, such as --test-name-pattern=lock.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const tests = path.resolve(here, "../../tests/typescript");
const outdir = mkdtempSync(path.join(tmpdir(), "workbook-typescript-"));
const files = readdirSync(tests).filter((file) => file.endsWith(".test.ts"));

try {
  await build({
    entryPoints: files.map((file) => path.join(tests, file)),
    outdir,
    bundle: true,
    platform: "node",
    format: "esm",
    outExtension: { ".js": ".mjs" },
    nodePaths: [path.join(here, "node_modules")],
    sourcemap: "inline",
    logLevel: "warning",
  });
  const built = files.map((file) => path.join(outdir, file.replace(/\.ts$/, ".mjs")));
  process.exitCode =
    run(path.join(here, "node_modules/typescript/bin/tsc"), "--noEmit", "--project", tests) ||
    run("--enable-source-maps", "--test", "--test-timeout=60000", "--test-reporter=dot", ...process.argv.slice(2), ...built);
} finally {
  rmSync(outdir, { recursive: true });
}

function run(...words) {
  return spawnSync(process.execPath, words, { cwd: here, stdio: "inherit" }).status ?? 1;
}
