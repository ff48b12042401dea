"""What can be done with a person on the family map: the sheet that opens when they are pressed."""

from __future__ import annotations

from collections.abc import Iterable

from workbook.family.model.people import BELONGS, CHILDREN, COUPLES, SHAPES, TIES, TIES_ON_DEMAND
from workbook.pages.html import Html, tag, void

BEGIN = "Who is in your family? Begin with you."
NAME, SHAPE, HOW = "Name or initials", "Drawn as", "How"
PICK = "Press somebody, or choose."
MORE = "More kinds of tie"
ONE_WAY = "“Focused on”, “Over- and under-functioning” and “Harm or fear” go from the first to the second."
NEW = {
    "parent": "Parent",
    "partner": "Partner",
    "child": "Child",
    "sibling": "Brother or sister",
    "friend": "Friend or chosen family",
}
JOIN = {"tie": "A tie", "couple": "A couple", "parentage": "A parent", "home": "A home"}
"""What somebody can have with another one who is on the map already."""


def sheet(name: str) -> Html:
    """Return what is done with a person, hidden until somebody is pressed.

    Args:
        name: of the map, as an HTML id.
    """
    undo = _button("Undo", "undo-act", hidden=True)
    did = tag("div", tag("p", role="status", class_="did"), undo, class_="doing")
    return tag("div", did, _begin(), _person(name), class_="doings")


def _begin() -> Html:
    """Return how a map begins while nobody is on it."""
    return tag(
        "form",
        tag("p", BEGIN, class_="asked"),
        tag("div", _text("who", "Your name or initials"), class_="fields"),
        tag(
            "div",
            _button("Begin", "begin", type="submit"),
            _button("Draw three generations with question marks", "skeleton"),
            class_="tools",
        ),
        class_="first-use",
        hidden=True,
    )


def _person(name: str) -> Html:
    top = tag(
        "div",
        tag("h3", id=f"who-{name}", tabindex=-1, class_="who", dir="auto"),
        _button("Close", "close"),
        tag("p", class_="facts", dir="auto"),
        class_="top",
    )
    new = _group("Add somebody new", NEW)
    join = _group("Join with somebody on the map", JOIN)
    rest = tag(
        "div",
        _button("Change", "act-edit"),
        _button("Take off the map", "act-remove"),
        class_="tools",
    )
    ways = tag(
        "div",
        tag("ul", class_="rows", aria_label="On the map", hidden=True),
        new,
        join,
        rest,
        class_="ways-on",
    )
    form = tag(
        "form",
        tag("p", class_="asked"),
        tag("div", class_="fields"),
        tag(
            "div",
            _button("Keep", "keep", type="submit"),
            _button("Take this line away", "unrow", hidden=True),
            _button("Cancel", "stop"),
            class_="tools",
        ),
        class_="asking",
        hidden=True,
    )
    return tag(
        "section", top, ways, form, *_forms(), class_="pressed", aria_labelledby=f"who-{name}", hidden=True
    )


def _group(title: str, ways: dict[str, str]) -> Html:
    buttons = (_button(words, f"act-{act}") for act, words in ways.items())
    return tag(
        "div", tag("p", title, class_="title"), *buttons, class_="tools", role="group", aria_label=title
    )


def _button(words: str, does: str, **more: str | bool) -> Html:
    return tag("button", words, **{"type": "button", "class_": "way", "data_does": does, **more})


def _forms() -> Iterable[Html]:
    shape = _choice("shape", SHAPE, SHAPES)
    since, until = _text("since", "Since"), _text("until", "Until")
    how = _choice("how", HOW, CHILDREN, "Born to")
    other = _people("other", "Who", PICK)
    who = _text("who", NAME)
    kind = _choice("kind", HOW, COUPLES)
    tie = _choice("kind", "How it is between them", TIES, more=TIES_ON_DEMAND)
    both = _people("through", "Through", "Both parents", "parents")
    yield _form("parent", "A parent of {}", who, shape, how)
    yield _form("partner", "A partner of {}", who, shape, kind, since)
    yield _form("child", "A child of {}", who, shape, _people("other", "Other parent", "–", "partners"), how)
    yield _form("sibling", "A brother or sister of {}", who, shape, both)
    yield _form(
        "friend",
        "Somebody who counts for {}",
        who,
        shape,
        _choice("is", "Who it is", BELONGS[2:4], BELONGS[2]),
    )
    yield _form("tie", "A tie between {} and …", other, tie, tag("p", ONE_WAY, class_="hint"))
    yield _form("couple", "{} and …, a couple", other, kind, since, until)
    yield _form("parentage", "A parent of {}, on the map already", other, how)
    yield _form("home", "{} lives with …", other, _text("home", "Which home"))
    dates = (_text("born", "Born"), _text("died", "Died"))
    label = _text("label", "Your word for the shape")
    belongs = _choice("is", "Who it is", BELONGS)
    yield _form("edit", "{}, as you know them", who, shape, label, belongs, *dates, _text("notes", "Notes"))
    yield _form("couples", "{}", kind, since, until)
    yield _form("children", "{}", _choice("how", HOW, CHILDREN))
    yield _form("ties", "{}", tie)
    yield _form("homes", "{}", _text("home", "Which home"))


def _form(act: str, title: str, *fields: Html) -> Html:
    return tag("template", *fields, data_form=act, data_title=title)


def _text(name: str, label: str) -> Html:
    return tag(
        "label", tag("span", label), void("input", type="text", name=name, autocomplete="off", dir="auto")
    )


def _choice(
    name: str, label: str, options: Iterable[str], chosen: str = "", more: Iterable[str] = ()
) -> Html:
    listed = [tag("option", each, value=each, selected=each == chosen) for each in options]
    rarer = [tag("option", each, value=each) for each in more]
    apart = tag("optgroup", *rarer, label=MORE) if rarer else None
    blank = None if chosen else tag("option", "–", value="")
    return tag(
        "label", tag("span", label), tag("select", blank, *listed, apart, name=name, autocomplete="off")
    )


def _people(name: str, label: str, none: str, among: str = "people") -> Html:
    """Return a list that the page fills: with everybody, or with the parents or partners of the person."""
    select = tag("select", tag("option", none, value=""), name=name, data_among=among, autocomplete="off")
    return tag("label", tag("span", label), select)
