"""The lock in words: the part of the page about it, and the page that stands before every other."""

from __future__ import annotations

from collections.abc import Sequence

from workbook.pages.html import Html, join, tag
from workbook.pages.page import NO_SCRIPT_HERE, page
from workbook.pages.pressing import QUIET, asked, button, form, secret, section
from workbook.pages.site import Site

LOST_FOR_GOOD = (
    "Without the passphrase and without the recovery code nobody can open these answers again: "
    "not you, not us, not anyone."
)
UNREACHED = (
    "It reaches the file and every copy the workbook made. It cannot reach backups, copies you or others "
    "keep elsewhere, and what the disk has not yet written over."
)


PART = (
    "This room rests until the next evening. If you like, what you wrote waits for you, locked with a code "
    "that only you get. Without that it is erased when the room closes."
)
PART_KEPT = (
    "Your part is locked and will wait for you. At the door, type your own code. What you write until the "
    "room closes is kept with it. If your code is lost, or you locked it with a passphrase of your own, make "
    "a new code now: the newest alone opens it."
)
OWN_CODE = (
    "Photograph it, or write it down; it is shown only this once. At the next evening, type it at the door "
    "in place of the room code. Without it nobody can open your part: not whoever leads, not you."
)
OPENED_BY = (
    "Open them with your passphrase, or with the recovery code you wrote down.",
    "Passphrase or recovery code",
)
OPENED_BY_OWN_CODE = (
    "Open them with your own code, or with a passphrase if you have chosen one.",
    "Your own code, or your passphrase",
)
NOT_LOCKED = "These older versions could not be locked. Delete them yourself: "


def unlock_page(site: Site) -> Html:
    """Return the page that stands in the place of every other while the answers are locked."""
    how, label = OPENED_BY_OWN_CODE if site.rests else OPENED_BY
    main = join(
        tag("h1", "Your answers are locked"),
        tag("noscript", tag("p", NO_SCRIPT_HERE, class_="trouble")),
        section(
            "open",
            None,
            tag("p", how),
            form("open", "Open", secret("secret", label)),
            tag(
                "details",
                tag("summary", "I have lost both"),
                tag("p", LOST_FOR_GOOD),
                asked(
                    "begin-again",
                    "Delete them and begin again",
                    f"Delete every answer? {UNREACHED}",
                    "Yes, delete them",
                    "Keep them locked",
                ),
            ),
        ),
    )
    return page(site, main, answers=True)


def lock(sealed: bool, plain: Sequence[str] = ()) -> Html:
    """Return the part about the lock.

    Args:
        sealed: whether the lock is on.
        plain: copies that it could not be put on.
    """
    return section("lock", "Lock with a passphrase", *(_lock_on(plain) if sealed else _lock_off()))


def keep_part(sealed: bool) -> Html:
    """Return the part about coming back to a room that rests between evenings.

    Args:
        sealed: whether the lock is on.
    """
    if sealed:
        again = button("part", "Make a new code", class_="go plainly")
        return section("part", "Come back next time", tag("p", PART_KEPT), tag("p", again, class_="press"))
    press = button("part", "Keep my part")
    return section("part", "Come back next time", tag("p", PART), tag("p", press, class_="press"))


def own_code() -> Html:
    """Return the place for the code of a part, shown once; filled in by the script."""
    return tag(
        "div",
        tag("p", tag("b", "Your own code")),
        tag("p", class_="code", translate="no"),
        tag("p", OWN_CODE),
        tag("p", button("done", "I have it", class_=QUIET), class_="press"),
        class_="recovery",
    )


def _lock_off() -> list[Html | None]:
    return [
        tag(
            "p",
            "With a lock the file can only be read with your passphrase. The workbook asks for it each time "
            "it starts, and again when nobody has used it for a while.",
        ),
        tag("p", LOST_FOR_GOOD, class_="care"),
        tag("p", "Eight characters or more. Four words that nobody would guess are better.", class_="hint"),
        _new_passphrase("Put the lock on"),
    ]


def _lock_on(plain: Sequence[str]) -> list[Html | None]:
    return [
        tag("p", "The lock is on. Copies you keep with the button above are not locked."),
        tag("p", NOT_LOCKED, tag("code", ", ".join(plain)), class_="care") if plain else None,
        tag("p", button("close", "Lock now"), class_="press"),
        tag(
            "details",
            tag("summary", "Change the passphrase"),
            tag("p", "You also get a new recovery code. The old one no longer works.", class_="hint"),
            _new_passphrase("Change it"),
        ),
        tag(
            "details",
            tag("summary", "Remove the lock"),
            tag("p", "Then the file can be read by anyone who can open it."),
            form(
                "unlock",
                "Remove the lock",
                secret("secret", "Passphrase or recovery code"),
            ),
        ),
    ]


def _new_passphrase(words: str) -> Html:
    return form(
        "lock",
        words,
        secret("passphrase", "A passphrase"),
        secret("again", "The same once more"),
    )


def code() -> Html:
    """Return the place for the recovery code, shown once; filled in by the script."""
    return tag(
        "div",
        tag("p", tag("b", "Your recovery code")),
        tag("p", class_="code", translate="no"),
        tag(
            "p",
            "Write it down or print it now; it is shown only this once. It opens your answers if you forget "
            "the passphrase. Keep it where nobody else looks.",
        ),
        tag(
            "p",
            button("print", "Print it"),
            button("done", "I have written it down", class_=QUIET),
            class_="press",
        ),
        class_="recovery",
    )
