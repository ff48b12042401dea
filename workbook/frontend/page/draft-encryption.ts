/**
 * Words as nobody can read them who has only this browser's files.
 *
 * A browser writes what a tab remembers into its profile, and leaves it there for a while after the tab has
 * forgotten it. The key is on the page, which is never written down, and the server gives it to nobody else.
 * A browser's own ciphers are asynchronous, a page that ends cannot wait for them, and at an address without
 * https there are none; so the cipher comes from a library.
 */
import { chacha20poly1305 } from "@noble/ciphers/chacha.js";
import { bytesToHex, bytesToUtf8, hexToBytes, managedNonce, utf8ToBytes } from "@noble/ciphers/utils.js";

const MARK = "sealed ";
const cipher = managedNonce(chacha20poly1305);

/** Seal words with a key of 64 hexadecimal digits. */
export function sealed(words: string, key: string): string {
  return MARK + bytesToHex(cipher(hexToBytes(key)).encrypt(utf8ToBytes(words)));
}

/** Open what was sealed, or throw; words that never were, as an earlier edition left them, are as they are. */
export function opened(kept: string, key: string): string {
  if (!kept.startsWith(MARK)) return kept;
  return bytesToUtf8(cipher(hexToBytes(key)).decrypt(hexToBytes(kept.slice(MARK.length))));
}
