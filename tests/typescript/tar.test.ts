/** Archives of the static site: what “tar” has packed is unpacked, and what was packed here as well. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { packed, unpacked } from "../../workbook/frontend/static-site/tar";

const LONG = `${"folder-with-a-long-name/".repeat(4)}file-with-a-long-name.txt`;
const FILES: Record<string, string> = {
  empty: "",
  "below/one block": "x".repeat(512),
  "below/more": `naïve\n${"y".repeat(700)}`,
};

function told(archive: Uint8Array): Record<string, string> {
  return Object.fromEntries([...unpacked(archive)].map(([name, body]) => [name, new TextDecoder().decode(body)]));
}

function packedHere(files: Record<string, string>): Uint8Array {
  const bytes = Object.entries(files).map(([name, text]): [string, Uint8Array] => [name, new TextEncoder().encode(text)]);
  return new Uint8Array(Buffer.concat(packed(bytes)));
}

test("what tar has packed is unpacked, with paths of more than a hundred letters", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "workbook-tar-"));
  const files = { ...FILES, [LONG]: "far below" };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const made = spawnSync("tar", ["--format=ustar", "-cf", "-", ...Object.keys(files)], { cwd: folder });
  rmSync(folder, { recursive: true });
  assert.deepEqual(told(new Uint8Array(made.stdout)), files);
});

test("what was packed here is unpacked, but for a path that has no room", () => {
  assert.deepEqual(told(packedHere({ ...FILES, [LONG]: "far below" })), FILES);
});

test("an archive that was cut short is refused", () => {
  const whole = packedHere(FILES);
  for (const length of [100, 600, whole.length - 512]) assert.throws(() => told(whole.slice(0, length)), /not a whole archive/);
});
