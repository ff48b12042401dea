/** Files in one archive, as “tar” has them: as far as the workbook's own archives go, which hold files with short names. */
const BLOCK = 512;
const [NAME, SIZE, MAGIC, PREFIX] = [0, 124, 257, 345];
const LONGEST = 100;

/** Every file of an archive with its path; the bytes are those of the archive itself. */
export function* unpacked(archive: Uint8Array): Generator<[string, Uint8Array]> {
  for (let at = 0; archive[at]; ) {
    const [prefix, name, size] = [
      text(archive, at + PREFIX, 155),
      text(archive, at + NAME, LONGEST),
      text(archive, at + SIZE, 12),
    ];
    const [begin, length] = [at + BLOCK, Number.parseInt(size, 8)];
    if (!(begin + length <= archive.length)) throw new Error("not a whole archive");
    yield [prefix ? `${prefix}/${name}` : name, archive.subarray(begin, begin + length)];
    at = begin + Math.ceil(length / BLOCK) * BLOCK;
  }
}

/** The parts of an archive with these files; one whose path is too long is left out. */
export function packed(files: Iterable<[string, Uint8Array]>): Uint8Array<ArrayBuffer>[] {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (const [path, body] of files) {
    if (path.length > LONGEST) continue;
    const whole = new Uint8Array(BLOCK + Math.ceil(body.length / BLOCK) * BLOCK);
    put(whole, NAME, path);
    put(whole, SIZE, body.length.toString(8).padStart(11, "0"));
    put(whole, MAGIC, "ustar");
    whole.set(body, BLOCK);
    parts.push(whole);
  }
  return parts;
}

function text(bytes: Uint8Array, from: number, length: number): string {
  return new TextDecoder().decode(bytes.subarray(from, from + length)).split("\0", 1)[0] ?? "";
}

function put(bytes: Uint8Array, at: number, words: string): void {
  bytes.set(new TextEncoder().encode(words), at);
}
