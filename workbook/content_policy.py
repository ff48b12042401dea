"""What a browser may load and do for a page, for each way in which a page can come.

Every policy begins with nothing: no script within a page, and nothing from anywhere but where the page comes
from. What is let through, and why:

- `img-src data: blob:` the empty icon of the tab; a map of the family is made into a file in the browser;
- `style-src 'sha256-…'` a page's own sheet, letter for letter; one that was smuggled in is not taken;
- `style-src-attr 'unsafe-inline'` only where fields, pictures and blanks are drawn: how wide, how high,
  how far along. Such a style moves or hides a thing of the page; it can fetch nothing, for images come
  from here alone, and run nothing;
- `form-action 'self'` only where a form is sent;
- `frame-src 'self'` only on a chapter with cells that compute.
"""

from __future__ import annotations

import base64
import functools
import hashlib

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NEVER_ASKED_FOR = (
    "accelerometer",
    "autoplay",
    "camera",
    "clipboard-read",
    "clipboard-write",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "picture-in-picture",
    "publickey-credentials-create",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "storage-access",
    "sync-xhr",
    "usb",
    "window-management",
    "xr-spatial-tracking",
)
EMPTY = ""
"""A style sheet: plotly keeps its rules in a style element that it makes empty and fills by script."""


def _policy(*, forms: bool = False, served: bool = False, **rules: str | None) -> str:
    kept = {name: what for name, what in rules.items() if what is not None}
    ends = {"base_uri": "'none'", "form_action": "'self'" if forms else "'none'"}
    framed = {"frame_ancestors": "'none'"} if served else {}  # only a server can say that
    given = {"default_src": "'none'"} | kept | ends | framed
    return "; ".join(f"{name.replace('_', '-')} {what}" for name, what in given.items())


@functools.cache
def for_a_page(*sheets: str, forms: bool = False, styled: bool = False, framed: bool = False) -> str:
    """Return the policy of a page that the app sends.

    Args:
        sheets: the page's own style sheets.
        forms: whether it has a form to send.
        styled: whether single elements have a style of their own.
        framed: whether cells of the page compute, and show in frames what may bring a script along.
    """
    return _policy(
        frame_src="'self'" if framed else None,
        script_src="'self'",
        style_src=_own(sheets),
        style_src_attr="'unsafe-inline'" if styled else "'none'",
        img_src="'self' data: blob:",
        connect_src="'self'",
        forms=forms,
        served=True,
    )


@functools.cache
def for_a_frame(script: str, *, served: bool = True) -> str:
    """Return the policy of the frame in which a cell shows what may bring a script along.

    The frame has no origin, so no cookie, no storage and no page is within its reach, and it can ask nobody
    for anything: scripts come into it as text, over the one line that its page gives it.

    Args:
        script: the frame's own script, letter for letter.
        served: whether a server says it, which can say more than the document itself.
    """
    alone = _policy(
        script_src=f"{digest(script)} blob:",
        style_src="'unsafe-inline'",
        img_src="data: blob:",
        font_src="data:",
        media_src="data: blob:",
    )
    return f"{alone}; frame-ancestors 'self'; sandbox allow-scripts" if served else alone


def for_a_program(script: str) -> str:
    """Return the policy of the frame in which Python runs the cells of a page that no server sends.

    It has no origin either. Its worker has its policy: no scripts but those it was handed, and Python itself,
    which is compiled; nothing can be asked of anybody.

    Args:
        script: the frame's own script, letter for letter.
    """
    return _policy(script_src=f"{digest(script)} blob: 'wasm-unsafe-eval'", worker_src="blob:")


def for_the_door(*sheets: str) -> str:
    """Return the policy of the pages that JupyterHub sends, with their own style sheets."""
    return _policy(
        script_src="'self'",
        connect_src="'self'",
        style_src=_own(sheets),
        img_src="data:",
        forms=True,
        served=True,
    )


def for_the_edition(*sheets: str, framed: bool = False) -> str:
    """Return the policy of every page of the edition in the browser alone, with all their style sheets.

    It is the same for all, because one page gives way to the next without a new document: what one page
    forbade would be forbidden to every page after it. `wasm-unsafe-eval` lets Python be compiled, and runs no
    text as a script.

    Args:
        sheets: the style sheets.
        framed: whether cells of any page compute.
    """
    return _policy(
        frame_src="'self'" if framed else None,
        script_src="'self' 'wasm-unsafe-eval'",
        worker_src="'self'",
        manifest_src="'self'",
        style_src=_own(sheets),
        style_src_attr="'unsafe-inline'",
        img_src="'self' data: blob:",
        connect_src="'self'",
        forms=True,
    )


FILE = _policy(served=True)
"""Of a built file, which is no page: it loads nothing."""

TAKEN_ALONG = _policy(style_src="'unsafe-inline'")
"""Of a page as a file, to keep or to print: no server sends it, so its policy stands within it."""


def _own(sheets: tuple[str, ...]) -> str:
    return " ".join(["'self'", *sorted({digest(sheet) for sheet in sheets})])


def digest(sheet: str) -> str:
    """Return how a policy names a sheet within a page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()}'"


@functools.cache
def permissions(*granted: str) -> str:
    """Return what a page may ask of the device: nothing but what is named.

    Args:
        granted: such as `camera`.
    """
    return ", ".join(f"{name}={'(self)' if name in granted else '()'}" for name in NEVER_ASKED_FOR)
