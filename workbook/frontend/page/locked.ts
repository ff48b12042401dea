/** The workbook has locked itself: nothing written stays in sight until the passphrase is given. */
import { ask } from "./requests";

const HERE = "What you wrote is still here, out of sight.";
const WAYS = { label: "Passphrase", words: `Your passphrase, or the recovery code, opens it again. ${HERE}` };
const WAYS_OF_A_ROOM = {
  label: "Your own code",
  words: `Your own code opens it again, or a passphrase if you have chosen one. ${HERE}`,
};

/** Hide the page and ask for the passphrase; `opened` is called once it was right. */
export function lock(opened: () => void): void {
  const main = document.querySelector("main");
  if (!main || document.querySelector("form.locked")) return;
  // A class, not the attribute: others show and hide the text for reasons of their own.
  main.classList.add("closed");
  const form = draw();
  main.before(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit(form).then((right) => {
      if (!right) return;
      main.classList.remove("closed");
      form.remove();
      opened();
    });
  });
  form.secret.focus();
}

interface Locked extends HTMLFormElement {
  secret: HTMLInputElement;
  open: HTMLButtonElement;
  said: HTMLElement;
}

function draw(): Locked {
  const form = document.createElement("form") as Locked;
  const ways = document.documentElement.dataset.rests === undefined ? WAYS : WAYS_OF_A_ROOM;
  form.className = "locked dance";
  form.innerHTML = `<h1>The workbook has locked itself</h1><p></p>
    <label class="q" for="passphrase"></label>
    <input id="passphrase" type="password" autocomplete="off" required aria-describedby="why">
    <p class="why" id="why" role="status"></p><button class="go">Open</button>`;
  const [words, said] = form.querySelectorAll("p");
  if (words) words.textContent = ways.words;
  const label = form.querySelector("label");
  if (label) label.textContent = ways.label;
  return Object.assign(form, { secret: form.querySelector("input"), open: form.querySelector("button"), said });
}

async function submit(form: Locked): Promise<boolean> {
  form.open.disabled = true;
  form.said.textContent = "Opening…";
  const { why } = await ask("open", { secret: form.secret.value });
  form.open.disabled = false;
  form.said.textContent = why ?? "";
  form.secret.setAttribute("aria-invalid", String(why !== undefined));
  form.secret.value = "";
  form.secret.focus();
  return why === undefined;
}
