"""Page: the author's vocabulary. Every call takes a key and a prompt, returns a widget, displays nothing."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

from widgets.cell import makes_a_file
from widgets.field import Field
from widgets.open_page import OpenPage
from widgets.piece import Piece
from widgets.speaking import GOES_INTO_A_FILE, check_name, speaking
from workbook.answers import Answers
from workbook.session.watch import watch


def open_chapter(slug: str, line: str = "") -> Page:
    """Open a chapter: the first line of every notebook.

    Args:
        slug: the chapter's permanent name, the same as its file: `NN-slug`.
        line: one line about it for the start page.
    """
    check_name(slug)
    if makes_a_file():
        sys.stderr.write(GOES_INTO_A_FILE)
    page = Page(slug, Answers.open())
    watch(page)
    return page


@speaking
class Page(OpenPage):
    """One open chapter: makes its fields and everything else that an author writes.

    Args:
        slug: the chapter's permanent name.
        answers: the reader's answers.
    """

    def text(
        self,
        key: str,
        prompt: str,
        *,
        hint: str | None = None,
        example: str | None = None,
        rows: int = 3,
        gently: Mapping[str, str] | None = None,
        feelings: bool = False,
    ) -> Field:
        """Ask for words. `gently` maps a word to a kind remark; `feelings` offers words for feelings."""
        given = {"hint": hint, "example": example, "rows": rows, "gently": gently, "feelings": feelings}
        return self._field("text", key, prompt, **given)

    def script(
        self,
        key: str,
        prompt: str,
        *,
        seconds: Sequence[int] = (15, 30),
        hint: str | None = None,
        example: str | None = None,
        feelings: bool = False,
    ) -> Field:
        """Ask for words to say aloud, with a timer that aims for `seconds` (shortest, longest)."""
        given = {"seconds": seconds, "hint": hint, "example": example}
        return self._field("script", key, prompt, **given, feelings=feelings)

    def scale(
        self,
        key: str,
        prompt: str,
        *,
        low: str,
        high: str,
        hint: str | None = None,
        example: str | None = None,
    ) -> Field:
        """Ask for a number from 0 (`low`) to 10 (`high`), unanswered until touched."""
        return self._field("scale", key, prompt, low=low, high=high, hint=hint, example=example)

    def balance(
        self,
        key: str,
        prompt: str,
        *,
        low: str,
        high: str,
        hint: str | None = None,
        example: str | None = None,
    ) -> Field:
        """Ask for a number from −5 (`low`) to +5 (`high`), unanswered until touched."""
        return self._field("balance", key, prompt, low=low, high=high, hint=hint, example=example)

    def choice(
        self,
        key: str,
        prompt: str,
        *,
        options: Sequence[str],
        other: str | None = None,
        hint: str | None = None,
        example: str | None = None,
    ) -> Field:
        """Ask for one of several options; `other` labels a line of one's own."""
        return self._field("choice", key, prompt, options=options, other=other, hint=hint, example=example)

    def checklist(
        self,
        key: str,
        prompt: str,
        *,
        options: Sequence[str],
        own: str | None = None,
        hint: str | None = None,
        example: str | None = None,
    ) -> Field:
        """Ask for any number of options; `own` labels lines of one's own."""
        return self._field("checklist", key, prompt, options=options, own=own, hint=hint, example=example)

    def table(
        self,
        key: str,
        prompt: str,
        *,
        columns: Mapping[str, Any],
        start: int = 2,
        add: str = "Add a row",
        unseen: Sequence[str] | None = None,
        hint: str | None = None,
        example: str | None = None,
        feelings: bool = False,
    ) -> Field:
        """Ask for rows. `columns` maps a name to a label, or to a label and what a cell takes.

        A program may keep further cells in a row; `unseen` names them, and no column shows them.
        """
        given = {
            "columns": columns,
            "start": start,
            "add": add,
            "unseen": unseen,
            "hint": hint,
            "example": example,
        }
        return self._field("table", key, prompt, **given, feelings=feelings)

    def sentence(
        self,
        key: str,
        prompt: str,
        *,
        template: str,
        slots: Mapping[str, str],
        hint: str | None = None,
        example: str | None = None,
        gently: Mapping[str, str] | None = None,
        feelings: bool = False,
        unless: str | None = None,
    ) -> Field:
        """Ask to fill the `{gaps}` of a sentence; folded where the answer `unless`, a key, is there."""
        given = {"template": template, "slots": slots, "hint": hint, "example": example, "gently": gently}
        return self._field("sentence", key, prompt, **given, feelings=feelings, unless=unless)

    def plan(
        self,
        key: str,
        prompt: str,
        *,
        when: str | None = None,
        then: str | None = None,
        log: str | None = None,
        weekly: bool = False,
        hint: str | None = None,
        example: str | None = None,
    ) -> Field:
        """Ask for an if–then plan; what became of it goes into `log`, each week if it is `weekly`."""
        given = {"when": when, "then": then, "log": log, "weekly": weekly, "hint": hint, "example": example}
        return self._field("plan", key, prompt, **given)

    def deck(
        self,
        key: str,
        prompt: str,
        *,
        cards: Sequence[str],
        own: str | None = None,
        hint: str | None = None,
        example: str | None = None,
    ) -> Field:
        """Offer cards to draw from; favourites and own cards are kept."""
        return self._field("deck", key, prompt, cards=cards, own=own, hint=hint, example=example)

    def log(
        self,
        key: str,
        prompt: str,
        *,
        low: str | None = None,
        high: str | None = None,
        words: str | None = None,
        search: bool = False,
        hint: str | None = None,
        example: str | None = None,
        feelings: bool = False,
    ) -> Field:
        """Ask for dated entries; with `low` and `high` each also takes a number from 0 to 10."""
        given = {"low": low, "high": high, "words": words, "search": search, "hint": hint, "example": example}
        return self._field("log", key, prompt, **given, feelings=feelings)

    def timer(
        self,
        key: str,
        prompt: str,
        *,
        shortest: int = 20,
        longest: int = 1440,
        hint: str | None = None,
        example: str | None = None,
    ) -> Field:
        """Offer a break of some minutes with a stated time of return."""
        given = {"shortest": shortest, "longest": longest, "hint": hint, "example": example}
        return self._field("timer", key, prompt, **given)

    def breathe(self, key: str, prompt: str, *, rounds: int = 6, hint: str | None = None) -> Piece:
        """Offer a slow circle to breathe with. Nothing is kept."""
        return self._piece("breathe", key, prompt, rounds=rounds, hint=hint)

    def support(self, key: str, prompt: str) -> Piece:
        """Show the checked list of helplines by country."""
        return self._piece("support", key, prompt)

    def show(self, key: str, prompt: str, *, otherwise: str | None = None) -> Piece:
        """Quote an earlier answer by its full key; `otherwise` stands there while it is unanswered."""
        return self._piece("show", key, prompt, otherwise=otherwise)

    def picture(self, key: str, prompt: str, *, hint: str | None = None, **sources: str) -> Piece:
        """Draw answers, such as `page.picture("seesaw", "Who carries what", areas="see-saw")`.

        Args:
            key: its name, one of `workbook.insights.pictures.PICTURES`.
            prompt: its title.
            hint: a line under the title.
            sources: for each role of the picture the key of an answer, in this chapter or as a full key.
        """
        return self._piece("picture", key, prompt, hint=hint, **sources)

    def family_map(self, key: str, prompt: str, *, hint: str | None = None) -> Piece:
        """Draw the family that this page's tables tell, with its questions and what can be done with it."""
        return self._piece("family_map", key, prompt, hint=hint)

    def patterns(self, key: str, prompt: str, *, hint: str | None = None) -> Piece:
        """Show what returns across chapters: words, people, scales side by side, lines over time."""
        return self._piece("patterns", key, prompt, hint=hint)

    def gate(
        self,
        key: str,
        prompt: str,
        *,
        statements: Sequence[str],
        instead: str,
        once: bool = False,
        lane: str | None = None,
    ) -> Piece:
        """Offer statements to tick in private; ticking any shows `instead`. Nothing is kept.

        Args:
            key: its key.
            prompt: the question.
            statements: what may be ticked.
            instead: what to do then.
            once: whether once in a sitting is enough; pages that are opened later in the same tab fold it.
            lane: the heading of a part of the chapter that fits whoever ticks one.
        """
        given = {"statements": statements, "instead": instead, "once": once, "lane": lane}
        return self._piece("gate", key, prompt, **given)

    def fork(
        self, key: str, prompt: str, *, by: str, ways: Mapping[str, str], until: str, hint: str | None = None
    ) -> Piece:
        """Let an earlier answer open one of two ways; a reader may open both.

        Args:
            key: its key.
            prompt: the line above the two.
            by: the key of a scale, a balance or a choice, in this chapter or as a full key.
            ways: the heading that begins each way, by what the way is called.
            until: the heading where they come together again.
            hint: a line under the prompt.
        """
        return self._piece("fork", key, prompt, by=by, ways=ways, until=until, hint=hint)

    def borrow(self, key: str, *, hint: str | None = None, example: str | None = None) -> Field:
        """Ask an exercise of another chapter, by its full key; both have one answer."""
        return self._borrowed(key, {"hint": hint, "example": example})
