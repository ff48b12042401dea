/** The two ways through a chapter: each part can be opened by a press, a link, a search, or for paper. */
import { all, one } from "../fields/piece";
import type { Field } from "../fields/index";
import { keepStay, keepVisited, visited } from "./folds";

const FOLDED = "details.longer:not([open])";
/** What is off the short way: a part, or one of two lanes of which nothing is on it. */
const BESIDE = "details.longer, details.lane:not(:has(details.longer))";
/** What is for another day: it holds no place on either way. */
const LATER = "details.later";
const CLOSED = "details:is(.longer, .lane, .step, .part):not([open])";
const page = document.documentElement;
const CHAPTER = page.dataset.chapter ?? "";

/** How much is answered on the way that is taken, and what is answered beside it. */
export interface Walked {
  answered: number;
  of: number;
  more: number;
}

/** It is the short way as long as a question is folded away whose part is not full of answers. */
function short(): boolean {
  return document.querySelector(`${FOLDED}:not([data-mine=all]) [data-key]`) !== null;
}

export function walked(fields: Field[]): Walked {
  const beside = short() ? BESIDE : LATER;
  const on = fields.filter(({ root }) => !root.closest(beside));
  const count = (some: Field[]): number => some.filter((field) => field.read() !== null).length;
  return { answered: count(on), of: on.length, more: count(fields) - count(on) };
}

const name = (part: HTMLElement): string => part.dataset.longer ?? "";

/** Keep which parts stand open, and that what is closed over answers alone is not closed where there is room. */
function note(folded: HTMLDetailsElement[]): void {
  const open = folded.filter((part) => part.open);
  const brief = folded.filter((part) => !part.open && part.dataset.brief !== undefined);
  keepStay(CHAPTER, { way: short() ? "short" : "whole", open: [...open, ...brief].map(name) });
  keepVisited(CHAPTER, open.map(name));
}

/** A part that was written in is found open until the visit is over. */
function visit(part: string): void {
  const before = visited(CHAPTER);
  if (!before.includes(part)) keepVisited(CHAPTER, [...before, part]);
}

/** Open or close a part because somebody wants it so. */
function set(part: HTMLDetailsElement, open: boolean): void {
  part.open = open;
  part.removeAttribute("data-brief");
}

/** Open the parts that something stands in, if they are folded. */
export function reveal(target: Element | null | undefined): boolean {
  const part = target?.closest<HTMLDetailsElement>(CLOSED);
  if (!part) return false;
  part.open = true;
  reveal(part);
  return true;
}

/** What a reader has to see, such as two versions to choose between, stays in no folded part. */
export function revealAll(what: string): void {
  for (const each of all(document, `${CLOSED} ${what}`)) reveal(each);
}

function named(hash: string): Element | null {
  try {
    return hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  } catch {
    return null;
  }
}

function show(): void {
  const target = named(location.hash);
  if (reveal(target)) target?.scrollIntoView({ behavior: "instant" });
}

/** Bring the parts of a chapter alive; `changed` is told when another way is taken. */
export function attendWays(changed: () => void): void {
  const parts = all<HTMLDetailsElement>(document, "details.longer");
  const folded = [...parts, ...all<HTMLDetailsElement>(document, LATER)];
  if (!folded.length) return show();
  const buttons = all(document, "[data-way]");
  let pressed = false;
  const keep = (): void => {
    pressed = false;
    note(folded);
  };
  const turned = (): void => {
    const whole = parts.every((part) => part.open);
    for (const button of buttons) button.setAttribute("aria-pressed", String((button.dataset.way === "long") === whole));
    if (pressed) keep();
    changed();
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      for (const part of parts) set(part, button.dataset.way === "long");
      keep();
    });
  }
  for (const part of folded) {
    part.addEventListener("toggle", turned);
    one(part, "summary").addEventListener("click", () => {
      pressed = true;
      part.removeAttribute("data-brief");
    });
    part.addEventListener("input", () => visit(name(part)));
  }
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href*='#']");
    if (link && link.pathname === location.pathname) reveal(named(link.hash));
  });
  addEventListener("hashchange", show);
  openForSearch(() => folded.forEach((part) => (part.open = true)));
  openForPaper();
  turned();
  show();
}

/** Where a browser’s search does not look into what is folded, its keys open everything first. */
function openForSearch(open: () => void): void {
  if ("onbeforematch" in page) return;
  document.addEventListener("keydown", ({ key, ctrlKey, metaKey }) => {
    if (key === "F3" || ((ctrlKey || metaKey) && /^[fg]$/i.test(key))) open();
  });
}

/** On paper stands what is open; on request all of it, and after that the page is as it was. */
function openForPaper(): void {
  const button = document.querySelector("[data-does=print-whole]");
  button?.addEventListener("click", () => {
    const folded = all<HTMLDetailsElement>(document, CLOSED);
    for (const part of folded) part.open = true;
    addEventListener("afterprint", () => folded.forEach((part) => (part.open = false)), { once: true });
    print();
  });
}
