/** Bytes in the state of a widget travel beside it; here they are put into their places, and taken out again. */
import type { Data } from "./said";

type Path = (string | number)[];

export function decoded(text: string): DataView {
  return new DataView(Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)).buffer);
}

export function encoded(bytes: ArrayBuffer | ArrayBufferView): string {
  const view = ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
  let text = "";
  for (let at = 0; at < view.length; at += 8192) text += String.fromCharCode(...view.subarray(at, at + 8192));
  return btoa(text);
}

/** Put bytes into a state, each where its path says. */
export function putIn(state: Data, paths: Path[], buffers: string[]): Data {
  paths.forEach((path, at) => {
    const last = path.at(-1);
    const place = path.slice(0, -1).reduce<unknown>((inside, step) => (inside as Data | undefined)?.[step], state);
    if (place && last !== undefined) (place as Data)[last] = decoded(buffers[at] ?? "");
  });
  return state;
}

/** A copy of a value without its bytes, which are added to `paths` and `buffers`. */
export function takenOut(value: unknown, path: Path, paths: Path[], buffers: string[]): unknown {
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) {
    paths.push(path);
    buffers.push(encoded(value));
    return null;
  }
  if (Array.isArray(value)) return value.map((each, at) => takenOut(each, [...path, at], paths, buffers));
  if (typeof value !== "object" || value === null || "toJSON" in value) return value;
  const parts = Object.entries(value).map(([name, each]) => [name, takenOut(each, [...path, name], paths, buffers)]);
  return Object.fromEntries(parts);
}
