"""What can be pressed on the pages about the answers: parts, forms, buttons, and asking once more."""

from __future__ import annotations

from workbook.pages.html import Html, tag, void

GO, QUIET = "go", "quietly"


def section(name: str, title: str | None, *inside: Html | None) -> Html:
    """Return a part of a page, with the line that says what became of the last press."""
    heading = tag("h2", title, id=name) if title else None
    said = tag("p", class_="said", role="status", tabindex=-1)
    return tag("section", heading, *inside, said, data_part=name)


def form(act: str, words: str, *fields: Html) -> Html:
    """Return a form that a script sends; it has no address of its own."""
    press = tag("button", words, class_=GO)
    return tag("form", *fields, tag("p", press, class_="press"), data_act=act, autocomplete="off")


def secret(name: str, label: str) -> Html:
    """Return a field for a passphrase; the browser, which others may use, is asked to forget it."""
    field = void("input", type="password", name=name, autocomplete="off", required=True, spellcheck="false")
    return tag("label", tag("span", label, class_="q"), field, class_="secret")


def button(act: str, words: str, *, class_: str = GO, **said: str | None) -> Html:
    """Return a button; `said` goes to the script."""
    return tag("button", words, type="button", class_=class_, data_act=act, **said)


def asked(
    act: str,
    words: str,
    question: str,
    yes: str,
    no: str = "Keep everything as it is",
    **said: str | None,
) -> Html:
    """Return a button that asks once more, in words, before it does what it says."""
    press = tag(
        "p", button(act, yes, class_="go grave", **said), button("no", no, class_=QUIET), class_="press"
    )
    more = tag("div", tag("p", question, tabindex=-1), press, class_="asked", hidden=True)
    return tag("div", button("ask", words, class_="go plainly"), more, class_="once-more")
