/** The ciphers of the lock for Python: bytes in and out, at once, which the browser’s own cannot do. */
import { gcm } from "@noble/ciphers/aes.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { pbkdf2 } from "@noble/hashes/pbkdf2.js";
import { scrypt } from "@noble/hashes/scrypt.js";
import { sha256 } from "@noble/hashes/sha2.js";

/** What Python hands over; it lets go of it itself. */
interface Bytes {
  toJs(): Uint8Array;
}

function taken(given: Bytes): Uint8Array {
  return given.toJs();
}

const MEMORY = 160 * 2 ** 20;

export const ciphers = {
  encrypt: (key: Bytes, nonce: Bytes, plain: Bytes, tied: Bytes): Uint8Array =>
    gcm(taken(key), taken(nonce), taken(tied)).encrypt(taken(plain)),
  decrypt(key: Bytes, nonce: Bytes, sealed: Bytes, tied: Bytes): Uint8Array | undefined {
    try {
      return gcm(taken(key), taken(nonce), taken(tied)).decrypt(taken(sealed));
    } catch {
      return undefined;
    }
  },
  scrypt: (said: Bytes, salt: Bytes, N: number, r: number, p: number, dkLen: number): Uint8Array =>
    scrypt(taken(said), taken(salt), { N, r, p, dkLen, maxmem: MEMORY }),
  pbkdf2: (said: Bytes, salt: Bytes, c: number, dkLen: number): Uint8Array =>
    pbkdf2(sha256, taken(said), taken(salt), { c, dkLen }),
  hkdf: (said: Bytes, salt: Bytes, info: Bytes, length: number): Uint8Array =>
    hkdf(sha256, taken(said), taken(salt), taken(info), length),
};
