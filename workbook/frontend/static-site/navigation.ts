/** From page to page without a new window, so that Python stays awake; and what pages ask of it. */
import { ANEW, GIVING_WAY, LEAVING } from "../page/leaving";
import { give } from "../fields/download";
import { edition } from "./site-root";
import { WAKING, type Worked } from "./worker-client";
import { tellWays } from "../page/folds";
import * as urls from "../page/urls";
import type { Asked, Reply } from "./worker-protocol";

const HTML = "text/html";
const NOTEBOOK = new RegExp(`\\${urls.NOTEBOOK}(?=#|$)`);

interface Place {
  x: number;
  y: number;
}

export function attend(engine: Worked): void {
  // On the window, so that a page's own scripts have their turn first.
  addEventListener("click", (event) => pressed(engine, event));
  addEventListener("submit", (event) => sent(engine, event));
  const [shown, at] = location.href.split("#");
  addEventListener("popstate", () => {
    const [address, mark] = location.href.split("#");
    if (address !== shown || mark === at) void go(engine, location.href, "back");
  });
  addEventListener("DOMContentLoaded", () => void anew(engine));
  addEventListener(WAKING, () => void anew(engine));
}

/** A page that was made without answers is made again with them as soon as that can be. */
async function anew(engine: Worked): Promise<void> {
  const page = document.documentElement;
  const asFile = !page.dataset.engine?.endsWith("?");
  if (!engine.awake || !asFile || page.dataset.chapter !== undefined || document.readyState === "loading") return;
  const here = location.href;
  const reply = await engine.ask(asked(here));
  if (!reply || location.href !== here || document.documentElement !== page) return;
  const fresh = new DOMParser().parseFromString(new TextDecoder().decode(reply.body), "text/html");
  const scripts = (of: Document): string =>
    [...of.querySelectorAll("script")].map((it) => it.getAttribute("src")?.split("?")[0]).join();
  if (document.querySelector("[data-waits]") || scripts(fresh) !== scripts(document)) {
    engine.pages += 1;
    return put(reply, here);
  }
  page.dataset.engine = fresh.documentElement.dataset.engine;
  const [now, then] = [document.querySelector("main"), fresh.querySelector("main")];
  if (now && then && !holds(now) && now.innerHTML !== then.innerHTML) now.replaceChildren(...then.childNodes);
  tellWays();
  dispatchEvent(new Event(ANEW));
}

/** Whether somebody types or chooses there already: what they have begun with stays as it is. */
function holds(main: HTMLElement): boolean {
  const fields = [...main.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")];
  return fields.some(
    (it) =>
      it === document.activeElement || it.value !== it.defaultValue || ("checked" in it && it.checked !== it.defaultChecked),
  );
}

function pressed(engine: Worked, event: MouseEvent): void {
  const link = (event.target as Element).closest("a");
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || link.target || !ours(link.href)) return;
  if (link.dataset.act) return later(event, link);
  if (link.href.split("#")[0] === location.href.split("#")[0] && link.hash) return;
  event.preventDefault();
  // Chapters name each other as notebooks.
  void go(engine, link.href.replace(NOTEBOOK, urls.PAGE), link.dataset.instead === undefined ? "on" : "instead");
}

/** What a page's own script does is at no address: a press before that script is there waits for it. */
function later(event: MouseEvent, link: HTMLAnchorElement): void {
  event.preventDefault();
  if (document.readyState !== "complete") addEventListener("load", () => link.click(), { once: true });
}

/** A form that asks, such as which pages of the playbook are wanted. */
function sent(engine: Worked, event: SubmitEvent): void {
  const form = event.target as HTMLFormElement;
  const asks = form.hasAttribute("action") && form.method === "get" && !form.querySelector("[type=password]");
  if (event.defaultPrevented || !asks || !ours(form.action)) return;
  event.preventDefault();
  const address = new URL(form.action);
  address.search = new URLSearchParams(
    [...new FormData(form, event.submitter)].map(([name, value]) => [name, String(value)]),
  ).toString();
  void go(engine, address.href, "on");
}

function ours(address: string): boolean {
  // A demonstration has a window, and a worker, of its own.
  const others = [urls.STATIC, urls.PYTHON, urls.DEMO];
  return address.startsWith(edition()) && !others.some((folder) => address.startsWith(edition() + folder));
}

export async function go(engine: Worked, address: string, how: "on" | "instead" | "back" | "again"): Promise<void> {
  dispatchEvent(new Event("pagehide")); // the last words are sent first
  const reply = engine.awake ? await engine.ask(asked(address)) : await asFile(address);
  if (!reply) return location.assign(address);
  if (reply.name || !reply.kind.startsWith(HTML)) return void give(new Blob([reply.body], { type: reply.kind }), reply.name);
  // A page in the place of a file says why there is none; it has no address of its own.
  const to = asked(address).path.includes("/") ? location.href : address;
  if (how === "on") {
    history.replaceState({ x: scrollX, y: scrollY } satisfies Place, "");
    history.pushState(null, "", to);
  }
  if (how === "instead") history.replaceState(null, "", to);
  engine.pages += 1;
  put(reply, to, how === "back" ? (history.state as Place | null) : null);
}

/** Put a page in the place of this one. Its scripts run anew, and nothing of this one listens any more. */
function put(reply: Reply, address: string, place: Place | null = null): void {
  const engine = globalThis.workbookAlone;
  const text = new TextDecoder().decode(reply.body);
  // A module runs once for each address.
  const html = text.replace(
    /(<script type="module" src="[^"?]+|<link rel="modulepreload" href="[^"?]+)(")/g,
    `$1?page=${engine?.pages ?? 0}$2`,
  );
  for (const name of [LEAVING, GIVING_WAY]) dispatchEvent(new Event(name));
  document.open();
  document.write(html);
  document.close();
  const { hash } = new URL(address);
  const target = hash ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  if (target) target.scrollIntoView({ behavior: "instant" });
  else scrollTo({ left: place?.x ?? 0, top: place?.y ?? 0, behavior: "instant" });
}

/** A page as the host has it; what is asked of a page concerns no host. */
async function asFile(address: string): Promise<Reply | undefined> {
  const found = await fetch(address.split(/[?#]/)[0] ?? address).catch(() => undefined);
  if (!found?.ok) return undefined;
  return { kind: found.headers.get("Content-Type") ?? HTML, name: "", body: await found.arrayBuffer() };
}

/** A question of a page, by its address. */
export function asked(address: string, body: string | null = null, form: Record<string, string[]> = {}): Asked {
  const { href, searchParams } = new URL(address, location.href);
  const path = decodeURIComponent(href.slice(edition().length).split(/[?#]/)[0] ?? "");
  return { path, query: many([...searchParams]), form, body, own: edition() };
}

export function many(pairs: [string, string][]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [name, value] of pairs) (found[name] ??= []).push(value);
  return found;
}
