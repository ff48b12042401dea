"""The room's pictures as HTML: each with its words and its table, or one sentence below five people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbook.export.plots import plot
from workbook.groups.poll.code import MOMENTS, Vote
from workbook.groups.poll.scales import Asked
from workbook.groups.poll.showing import shown
from workbook.groups.poll.summary import NAMED, Told, average, figure, tell, tick, words
from workbook.pages.html import Html, join, tag

TOO_FEW = "Shown from five people on."
LEGEND = (
    "Each bar is how many people gave a value. The diamond is the average; the line through it covers at "
    "least two thirds of the people."
)


def pictures(steps: Sequence[Sequence[Vote]], asked: Mapping[int, Asked]) -> Html:
    """Return a section for every scale that somebody gave, in the order of the chapters.

    Args:
        steps: the votes that were new with each reveal.
        asked: every scale of this edition.
    """
    groups = shown(steps)
    told = tell(groups, asked)
    given = {number: [name for name in MOMENTS if (number, name) in groups] for number in asked}
    sections = [
        _section(asked[number], moments, told.get(number, [])) for number, moments in given.items() if moments
    ]
    return join(tag("p", LEGEND, class_="hint") if told else None, *sections)


def fill_the_wall() -> Html:
    """Return the button that shows one picture over the whole window, which its script offers."""
    return tag("button", "Fill the wall", type="button", class_="other", data_does="wall", hidden=True)


def _section(asked: Asked, moments: Sequence[str], told: Sequence[Told]) -> Html:
    is_bare = list(moments) == [""]
    missing = [NAMED[name] for name in moments if name not in {one.moment for one in told}]
    return tag(
        "section",
        tag("h3", asked.scale.prompt),
        tag("p", asked.where, class_="hint"),
        _beside(asked, told, "" if is_bare else "h4") if told else None,
        *(tag("p", TOO_FEW if is_bare else f"{name}: {TOO_FEW.lower()}", class_="few") for name in missing),
        join(_table(asked, told), tag("p", fill_the_wall(), class_="ways")) if told else None,
        class_="scale",
    )


def pictures_of(asked: Asked, told: Sequence[Told]) -> Html:
    """Return the pictures of one scale with their table, below a heading that stands already.

    Args:
        asked: the scale.
        told: what may be told of it, at least one moment.
    """
    head = "" if [one.moment for one in told] == [""] else "h3"
    return tag("div", _beside(asked, told, head), _table(asked, told), class_="scale")


def _beside(asked: Asked, told: Sequence[Told], head: str) -> Html:
    """Return the moments of one scale beside each other, each under a heading of this level, if any."""
    longest = max(max(one.counts) for one in told)
    return tag("div", *(_figure(one, asked, longest, head) for one in told), class_="beside")


def _figure(told: Told, asked: Asked, longest: int, head: str) -> Html:
    title = f"{NAMED[told.moment]}: {asked.scale.prompt}" if head else asked.scale.prompt
    drawn = plot(figure(told, asked, longest), title, words(told, asked))
    said = f"{told.people} people. {average(told, asked)}"
    return tag(
        "figure", tag(head, NAMED[told.moment]) if head else None, Html(drawn), tag("figcaption", said)
    )


def _table(asked: Asked, told: Sequence[Told]) -> Html:
    heads = (tag("th", "People" if not one.moment else NAMED[one.moment], scope="col") for one in told)
    rows = (
        tag(
            "tr",
            tag("th", tick(asked.value(step)), scope="row"),
            *(tag("td", str(one.counts[step])) for one in told),
        )
        for step in reversed(range(len(told[0].counts)))
    )
    said = (tag("p", f"{NAMED[one.moment]}: " if one.moment else "", words(one, asked)) for one in told)
    return tag(
        "details",
        tag("summary", "The same as words and as a table"),
        *said,
        tag("table", tag("thead", tag("tr", tag("th", "Value", scope="col"), *heads)), tag("tbody", *rows)),
    )
