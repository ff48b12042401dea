/** The service worker: every file of the edition, kept until the next edition takes over. */

import * as urls from "../page/urls";
import { unzipped } from "./fetched";
import { keptOr } from "./kept";
import { largeName, sentAs, storeName } from "./worker-protocol";

/** Written in front of this script when the edition is built: each file with a mark of its content. */
declare const FILES: Record<string, string>;

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Scope {
  registration: { scope: string; active: unknown };
  clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: "install" | "activate", hear: (event: Lasting) => void): void;
  addEventListener(name: "fetch", hear: (event: Fetching) => void): void;
  addEventListener(name: "message", hear: (event: MessageEvent) => void): void;
}

const scope = self as unknown as Scope;
const LARGE = largeName(scope.registration.scope);
const STEM = `${storeName(scope.registration.scope)} edition `;
const SHELF = STEM + Object.values(FILES).join("").slice(0, 4000).split("").reduce(mixed, 0).toString(36);
const here = (name: string): string => new URL(name, scope.registration.scope).href;
const large = (name: string): boolean => name.endsWith(".gz") && name !== urls.PAGES;
const FRAMES: string[] = [urls.SHOWS, urls.RUNS];
const NOTEBOOK = new RegExp(`\\${urls.NOTEBOOK}$`);

function mixed(sum: number, sign: string): number {
  return (Math.imul(sum, 31) + sign.charCodeAt(0)) >>> 0;
}

scope.addEventListener("install", (event) => event.waitUntil(install()));
scope.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => scope.clients.claim())));
scope.addEventListener("message", (event) => event.data === "go on" && void scope.skipWaiting());
scope.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(scope.registration.scope)) event.respondWith(answer(request));
});

/** Every file that is not large; those are kept by whoever needs them first, or here. The pages come in one file. */
async function install(): Promise<void> {
  const shelf = await caches.open(SHELF);
  const names = Object.keys(FILES).filter((name) => !large(name) && name !== urls.PAGES);
  await Promise.all([shelf.addAll(names.map(asked)), keepPages(shelf)]);
  if (scope.registration.active) await keepLarge();
}

/** A newer edition is whole with what is large and has changed: whoever takes it may have no network the next moment. */
async function keepLarge(): Promise<void> {
  const shelf = await caches.open(LARGE);
  if (!(await shelf.keys()).length) return; // Python was never awake here
  for (const name of Object.keys(FILES).filter(large)) {
    if (await shelf.match(here(name))) continue;
    const found = await fetch(asked(name));
    if (!found.ok) throw new Error("not there");
    await shelf.put(here(name), new Response(await found.blob()));
  }
}

/** Under the same name another edition may have had another file. */
function asked(name: string): Request {
  return new Request(here(name), { cache: "no-cache" });
}

/** Every page, with the headers that the host sends. */
async function keepPages(shelf: Cache): Promise<void> {
  const found = await fetch(asked(urls.PAGES));
  if (!found.ok) throw new Error("not there");
  const headers = new Headers(found.headers);
  for (const name of ["Content-Encoding", "Content-Length", "ETag", "Last-Modified"]) headers.delete(name);
  headers.set("Content-Type", "text/html; charset=utf-8");
  const pages = Object.entries((await (await unzipped(found)).json()) as Record<string, string>);
  await Promise.all(pages.map(([name, text]) => shelf.put(here(name), new Response(text, { headers }))));
}

/** What earlier editions have left goes. */
async function tidy(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(STEM) && name !== SHELF) await caches.delete(name);
  const shelf = await caches.open(LARGE);
  for (const { url } of await shelf.keys()) {
    const name = url.startsWith(scope.registration.scope) ? url.slice(scope.registration.scope.length) : undefined;
    if (name && !(sentAs(name) in FILES)) await shelf.delete(url);
  }
}

function answer(request: Request): Promise<Response> {
  const address = request.url.split(/[?#]/)[0] ?? request.url;
  // Chapters name each other as notebooks.
  const name = address
    .slice(scope.registration.scope.length)
    .replace(/^$|\/$/, `$&${urls.INDEX}`)
    .replace(NOTEBOOK, urls.PAGE);
  const found = keptOr(caches.match(here(name), { ignoreSearch: true }), () => fetch(request));
  return FRAMES.includes(name) ? found.then(apart) : found;
}

/** The document of a frame has no origin, also where its frame cannot say so: one that does is never asked for here. */
function apart(reply: Response): Response {
  const headers = new Headers(reply.headers);
  headers.append("Content-Security-Policy", "sandbox allow-scripts");
  return new Response(reply.body, { headers, status: reply.status });
}
