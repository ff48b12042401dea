/** Large files: from this browser, or else from the host, and then kept for the next time. */
import { keptOr } from "./kept";

const fromHost = self.fetch.bind(self);

/** Some hosts have a browser unpack what is packed, and some do not. */
export async function unzipped(found: Response): Promise<Response> {
  const whole = await found.blob();
  const [first, second] = new Uint8Array(await whole.slice(0, 2).arrayBuffer());
  const packed = first === 0x1f && second === 0x8b;
  const body = packed ? whole.stream().pipeThrough(new DecompressionStream("gzip")) : whole;
  return new Response(body, { headers: { "Content-Type": "application/wasm" } });
}

/** A large file: from this browser, or else from the host, counted on its way and kept for the next time. */
export function fetched(address: string, name: string, coming: (loaded: number) => void = () => {}): Promise<Response> {
  const shelf = globalThis.caches?.open(name);
  const looking = Promise.resolve(shelf).then((open) => open?.match(address));
  return keptOr(looking, async () => {
    const whole = await counted(address, coming);
    void shelf?.then((open) => open.put(address, new Response(whole))).catch(() => undefined);
    return new Response(whole);
  });
}

async function counted(address: string, coming: (loaded: number) => void): Promise<Blob> {
  const found = await fromHost(address);
  if (!found.ok || !found.body) throw new Error("not there");
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let reader = found.body.getReader(), part = await reader.read(); !part.done; part = await reader.read()) {
    coming(part.value.length);
    parts.push(part.value);
  }
  return new Blob(parts);
}
