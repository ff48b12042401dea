/**
 * The first script of every page, and the smallest: it sees whether the others run, and says so when they do not.
 *
 * Written in words that the oldest browser understands, because one that is too old runs nothing else.
 */
import { newEnough } from "./browser-versions";

declare global {
  /** Say why nothing can be kept on this page, and take its fields out of use. */
  var workbookSays: (words: string) => void;
  /** The page's own script runs: there is nothing to say any more. */
  var workbookRuns: (() => void) | undefined;
}

(() => {
  var PATIENCE = 4000;
  var MOMENT = 300;
  var NOTHING = "Nothing you type here is kept";
  var READ = " You can read this page all the same.";
  var OLD =
    NOTHING +
    ", because this browser is too old for the workbook. It needs " +
    newEnough() +
    ", or a newer one." +
    READ +
    " To write, open it in a newer browser or on another device.";
  var MISSING = NOTHING + ", because a part of this page did not arrive." + READ;
  var BROKEN =
    NOTHING + ", because a part of this page does not run in this browser." + READ + " If that stays so, use another browser.";
  var COMING = "A part of this page is still on its way. What you type is kept as soon as it is here, and not before.";
  var COOKIES =
    NOTHING +
    ", because this browser refuses cookies at this address, and the workbook knows you by one." +
    READ +
    " To write, allow cookies for this address, and open the workbook with its link again.";
  var STORAGE =
    NOTHING +
    ", because this browser lets no page keep anything at this address: cookies and site data are blocked." +
    READ +
    " To write, allow them for this address, then load the page again.";

  var page = document.documentElement;
  var folder = (document.currentScript as HTMLScriptElement | null)?.src.replace(/[^/]*$/, "");
  var alone = page.hasAttribute("data-engine");
  var line: HTMLElement | undefined;
  var shut: HTMLInputElement[] = [];
  var runs = false;
  var loaded = false;
  var final = false;

  function say(words: string, closes: boolean, again: boolean): void {
    var main = document.querySelector("main");
    if (page !== document.documentElement) return; // another page has taken its place
    if (closes) page.setAttribute("data-reading", "");
    if (!main) return document.addEventListener("DOMContentLoaded", () => say(words, closes, again));
    if (closes) close(main);
    if (!line) {
      line = document.createElement("p");
      line.className = "trouble";
      line.setAttribute("role", "alert");
      main.insertBefore(line, main.firstChild);
    }
    line.textContent = words + " ";
    if (again) line.appendChild(button());
  }

  function close(main: Element): void {
    var all = main.querySelectorAll<HTMLInputElement>("input, textarea, select, button");
    var waits = main.querySelector("[data-waits]");
    for (var at = 0; at < all.length; at += 1) {
      var it = all[at];
      if (it && !it.disabled) {
        it.disabled = true;
        shut.push(it);
      }
    }
    if (waits) waits.parentNode?.removeChild(waits);
  }

  function button(): HTMLButtonElement {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "quietly";
    made.textContent = "Load it again";
    made.onclick = () => location.reload();
    return made;
  }

  function old(): boolean {
    var signal = (window as { AbortSignal?: { timeout?: unknown } }).AbortSignal;
    return !("noModule" in document.createElement("script")) || !signal?.timeout || !Object.hasOwn;
  }

  /** Some browsers say that they take cookies, and throw at whoever keeps anything. */
  function refuses(): boolean {
    try {
      return navigator.cookieEnabled === false || window.localStorage === undefined;
    } catch {
      return true;
    }
  }

  function look(): void {
    if (runs || final || !document.querySelector('script[type="module"]')) return;
    if (old()) say(OLD, true, false);
    else if (loaded) say(BROKEN, true, true);
    else say(COMING, false, true);
  }

  function ends(words: string, again: boolean): void {
    if (final) return;
    final = true;
    say(words, true, again);
  }

  window.workbookSays = (words) => ends(words, false);
  window.workbookRuns = () => {
    runs = true;
    if (alone && !window.workbookAlone) ends(BROKEN, true);
    if (final) return;
    page.removeAttribute("data-reading");
    if (line) line.parentNode?.removeChild(line);
    for (var at = 0; at < shut.length; at += 1) (shut[at] as HTMLInputElement).disabled = false;
  };
  window.addEventListener(
    "error",
    (event) => {
      var it = event.target as HTMLScriptElement | null;
      if (it && it.nodeName === "SCRIPT" && folder && it.src.indexOf(folder) === 0) ends(old() ? OLD : MISSING, !old());
    },
    true,
  );
  window.addEventListener("load", () => {
    loaded = true;
    setTimeout(look, MOMENT);
  });
  setTimeout(look, PATIENCE);
  if (refuses()) ends(alone ? STORAGE : COOKIES, true);
})();
