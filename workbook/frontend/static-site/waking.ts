/** While Python is on its way: how far it is, in words. */
import { type Worked, WAKING } from "./worker-client";

const MEGABYTE = 1_000_000;
const WORDS = {
  coming: "You can already write. What keeps your words is on its way to this device, once",
  meanwhile: "You can already write. This page keeps it in this browser until the rest is here, which comes to this device once",
  here: "What you write is kept now, in this browser.",
  waits: "This page is made of what you wrote. What puts it together is on its way to this device, once",
  failed: "This browser could not start what keeps your words. Reload the page; if that does not help, use another browser.",
};

export function sayComing(engine: Worked): void {
  addEventListener(WAKING, () => say(engine));
  addEventListener("DOMContentLoaded", () => say(engine));
}

function say(engine: Worked): void {
  const { loaded, total } = engine.coming;
  const on = loaded > 0 && loaded < total;
  const waits = document.querySelector<HTMLElement>("[data-waits]");
  if (engine.failed) return put(waits ?? line(), WORDS.failed);
  if (waits && on) return put(waits, WORDS.waits, far(loaded, total));
  if (waits || document.documentElement.dataset.alive === undefined) return;
  const meanwhile = document.documentElement.dataset.meanwhile !== undefined;
  if (!engine.awake && on) put(line(), meanwhile ? WORDS.meanwhile : WORDS.coming, far(loaded, total));
  else if (engine.awake && document.querySelector(".on-its-way")) put(line(), WORDS.here);
}

/** Where it is said: above the text, and there to stay, so that nothing moves when it is over. */
function line(): HTMLElement {
  const there = document.querySelector<HTMLElement>(".on-its-way");
  if (there) return there;
  const made = document.createElement("p");
  made.className = "on-its-way";
  made.setAttribute("role", "status");
  document.querySelector("main")?.prepend(made);
  return made;
}

/** The words are said once; how far it is changes all the time, and is for the eyes. */
function put(where: HTMLElement, words: string, far = ""): void {
  if (where.dataset.said !== words) {
    where.dataset.said = words;
    where.replaceChildren(words, Object.assign(document.createElement("span"), { ariaHidden: "true" }));
  }
  const count = where.querySelector("span");
  if (count) count.textContent = far;
}

function far(loaded: number, total: number): string {
  return `: ${(loaded / MEGABYTE).toFixed(1)} of ${(total / MEGABYTE).toFixed(1)} megabytes.`;
}
