/** Who answers what a page asks: the server it came from, or Python in this very window. */
import { edition, invented } from "../static-site/site-root";
import { held } from "../static-site/glance";
import { asked, go, many } from "../static-site/navigation";
import { storeName } from "../static-site/worker-protocol";
import type { Worked } from "../static-site/worker-client";
import * as urls from "./urls";

/** Show this page anew; what Python holds in this window, such as the key of a lock, stays. */
export function again(): void {
  const engine = globalThis.workbookAlone;
  if (engine) void go(engine, location.href, "again");
  else location.reload();
}

export async function get(address: string, how: RequestInit = {}): Promise<Response> {
  const engine = globalThis.workbookAlone;
  if (!engine) return fetch(address, how);
  // A copy can be had without Python, which may be long in coming.
  if (!engine.awake && !invented() && address.endsWith(urls.COPY)) return new Response(await held(storeName(edition())));
  const form = how.body instanceof FormData ? how.body : undefined;
  const files = form ? await Promise.all(form.getAll("file").map((file) => (file as File).arrayBuffer())) : [];
  const words = form ? [...form].filter((each): each is [string, string] => typeof each[1] === "string") : [];
  const body = form ? "" : typeof how.body === "string" ? how.body : null;
  const asking = engine.ask(
    asked(address, body, many(words)),
    files.filter((file) => file.byteLength),
  );
  const reply = await Promise.race([asking, patience(engine, how.signal)]);
  if (!reply) throw new Error("nobody answers");
  return new Response(reply.body, { headers: { "Content-Type": reply.kind } });
}

/** Python that is still on its way has not been silent: whoever asks it waits until it is there, or has failed. */
function patience(engine: Worked, signal?: AbortSignal | null): Promise<undefined> {
  return new Promise((resolve) => signal?.addEventListener("abort", () => engine.awake && resolve(undefined)));
}
