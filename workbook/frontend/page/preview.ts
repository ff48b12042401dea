/** What a copy holds, before anything is changed. */
import { all, one } from "../fields/piece";
import type { Answer } from "./requests";
import { template } from "./template";

const TITLES = { new: "New in the copy", changed: "Different in the copy", only_here: "Only here" };

export function preview(part: HTMLElement, answer: Answer): void {
  const shown = template("preview");
  one(shown, ".counted").textContent = `In the copy: ${answer.words ?? ""}.`;
  one(shown, ".when").textContent = answer.damage || when(answer.saved_at ?? "");
  for (const list of all<HTMLDetailsElement>(shown, "details")) fill(list, answer);
  for (const button of all(shown, "[data-how]")) button.dataset.ticket = answer.ticket;
  one(part, ".said").before(shown);
  shown.tabIndex = -1;
  shown.focus();
}

function fill(list: HTMLDetailsElement, answer: Answer): void {
  const name = list.dataset.list as keyof typeof TITLES;
  const questions = answer[name] ?? [];
  one(list, "summary").textContent = `${TITLES[name]}: ${questions.length}`;
  one(list, "ul").replaceChildren(...questions.map(item));
  list.hidden = questions.length === 0;
}

/** A question may come from a file that anyone made: text only. */
function item(question: string): HTMLLIElement {
  const line = document.createElement("li");
  line.textContent = question;
  return line;
}

function when(moment: string): string {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return "";
  return `Last saved ${at.toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" })}.`;
}
