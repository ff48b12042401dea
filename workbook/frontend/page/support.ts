/** The support page is fetched ahead and kept in memory, so that it opens when the server is gone. */

const IDLE = 2000;
const PATIENCE = 1500;

function isSupport(link: HTMLAnchorElement | null): link is HTMLAnchorElement {
  return /\/support\.(ipynb|html)$/.test(link?.pathname ?? "");
}

export function keepSupport(): void {
  const link = document.querySelector<HTMLAnchorElement>("a.support");
  if (!link || location.pathname === link.pathname) return;
  let kept: Document | undefined;
  setTimeout(() => {
    fetch(link.href)
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error("not there"))))
      .then((text) => (kept = new DOMParser().parseFromString(text, "text/html")))
      .catch(() => undefined);
  }, IDLE);
  document.addEventListener("click", (event) => {
    const pressed = (event.target as Element).closest("a");
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!kept || !plain || !isSupport(pressed)) return;
    event.preventDefault();
    const ahead = kept;
    fetch(pressed.href, { signal: AbortSignal.timeout(PATIENCE) }).then(
      () => location.assign(pressed.href),
      () => show(ahead),
    );
  });
}

/** Put the kept page beside what is open: nothing typed is thrown away, and one press goes back. */
function show(kept: Document): void {
  const main = document.querySelector("main");
  const text = kept.querySelector("main");
  if (!main || !text) return;
  const passphrase = document.querySelector<HTMLElement>("form.locked");
  const page = document.importNode(text, true);
  const back = document.createElement("button");
  Object.assign(back, { type: "button", className: "quietly", textContent: "Back to where I was" });
  back.addEventListener("click", () => {
    page.remove();
    main.hidden = false;
    if (passphrase) passphrase.hidden = false;
    main.focus();
  });
  page.querySelector("nav")?.replaceWith(back);
  page.prepend(back.cloneNode(true));
  page.firstElementChild?.addEventListener("click", () => back.click());
  main.hidden = true;
  if (passphrase) passphrase.hidden = true;
  main.after(page);
  page.focus();
  scrollTo({ top: 0 });
}
