/** The plan that the start page asks about: it is told, put off, given up or forgotten with one press. */
import { Apart, Sure } from "../fields/confirm";
import { all, one } from "../fields/piece";
import { ask } from "./requests";
import { again, get } from "./transport";

const DONE: Record<string, string> = {
  told: "Kept. It is in your log as well.",
  later: "All right. Another day, then.",
  dropped: "That is fine. Nothing more is asked about it. You can change that below the plan, in its chapter.",
  forget: "Forgotten.",
};
let working = false;

function alive(section: HTMLElement): void {
  const apart = new Apart(section);
  for (const button of all<HTMLButtonElement>(section, "button[data-what]")) {
    const what = button.dataset.what ?? "";
    if (what === "forget") new Sure(button, apart, () => void act(section, what));
    else button.addEventListener("click", () => void act(section, what));
  }
}

async function act(section: HTMLElement, what: string): Promise<void> {
  if (working) return;
  working = true;
  const answer = await ask("plan", { what, key: section.dataset.due, rev: Number(section.dataset.rev), ...typed(section) });
  working = false;
  if (answer.closed) return again();
  if (answer.why) return say(section, answer.why);
  await next(section, DONE[what] ?? "");
}

function typed(section: HTMLElement): Record<string, string> {
  const right = section.querySelector<HTMLInputElement>("input[type=radio]:checked")?.value ?? "";
  const words = all<HTMLTextAreaElement>(section, "[data-part]").map((part) => [part.dataset.part ?? "", part.value]);
  return { ...(Object.fromEntries(words) as Record<string, string>), right };
}

/** Show what there is to ask about now, and say what was done where the press was. */
async function next(section: HTMLElement, words: string): Promise<void> {
  const text = await get(location.href, { cache: "no-store" }).then(
    (reply) => reply.text(),
    () => "",
  );
  const fresh = new DOMParser().parseFromString(text, "text/html").querySelector<HTMLElement>("section.due[data-due]");
  const said = one(section, ".said");
  if (fresh) {
    section.replaceWith(fresh);
    alive(fresh);
    return say(fresh, words);
  }
  section.replaceChildren(said);
  section.removeAttribute("aria-labelledby");
  say(section, words);
}

function say(section: HTMLElement, words: string): void {
  const said = one(section, ".said");
  said.textContent = words;
  said.focus();
}

for (const section of all(document, "section.due[data-due]")) alive(section);
