/**
 * Comfort for the pages of a room, for reading an answer, and for the search. Without this script they work as plain forms.
 *
 * Each press asks the server and puts the answer in this page's place, so that the browser's history holds no
 * codes and no words; what was gathered lives in this page alone and goes with it.
 */
import { all, one } from "../fields/piece";
import { get } from "./transport";
import { fillTheWall } from "./wall";
import { lookAgain } from "./look-again";
import type { Camera } from "./scan";

const who = document.documentElement.dataset.engine ? "The workbook" : "The workbook’s server";
const GONE = `${who} is not answering. What you gave is still on this page: try again in a moment.`;
const MARKED = "This browser does not let a page copy. The code is marked: copy it by hand.";
const INSECURE =
  "No camera here: browsers give it to secure addresses only, such as this computer itself or https. " +
  "Paste the codes, or use a hand-held scanner.";
const NO_CAMERA = "This browser shows no camera. Paste the codes, or use a hand-held scanner.";
const LARGE = "These files are larger than any room’s codes. Choose only files that the workbook made.";
const LARGEST = 8_000_000;
const PART = ":is([data-part=room], [data-part=given], [data-part=search])";
const WORKING = "One moment…";

let camera: Camera | undefined;

document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (!form.matches(`${PART} form`)) return;
  event.preventDefault();
  void send(form, event.submitter);
});
document.addEventListener("click", (event) => {
  const pressed = (event.target as Element).closest<HTMLElement>("[data-does]");
  if (pressed?.dataset.does === "copy-code") void copy();
  if (pressed?.dataset.does === "scan") void scan(pressed);
  if (pressed?.dataset.does === "wall") fillTheWall(pressed);
});
addEventListener("pagehide", stop);
offer();
lookAgain();

/** What only works with a script is offered by the script. */
function offer(): void {
  all(document, "[data-does=copy-code], [data-does=scan], [data-does=wall]").forEach((button) => (button.hidden = false));
}

function say(words: string): void {
  const line = document.querySelector("[data-part=said], [data-part=copied]");
  if (line) line.textContent = words;
}

async function send(form: HTMLFormElement, pressed: HTMLElement | null): Promise<void> {
  stop();
  const filled = new FormData(form, pressed);
  const files = filled.getAll("file") as File[];
  if (files.reduce((sum, file) => sum + file.size, 0) > LARGEST) return say(LARGE);
  say(WORKING);
  try {
    if (filled.has("codes")) await asOneField(filled, files);
    const answer = await get(form.action, { method: "POST", body: filled, cache: "no-store" });
    if (!answer.ok) throw new Error("refused");
    show(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    say(GONE);
  }
}

/** A form may have a hundred parts, and a room more files than that. */
async function asOneField(filled: FormData, files: File[]): Promise<void> {
  filled.delete("file");
  filled.set("loaded", JSON.stringify(await Promise.all(files.map((file) => file.text()))));
}

/** Put the new page in the place of this one, and go where there is something to hear or to see. */
function show(fresh: Document): void {
  one(document, PART).replaceWith(one(fresh, PART));
  offer();
  one(document, `${PART} .told`).focus();
}

async function copy(): Promise<void> {
  const code = one(document, "#code");
  try {
    await navigator.clipboard.writeText(code.dataset.code ?? "");
    say("Copied.");
  } catch {
    getSelection()?.selectAllChildren(code);
    say(MARKED);
  }
}

async function scan(button: HTMLElement): Promise<void> {
  if (camera) return stop();
  if (!isSecureContext) return say(INSECURE);
  if (!navigator.mediaDevices) return say(NO_CAMERA);
  say(WORKING);
  const { open } = (await import(button.dataset.scan ?? "")) as typeof import("./scan");
  const place = one(document, "[data-part=camera]");
  try {
    camera = await open(place, heard);
  } catch {
    return say(NO_CAMERA);
  }
  button.textContent = "Stop the camera";
  say("Hold a picture code before the camera. Each is read once.");
}

function stop(): void {
  camera?.close();
  camera = undefined;
  const button = document.querySelector("[data-does=scan]");
  if (button) button.textContent = "Scan with the camera";
}

/** A code goes into the field, on a line of its own; nothing is sent yet. */
function heard(read: string, many: number): void {
  const field = one<HTMLTextAreaElement>(document, "textarea[name=codes]");
  const before = field.value.trimEnd();
  field.value = `${before}${before ? "\n" : ""}${read}\n`;
  say(`${many} read. Press “Gather” when you have them all.`);
}
