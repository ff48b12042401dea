/**
 * What is off the short way through a chapter is folded while the page is still being read in, so that nothing jumps.
 *
 * The page is sent with everything open: without a script nothing is out of reach. What a reader opens is remembered
 * beside the answers: in this browser where they stay in it, else in this tab until it is closed.
 */
import { recall, remember, remembered, unlearn, type Where } from "./browser-storage";

/** Which way was chosen, and which parts stand open. */
export interface Stay {
  way: "short" | "whole";
  open: string[];
}

const page = (): DOMStringMap => document.documentElement.dataset;
const where = (): Where => (page().engine && page().invented === undefined ? "localStorage" : "sessionStorage");
const ours = (): string => `workbook stays ${page().base} `;

export function stay(chapter: string): Stay | undefined {
  const [way, ...open] = (recall(ours() + chapter, where()) ?? "").split(" ");
  return way === "short" || way === "whole" ? { way, open } : undefined;
}

export function keepStay(chapter: string, { way, open }: Stay): void {
  remember(ours() + chapter, [way, ...open].join(" "), where());
}

export function forgetStays(): void {
  for (const name of remembered(ours(), where())) unlearn(name, where());
}

/** A part without a memory, also one for later, stands open if it holds an answer. */
function stands(part: HTMLElement): boolean {
  const kept = stay(page().chapter ?? "");
  return kept ? kept.open.includes(part.dataset.longer ?? "") : part.dataset.mine !== undefined;
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
