/** The text of a file that a reader brings. */

/** Read it as UTF-8, or as what some programs write when they pass a text on; throws where it is no text. */
export function decoded(bytes: Uint8Array): string {
  return new TextDecoder(encoding(bytes), { fatal: true, ignoreBOM: true }).decode(bytes);
}

function encoding([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
