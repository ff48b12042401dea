/**
 * What is off the short way through a chapter is folded while the page is still being read in, so that nothing jumps.
 *
 * The page is sent with everything open: without a script nothing is out of reach. What a reader opens is remembered
 * beside the answers: in this browser where they stay in it, else in this tab until it is closed.
 */
import { recall, remember, remembered, unlearn, type Where } from "./browser-storage";

/** Which way was chosen, and which parts stand open where there is room. */
export interface Stay {
  way: "short" | "whole";
  open: string[];
}

const page = (): DOMStringMap => document.documentElement.dataset;
const where = (): Where => (page().engine && page().invented === undefined ? "localStorage" : "sessionStorage");
const ours = (): string => `workbook stays ${page().base} `;
const here = (): string => `workbook here ${page().base} `;

export function stay(chapter: string): Stay | undefined {
  const [way, ...open] = (recall(ours() + chapter, where()) ?? "").split(" ");
  return way === "short" || way === "whole" ? { way, open } : undefined;
}

export function keepStay(chapter: string, { way, open }: Stay): void {
  remember(ours() + chapter, [way, ...open].join(" "), where());
}

/** Parts that were opened or written in during this visit. */
export function visited(chapter: string): string[] {
  return (recall(here() + chapter) ?? "").split(" ").filter(Boolean);
}

export function keepVisited(chapter: string, parts: string[]): void {
  if (closes()) remember(here() + chapter, parts.join(" "));
}

export function forgetStays(): void {
  for (const name of remembered(ours(), where())) unlearn(name, where());
  for (const name of remembered(here())) unlearn(name);
}

/** On a phone what is full of answers closes over a line of them, where a search looks into what is folded. */
function closes(): boolean {
  return matchMedia("(max-width: 40rem)").matches && "onbeforematch" in document;
}

/** A part without a memory, also one for later, stands open if it holds an answer; unless it closes over a line of it. */
function stands({ dataset: part }: HTMLElement): boolean {
  const { chapter = "" } = page();
  const among = (names: string[]): boolean => names.includes(part.longer ?? "");
  if (part.mine === "all" && closes() && !among(visited(chapter))) part.brief = "";
  const kept = stay(chapter);
  return part.brief === undefined && (kept ? among(kept.open) : part.mine !== undefined);
}

export function foldEarly(): void {
  page().folds = "";
  const eye = new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (node instanceof HTMLDetailsElement && node.matches(".longer, .later")) node.open = stands(node);
      }
    }
  });
  eye.observe(document, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => eye.disconnect());
}

/** On the contents: how much is answered on the way that is remembered. */
export function tellWays(): void {
  for (const told of document.querySelectorAll<HTMLElement>("[data-progress]")) {
    const way = stay(told.dataset.progress ?? "")?.way;
    if (way && told.firstElementChild) told.firstElementChild.textContent = told.dataset[way] ?? "";
  }
}
