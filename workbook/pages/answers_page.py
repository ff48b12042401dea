"""The page about the answers themselves: where they are, copies, the lock, forgetting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbook import urls
from workbook.chapters.evening import Item
from workbook.pages.evening import back
from workbook.pages.html import Html, join, tag, void
from workbook.pages.lock_page import UNREACHED, code, keep_part, lock, own_code
from workbook.pages.page import NO_SCRIPT_HERE, page
from workbook.pages.pressing import GO, QUIET, asked, button, secret, section
from workbook.pages.site import Site


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way on after damage: its name, a short title, one sentence, and whether it leaves nothing."""

    name: str
    title: str
    says: str
    afresh: bool = False


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What the page says.

    Attributes:
        folder: where the answers are.
        file: their file.
        answers: how many there are.
        chapters: slug, title and number of answers of every chapter that has some.
        sealed: whether the lock is on.
        can_undo: whether the last restore can be undone.
        trouble: what is wrong with the file.
        ways: what can be done about it, best first.
        copies: names of copies that other programs have left beside the file.
        plain: copies that the lock could not be put on.
    """

    folder: str
    file: str
    answers: int
    chapters: Sequence[tuple[str, str, int]] = ()
    sealed: bool = False
    can_undo: bool = False
    trouble: str | None = None
    ways: Sequence[Way] = ()
    copies: Sequence[str] = ()
    plain: Sequence[str] = ()


def answers_page(site: Site, kept: Kept, items: Sequence[Item] = ()) -> Html:
    """Return the page “Your answers”.

    Args:
        site: where the page stands.
        kept: what there is to say.
        items: the exercises of the evening that it was reached from.
    """
    contents = tag("a", "← Contents", class_="plain", href=site.base)
    main = join(
        tag("h1", "Your answers"),
        tag("p", "They are yours: to keep, to move, to lock and to delete.", class_="lead"),
        tag("noscript", tag("p", NO_SCRIPT_HERE, class_="trouble")),
        _damage(kept),
        keep_part(kept.sealed) if site.rests and not kept.trouble else None,
        _where(site, kept),
        _copy(site, kept),
        _restore(kept),
        _others(kept),
        None if kept.trouble else lock(kept.sealed, kept.plain),
        _forget(kept),
        tag("template", _preview(), id="preview"),
        tag("template", code(), id="code"),
        tag("template", own_code(), id="own-code"),
        tag("template", _own_secret(), id="secret"),
        tag("nav", back(site, items, contents), class_="next", aria_label="On"),
    )
    return page(site, main, where="Your answers", answers=True)


def counted(new: int, changed: int, same: int, only_here: int) -> str:
    """Return how a copy differs, such as “12 new, 3 changed, 40 the same, 2 only here”."""
    return f"{new} new, {changed} changed, {same} the same, {only_here} only here"


def answers_said(count: int) -> str:
    """Return a number of answers in words."""
    return f"{count or 'no'} {'answer' if count == 1 else 'answers'}"


def _where(site: Site, kept: Kept) -> Html:
    many = len(kept.chapters)
    count = f"{answers_said(kept.answers)} in {many} {'chapter' if many == 1 else 'chapters'}"
    return section(
        "where",
        "Where they are",
        *(_in_this_browser(site, kept, count) if site.alone else _in_a_file(site, kept, count)),
        tag("p", tag("a", "Who can see what you write", href=site.privacy, class_="plain")),
        tag("p", tag("a", "What is promised about your words, and what is not", href=site.promises)),
    )


def _in_a_file(site: Site, kept: Kept, count: str) -> list[Html | None]:
    return [
        tag("p", f"{count}, kept {site.place}, in one file:" if kept.answers else NOTHING.format(site.place)),
        tag("p", tag("code", kept.file), class_="path"),
        tag("p", GONE_WITH_SESSION) if site.public else None,
        tag("p", "In the same folder are older versions, in case something goes wrong.", class_="hint"),
    ]


def _in_this_browser(site: Site, kept: Kept, count: str) -> list[Html | None]:
    return [
        tag("p", f"{count}, kept {site.place}, on this device." if kept.answers else NOTHING_IN_BROWSER),
        tag("p", MAY_CLEAR, data_lasting=True),
        tag("p", "Older versions are kept beside them, in case something goes wrong.", class_="hint"),
    ]


NOTHING_IN_BROWSER = "Nothing is written yet. What you write will be kept in this browser, on this device."
MAY_CLEAR = (
    "A browser may clear out what it keeps: when space runs short, or after a week without a visit. "
    "A copy of your own is safe from that."
)
NOTHING = "Nothing is written yet. What you write will be kept {}, in one file:"
GONE_WITH_SESSION = "They are gone when this session ends. Keep a copy before you leave."


def _copy(site: Site, kept: Kept) -> Html:
    link = tag("a", "Keep a copy", class_="go", href=site.to(urls.COPY), download=True, data_act="copy")
    return section(
        "copy",
        "Keep a copy",
        tag("p", "A copy is one file. Put it where only you can find it; you can bring it back here later."),
        tag("p", COPY_IS_OPEN, class_="care") if kept.sealed else None,
        tag("p", link, class_="press"),
    )


ONLY_HERE = "Answers that are only here are removed. You can undo this afterwards."
COPY_IS_OPEN = "The copy is not locked. Whoever has the file can read it."


def _restore(kept: Kept) -> Html:
    choose = tag(
        "label",
        tag("span", "The file with your copy", class_="q"),
        void(
            "input",
            type="file",
            name="copy",
            accept=".json,.html,.md,.ipynb,application/json",
            data_act="look",
        ),
        class_="file",
    )
    undo = tag(
        "div",
        tag("p", "The last restore can be undone. What you changed since then stays as it is now."),
        tag("p", button("undo", "Undo the last restore", class_="go plainly"), class_="press"),
        class_="undo",
    )
    return section(
        "restore",
        "Restore a copy",
        tag("p", "First you see what is in it. Nothing changes until you say so."),
        choose,
        undo if kept.can_undo else None,
    )


def _preview() -> Html:
    """What a copy holds, and what to do with it; filled in by the script."""
    lists = [
        tag("details", tag("summary"), tag("ul"), data_list=name) for name in ("new", "changed", "only_here")
    ]
    together = button("restore", "Put both together", data_how="merge")
    instead = button("restore", "Use only the copy", class_="go plainly", data_how="replace")
    return tag(
        "div",
        tag("p", class_="when"),
        tag("p", class_="counted"),
        *lists,
        tag("p", together, tag("small", "Nothing is lost. Where two texts differ, you see both.")),
        tag("p", instead, tag("small", ONLY_HERE)),
        tag("p", button("no", "Leave everything as it is", class_=QUIET)),
        class_="preview",
    )


def _own_secret() -> Html:
    """What asks for the passphrase of a copy that has a lock of its own."""
    return tag(
        "form",
        secret("passphrase", "The passphrase or recovery code of the copy"),
        tag("p", tag("button", "Open the copy", class_=GO), class_="press"),
        class_="own",
    )


def _others(kept: Kept) -> Html | None:
    if not kept.copies:
        return None
    items = (
        tag("li", tag("code", name), " ", button("take", "Look at it", class_="go plainly", data_name=name))
        for name in kept.copies
    )
    return section(
        "others",
        "Other copies found",
        tag("p", "A program that copies folders between devices has left these beside your answers."),
        tag("ul", *items, class_="found"),
    )


def _damage(kept: Kept) -> Html | None:
    if not kept.trouble:
        return None
    ways = (tag("li", tag("b", way.title), tag("p", way.says), _way(way)) for way in kept.ways)
    return section(
        "damage",
        "Something is wrong with the file",
        tag("p", kept.trouble, class_="trouble"),
        tag("ul", *ways, class_="ways") if kept.ways else None,
    )


def _way(way: Way) -> Html:
    if not way.afresh:
        return tag("p", button("choose", "Go on with this", data_name=way.name), class_="press")
    sure = "Then the workbook begins without any answer. Nothing that was found is deleted."
    return asked("choose", "Start with no answers", sure, "Yes, start with no answers", data_name=way.name)


def _forget(kept: Kept) -> Html:
    if not kept.answers and not kept.chapters:
        nothing = "There is nothing here to forget."
        return section("forget", "Forget", tag("p", nothing))
    options = (
        tag("option", f"{title} – {answers_said(count)}", value=slug) for slug, title, count in kept.chapters
    )
    chapter = tag("label", tag("span", "A chapter", class_="q"), tag("select", *options, name="chapter"))
    return section(
        "forget",
        "Forget",
        tag("p", "To forget one answer, use the button below it in its chapter."),
        tag(
            "div",
            chapter,
            asked(
                "forget-chapter",
                "Forget this chapter",
                f"Forget every answer in this chapter? {UNREACHED}",
                "Yes, forget the chapter",
            ),
            class_="chapter",
        ),
        asked(
            "forget-everything",
            "Forget everything",
            f"Forget every answer in every chapter? {UNREACHED}",
            "Yes, forget everything",
        ),
    )
