/** On a public host answers end with the session: say so at the start and every half hour, and offer a copy. */
import { copyButton, type Copy } from "./copy";
import { recall, remember } from "./browser-storage";

const HALF_AN_HOUR = 30 * 60_000;
const TOLD = "workbook told";
const WORDS =
  "This is a public computer: your answers live only in this session and are gone when it ends. " +
  "A copy on your own device can be put back later.";

export function warnOfTheEnd(copy: Copy): void {
  if (document.documentElement.dataset.public === undefined) return;
  copy.soon();
  const since = Date.now() - Number(recall(TOLD) ?? 0);
  if (since >= 0 && since < HALF_AN_HOUR) later(copy, HALF_AN_HOUR - since);
  else tell(copy, false);
}

function later(copy: Copy, wait: number): void {
  setTimeout(() => tell(copy, true), wait);
}

function tell(copy: Copy, again: boolean): void {
  remember(TOLD, String(Date.now()));
  later(copy, HALF_AN_HOUR);
  document.querySelector(".passing")?.remove();
  const notice = document.createElement("div");
  notice.className = "passing";
  // Later it comes to where the reader is; at the start it stands quietly above the text.
  notice.classList.toggle("again", again);
  const words = document.createElement("p");
  words.setAttribute("role", "status");
  const [keep, said] = copyButton(copy, "way");
  const close = document.createElement("button");
  Object.assign(close, { type: "button", className: "quietly", textContent: "Not now" });
  close.addEventListener("click", () => notice.remove());
  keep.addEventListener("click", () => (close.textContent = "Close"));
  notice.append(words, keep, close, said);
  document.querySelector("main")?.prepend(notice);
  // A live region speaks of what changes in it, so the words come last.
  words.textContent = WORDS;
}
