/** The door of a room that rests: whoever types a code of their own there types it once. */
import { remember } from "./browser-storage";
import { OWN_CODE } from "./door-code";

const LETTERS = 18;

document.querySelector("form")?.addEventListener("submit", () => {
  const typed = document.querySelector<HTMLInputElement>("#code")?.value ?? "";
  if (typed.replace(/[^a-z0-9]/gi, "").length === LETTERS) remember(OWN_CODE, typed);
});
