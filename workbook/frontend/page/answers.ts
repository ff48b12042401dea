/** The page “Your answers”, and the page that asks for the passphrase: what their buttons do. */
import { all, one } from "../fields/piece";
import { deaf, ONE_PRESS } from "../fields/confirm";
import { again, get } from "./transport";
import { Copy } from "./copy";
import { recall, unlearn } from "./browser-storage";
import { decoded } from "./decoded";
import { OWN_CODE } from "./door-code";
import { dropDrafts } from "./drafts";
import { forgetStays } from "./folds";
import { ask, GONE, type Answer } from "./requests";
import { preview } from "./preview";
import { template } from "./template";
import type { Act } from "./urls";

const LARGEST = 8_000_000;
const WORDS = {
  large: "That file is larger than any copy of answers; choose another.",
  other: "That file is no copy of answers: it is not text; choose another.",
  shown: "That file only shows answers, and they cannot be read back from it; choose a copy or a playbook.",
  twice: "The two passphrases are not the same; type them once more.",
  working: "One moment…",
  locked: "This copy has a lock of its own.",
};
const ONLY_SHOWN = /\.(xlsx|xls|ods|odt|pdf|doc)$/i;
const page = document.documentElement;
const copy = new Copy();
let working = false;

type Press = (part: HTMLElement, pressed: HTMLElement) => Promise<void> | void;

const ACTS: Record<string, Press> = {
  copy: keep,
  look: (part, input) => lookAt(part, (input as HTMLInputElement).files?.[0]),
  take: (part, { dataset }) => (leave(part), shown(part, "take", { name: dataset.name })),
  restore: (part, { dataset }) =>
    done(part, "restore", { ticket: dataset.ticket, how: dataset.how }, "Done. These are your answers now."),
  undo: (part) => done(part, "undo", {}, "Undone. Your answers are as they were before."),
  choose: (part, { dataset }) => done(part, "choose", { name: dataset.name }, "Done. Saving works again."),
  lock: putOn,
  part: keepPart,
  open: (part, form) => through(part, "open", { secret: typed(form, "secret") }),
  close: (part) => through(part, "close", {}),
  unlock: (part, form) => done(part, "unlock", { secret: typed(form, "secret") }, "The lock is gone."),
  "forget-chapter": forgetChapter,
  "forget-everything": forgetEverything,
  "begin-again": (part) => through(part, "forget", { everything: true }),
  ask: (_, pressed) => once(pressed.closest<HTMLElement>(".once-more"), true),
  no: (part, pressed) => leave(part, pressed),
  print: () => print(),
  done: (part) => (one(part, ".recovery").remove(), one(part, ".said").focus()),
};

document.addEventListener("click", (event) => {
  const pressed = (event.target as Element).closest<HTMLElement>("button[data-act], a[data-act]");
  if (!pressed || pressed.getAttribute("aria-disabled") === "true") return;
  if (pressed instanceof HTMLAnchorElement) event.preventDefault();
  void act(pressed);
});
document.addEventListener("submit", (event) => {
  const form = event.target as HTMLElement;
  if (form.closest("header")) return; // a demonstration's own button to begin again
  event.preventDefault();
  void act(form);
});
document.addEventListener("change", (event) => {
  const input = event.target as HTMLElement;
  if (input.matches("input[type=file][data-act]")) void act(input);
});

// A file may have been chosen before this script was there to hear of it.
for (const input of all<HTMLInputElement>(document, "input[type=file][data-act]")) if (input.files?.length) void act(input);

async function act(pressed: HTMLElement): Promise<void> {
  const part = pressed.closest<HTMLElement>("[data-part]");
  const does = ACTS[pressed.dataset.act ?? ""];
  if (part && does) await alone(() => does(part, pressed));
}

/** One thing at a time: a second press while the first is under way does nothing. */
async function alone(work: () => Promise<void> | void): Promise<void> {
  if (working) return;
  working = true;
  try {
    await work();
  } finally {
    working = false;
  }
}

function say(part: HTMLElement, words: string, wrong = false): void {
  const line = one(part, ".said");
  line.classList.toggle("wrong", wrong);
  line.textContent = words;
}

/** Ask the server; what it refuses is said in the part, and `undefined` comes back. */
async function asked(part: HTMLElement, name: Act, body: object): Promise<Answer | undefined> {
  say(part, WORDS.working);
  const answer = await ask(name, body);
  if (answer.closed) again();
  say(part, answer.locked ? WORDS.locked : (answer.why ?? ""), Boolean(answer.why));
  return answer.why === undefined || answer.locked ? answer : undefined;
}

/** Do it, show the page as it is now, and say so where the press was. */
async function done(part: HTMLElement, name: Act, body: object, words: string): Promise<void> {
  if (!(await asked(part, name, body))) return;
  const now = await anew(part.dataset.part);
  if (!now) return again();
  say(now, words);
  one(now, ".said").focus();
}

/** Fetch this page again and put it in the place of what is shown; a part that is gone gives way to the first. */
async function anew(name = ""): Promise<HTMLElement | null> {
  try {
    const text = await (await get(location.href, { cache: "no-store" })).text();
    const fresh = new DOMParser().parseFromString(text, "text/html");
    page.toggleAttribute("data-sealed", fresh.documentElement.hasAttribute("data-sealed"));
    one(document, "main").replaceChildren(...one(fresh, "main").childNodes);
  } catch {
    return null;
  }
  const part = (which: string): HTMLElement | null => document.querySelector(`[data-part="${which}"]`);
  return part(name) ?? part("where");
}

/** What changes every page at once: come back to the same address. */
async function through(part: HTMLElement, name: Act, body: object): Promise<void> {
  const secret = part.querySelector<HTMLInputElement>("input[type=password]");
  if (await asked(part, name, body)) return again();
  if (!secret) return;
  wrong(part, secret, true);
  secret.select();
}

/** Let a field say that it is wrong, and what is: the line of its part. */
function wrong(part: HTMLElement, field: HTMLInputElement, is: boolean): void {
  const line = one(part, ".said");
  line.id ||= `said-${part.dataset.part}`;
  field.setAttribute("aria-describedby", line.id);
  field.setAttribute("aria-invalid", String(is));
}

/** What this tab still holds of it is forgotten as well. */
function forgetChapter(part: HTMLElement): Promise<void> {
  const chapter = one<HTMLSelectElement>(part, "select").value;
  dropDrafts(chapter);
  return done(part, "forget", { chapter }, "Forgotten.");
}

function forgetEverything(part: HTMLElement): Promise<void> {
  dropDrafts();
  forgetStays();
  return done(part, "forget", { everything: true }, "Everything is forgotten.");
}

async function keep(part: HTMLElement): Promise<void> {
  await copy.fetch();
  const fetched = "workbook_id" in (JSON.parse(copy.text()) as object);
  say(part, fetched ? await copy.save() : GONE, !fetched);
}

async function lookAt(part: HTMLElement, file: File | undefined): Promise<void> {
  leave(part);
  if (!file) return say(part, "");
  if (file.size > LARGEST) return say(part, WORDS.large, true);
  try {
    const text = decoded(new Uint8Array(await file.arrayBuffer()));
    await shown(part, "look", { text, name: file.name });
  } catch {
    say(part, ONLY_SHOWN.test(file.name) ? WORDS.shown : WORDS.other, true);
  }
}

/** Show what a copy holds; one with a lock of its own asks for its passphrase first, until it is right. */
async function shown(part: HTMLElement, name: Act, body: object): Promise<void> {
  const answer = await asked(part, name, body);
  if (!answer) return part.querySelector<HTMLInputElement>("form.own input")?.select();
  putAway(part);
  if (!answer.locked) return preview(part, answer);
  const form = template("secret");
  one(part, ".said").before(form);
  one(form, "input").focus();
  form.addEventListener("submit", () => {
    void alone(() => shown(part, name, { ...body, passphrase: typed(form, "passphrase") }));
  });
}

async function putOn(part: HTMLElement, form: HTMLElement): Promise<void> {
  const passphrase = typed(form, "passphrase");
  const twice = one<HTMLInputElement>(form, "input[name=again]");
  const differs = passphrase !== twice.value;
  wrong(part, twice, differs);
  if (differs) return say(part, WORDS.twice, true);
  await onceShown(part, "code", await asked(part, "lock", { passphrase }), "The lock is on.");
}

async function keepPart(part: HTMLElement): Promise<void> {
  await onceShown(part, "own-code", await asked(part, "part", {}), "Your part is locked.");
}

/** Show a code where it was asked for: this once. */
async function onceShown(part: HTMLElement, kind: string, answer: Answer | undefined, words: string): Promise<void> {
  if (!answer?.code) return;
  const now = (await anew(part.dataset.part)) ?? part;
  const code = template(kind);
  one(code, ".code").textContent = answer.code;
  one(now, "h2").after(code);
  say(now, words);
  code.tabIndex = -1;
  code.focus();
}

/** Put away what was asked or shown, as if nothing had been pressed. */
function leave(part: HTMLElement, pressed?: HTMLElement): void {
  const around = pressed?.closest<HTMLElement>(".once-more");
  if (around) return once(around, false);
  putAway(part);
  say(part, "");
  if (!pressed) return;
  const file = part.querySelector<HTMLInputElement>("input[type=file]");
  if (file) file.value = ""; // so that the same one can be chosen again
  part.querySelector<HTMLElement>("input, button")?.focus();
}

function putAway(part: HTMLElement): void {
  all(part, ".preview, form.own").forEach((shown) => shown.remove());
}

function once(around: HTMLElement | null, more: boolean): void {
  if (!around) return;
  const [button] = around.children as unknown as [HTMLElement];
  const question = one(around, ".asked");
  const yes = one(question, ".grave");
  button.hidden = more;
  question.hidden = !more;
  // It may lie where the first press was: the rest of that press, a double click, is no answer.
  deaf(yes, more);
  if (more) setTimeout(() => deaf(yes, false), ONE_PRESS);
  (more ? one(question, "p") : button).focus();
}

function typed(form: HTMLElement, name: string): string {
  return one<HTMLInputElement>(form, `input[name=${name}]`).value;
}

// A page that comes back from where browsers keep those that were left asks for nothing it had asked before.
addEventListener("pagehide", () => all(document, ".asked:not([hidden])").forEach((it) => once(it.parentElement, false)));
if (document.querySelector("[data-part=copy]")) copy.soon();
const secret = document.querySelector<HTMLInputElement>("[data-part=open] input");
secret?.focus();
const atTheDoor = recall(OWN_CODE);
if (secret?.form && atTheDoor) {
  unlearn(OWN_CODE);
  secret.value = atTheDoor;
  secret.form.requestSubmit();
}
