"""A browser in which nothing may run, be asked for or lead away, and what notices when it does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import BrowserContext, Dialog, Page, Request, sync_playwright

from tests.e2e.conftest import CHROMIUM, FLAGS, MISSING
from tests.e2e.patience import BESIDE
from tests.long_way import long_way
from workbook.insights.blocks import readable

LISTEN = """addEventListener("securitypolicyviolation", (event) =>
  refused(location.href, event.violatedDirective, event.blockedURI, event.sample), true);
const open = globalThis.open;
globalThis.open = (...to) => { ran("open", ...to.map(String)); return open(...to); };"""

# Elements that nothing of ours is built of, handlers, and addresses that lead to a script or to the beacon;
# inside templates as well, which a document keeps apart.
SWEEP = r"""(within) => {
  const odd = "script:not([src]), iframe, frame, object, embed, foreignObject, foreignobject, animate," +
    "set, math, base, video, audio, marquee, meta[http-equiv=refresh i], image, use[href], [srcdoc]";
  const address = /^(href|xlink:href|src|srcset|action|formaction|data|poster|background|ping)$/i;
  const away = /^[\s\0-\x1f]*(javascript:|vbscript:|data:text|mailto:\w*@beacon|(https?:)?\/\/beacon)/i;
  const style = /url\((?!["']?#)|@import|expression/i;
  const found = [];
  const look = (root) => {
    for (const it of root.querySelectorAll("*")) {
      if (it.matches(odd)) found.push(it.outerHTML.slice(0, 200));
      for (const { name, value } of it.attributes) {
        const leads = (address.test(name) && away.test(value)) || (name === "style" && style.test(value));
        if (/^on/i.test(name) || leads) found.push(`${name}=${value}`.slice(0, 200));
      }
      if (it instanceof HTMLTemplateElement) look(it.content);
    }
  };
  const roots = within ? document.querySelectorAll(within) : [document];
  for (const root of roots) look(root);
  return found;
}"""

# Every text a part shows or holds in a control.
SHOWN = """([within, key]) => [...document.querySelectorAll(within)].map((root) => [
  root.closest(`[data-${key}]`)?.dataset[key] ?? "",
  [root, ...root.querySelectorAll("*")].flatMap((it) =>
    it instanceof HTMLTextAreaElement || it instanceof HTMLInputElement ? [it.value]
      : it instanceof HTMLSelectElement ? [...it.selectedOptions].map((option) => option.value)
      : [it.textContent]),
])"""


class Watch:
    """Notices whatever a script could do in any page of a browser.

    Args:
        context: the browser.
        own: beginnings of the addresses that may be asked for.

    Attributes:
        noticed: what happened, in the order in which it did.
    """

    def __init__(self, context: BrowserContext, *own: str) -> None:
        self.own = ("data:", "blob:", *own)
        self.noticed: list[str] = []
        context.expose_binding("ran", lambda source, *what: self.noticed.append(f"ran {what}"))
        context.expose_binding("refused", lambda source, *what: self.noticed.append(f"refused {what}"))
        context.add_init_script(LISTEN)
        context.on("request", self._asked)
        context.on("dialog", self._dialog)
        context.on("page", self._opened)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith(self.own):
            self.noticed.append(f"asked for {request.url[:200]}")

    def _dialog(self, dialog: Dialog) -> None:
        if dialog.type != "beforeunload":
            self.noticed.append(f"dialog {dialog.message}")
        dialog.accept()

    def _opened(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.noticed.append(f"error {error}"))
        if page.opener() is not None:
            self.noticed.append(f"opened {page.url}")

    def sweep(self, page: Page, within: str = "") -> list[str]:
        """Return what has happened so far, and what is built into a page that could still happen."""
        return self.noticed + list(page.evaluate(SWEEP, within))


@contextmanager
def browser() -> Iterator[BrowserContext]:
    """A browser of its own, until these tests are done: others start one of their own."""
    assert CHROMIUM, MISSING
    with sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = chromium.new_context(locale="en-GB", viewport={"width": 1280, "height": 900})
        context.set_default_timeout(BESIDE)
        yield long_way(context)
        chromium.close()


def even(text: Any) -> str:
    """Return a text as a page shows it: what is no letter left out, lines ended alike, none at the end."""
    return readable(str(text)).replace("\ufffd", "").rstrip("\u2028\u2029")


def shown(page: Page, within: str, key: str) -> dict[str, set[str]]:
    """Return every text of the parts that a selector finds, by the key of each or of what is around it."""
    found = page.evaluate(SHOWN, [within, key])
    return {key: {even(text) for text in texts} for key, texts in found}
