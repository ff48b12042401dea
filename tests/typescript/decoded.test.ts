/** The text of a file that a reader brings, in whatever encoding another program has left it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { decoded } from "../../workbook/frontend/page/decoded";

const bytes = (text: string, swapped: boolean): Uint8Array => {
  const found = Buffer.from(`\ufeff${text}`, "utf16le");
  return swapped ? found.swap16() : found;
};

test("a copy in UTF-8 is as it is, its mark included", () => {
  assert.equal(decoded(new TextEncoder().encode('\ufeff{"é": "🌿"}')), '\ufeff{"é": "🌿"}');
});

test("a copy in UTF-16, as PowerShell writes one, is read either way round", () => {
  for (const swapped of [false, true]) assert.equal(decoded(bytes('{"é": "🌿"}', swapped)), '\ufeff{"é": "🌿"}');
});

test("what is no text, or cut in the middle of a letter, is refused", () => {
  for (const odd of [new Uint8Array([0x50, 0x4b, 0xff]), bytes("x", false).slice(0, -1)]) assert.throws(() => decoded(odd));
});
