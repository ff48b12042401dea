/** On paper an answer is text and no box: while a page is printed, its words stand where a control stood. */
import { all } from "../fields/piece";
import { dayInWords } from "../fields/times";

type Control = HTMLTextAreaElement | HTMLSelectElement | HTMLInputElement;
const CONTROLS = ".field :is(textarea, select, input[type=date], input[type=tel])";

/** What is folded to be found, as a step, a part of the playbook or one full of answers, is printed with all others. */
const FOLDED = "details:is(.step, .part, [data-brief]):not([open])";
let unfolded: HTMLDetailsElement[] = [];

const head = new CSSStyleSheet();

export function printed(): void {
  addEventListener("beforeprint", () => {
    clear();
    runningHead();
    unfolded = all<HTMLDetailsElement>(document, FOLDED);
    for (const part of unfolded) part.open = true;
    for (const control of all<Control>(document, CONTROLS)) control.after(words(control));
    for (const row of all(document, ".field tr:has([data-column])")) row.classList.toggle("open", !says(row));
  });
  addEventListener("afterprint", clear);
}

function clear(): void {
  for (const each of all(document, ".printed")) each.remove();
  for (const part of unfolded.splice(0)) part.open = false;
}

function words(control: Control): HTMLElement {
  const place = document.createElement("span");
  const said = told(control).trim();
  place.className = said ? "printed" : "printed open";
  place.textContent = said;
  place.dir = "auto";
  return place;
}

function told(control: Control): string {
  if (control instanceof HTMLSelectElement) return control.value && (control.selectedOptions[0]?.text ?? "");
  return control.type === "date" ? dayInWords(control.value) : control.value;
}

/** Whether anything but a day stands in a row: a log gives each blank row the day it is. */
function says(row: HTMLElement): boolean {
  return all<Control>(row, "[data-column]").some((cell) => cell.type !== "date" && cell.value.trim());
}

/** The title at the head of each page but the first, where a browser can set it. */
function runningHead(): void {
  const title = document.querySelector("h1")?.textContent ?? "";
  const letters = [...title].map((letter) => `\\${letter.codePointAt(0)?.toString(16)} `).join("");
  head.replaceSync(`@page { @top-center { content: "${letters}"; } } @page :first { @top-center { content: none; } }`);
  if (!document.adoptedStyleSheets.includes(head)) document.adoptedStyleSheets.push(head);
}
