"""Who sits with whom: new pairs for each evening, of numbers that only whoever leads can read as names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from workbook.errors import WorkbookError
from workbook.export.paper.print_page import leaf
from workbook.pages.html import Html, tag

NAME, TITLE = "who-sits-with-whom", "Who sits with whom"
FEWEST, MOST, EVENINGS = 4, 40, 6
PATIENCE = 20_000
"""After how many tries a way without anyone meeting again is given up."""

LEAD = (
    "Give each person a number, and write the names in by hand. Two who are not to be paired never are: "
    "partners, relatives, and whoever asked for it. If somebody is away, their partner makes a three with "
    "the pair beside them; look at the list of those apart first. In a three each has two thirds of the time."
)
Two = frozenset[int]
Group = tuple[int, ...]


class NoPairs(WorkbookError):
    """Pairs were asked for that cannot be; the message says why, and what would help."""


def read_people(text: str) -> int:
    """Return how many people there are.

    Args:
        text: a whole number, 4 to 40.

    Raises:
        NoPairs: it is none.
    """
    people = int(text) if re.fullmatch(r"[0-9]{1,2}", text.strip()) else 0
    if not FEWEST <= people <= MOST:
        raise NoPairs(f"Say how many people there are: a whole number from {FEWEST} to {MOST}.")
    return people


def read_apart(text: str, people: int) -> frozenset[Two]:
    """Return who is not to be paired.

    Args:
        text: numbers two by two, such as `3-7, 4-5`; may be empty.
        people: how many people there are.

    Raises:
        NoPairs: it is something else, or a number that nobody has.
    """
    found = re.findall(r"([0-9]{1,2})\s*[-–]\s*([0-9]{1,2})", text)
    twos = frozenset(frozenset((int(one), int(other))) for one, other in found)
    rest = re.sub(r"[0-9]{1,2}\s*[-–]\s*[0-9]{1,2}", "", text)
    if rest.strip(" ,;\t\r\n") or any(len(two) < 2 or not two <= set(range(1, people + 1)) for two in twos):
        raise NoPairs("Write two numbers with a hyphen between them, and commas between the pairs: 3-7, 4-5.")
    return twos


def pairs(people: int, apart: Iterable[Two] = (), evenings: int = EVENINGS) -> list[list[Group]]:
    """Return who sits with whom on each evening; with an odd number three sit together.

    As few as possible meet again, and two who are to be apart never sit in one group.

    Args:
        people: how many; they are numbered from 1.
        apart: who is not to be paired.
        evenings: how many.

    Raises:
        NoPairs: somebody would have nobody left.
    """
    never, met, found = frozenset(apart), Counter[Two](), []
    for _ in range(evenings):
        groups = _evening(people, never, met)
        met.update(two for group in groups for two in _twos(group))
        found.append(groups)
    return found


def _evening(people: int, never: frozenset[Two], met: Counter[Two]) -> list[Group]:
    for often in range(max(met.values(), default=0) + 1):
        # Who sits third changes from evening to evening; nobody does where the number is even.
        thirds = sorted(range(1, people + 1), key=lambda it: sum(met[two] for two in met if it in two))
        for third in thirds if people % 2 else [0]:
            left = [number for number in range(1, people + 1) if number != third]
            found = _matched(left, never, met, often, [PATIENCE])
            if found and (whole := _with_third(found, third, never, met)):
                return whole
    raise NoPairs("Somebody would have nobody to sit with. Keep fewer people apart, or make two groups.")


def _matched(
    left: Sequence[int], never: frozenset[Two], met: Counter[Two], often: int, patience: list[int]
) -> list[Group] | None:
    """Return pairs in which nobody meets more often again than said; none where there are no such."""
    if not left:
        return []
    one, *others = left
    for other in sorted(others, key=lambda it: met[frozenset((one, it))]):
        two = frozenset((one, other))
        patience[0] -= 1
        if two in never or met[two] > often or patience[0] < 0:
            continue
        rest = _matched([it for it in others if it != other], never, met, often, patience)
        if rest is not None:
            return [(one, other), *rest]
    return None


def _with_third(
    found: Sequence[Group], third: int, never: frozenset[Two], met: Counter[Two]
) -> list[Group] | None:
    if not third:
        return list(found)

    def known(group: Group) -> int:
        return sum(met[frozenset((third, it))] for it in group)

    fits = [group for group in found if not any(frozenset((third, it)) in never for it in group)]
    if not fits:
        return None
    chosen = min(fits, key=known)
    return [(*group, third) if group == chosen else group for group in found]


def _twos(group: Group) -> Iterator[Two]:
    yield from (frozenset((one, other)) for one in group for other in group if one < other)


def printed(people: int, apart: Iterable[Two] = ()) -> bytes:
    """Return the pairs of six evenings as a page to print, with room for the names.

    Args:
        people: how many.
        apart: who is not to be paired.

    Raises:
        NoPairs: somebody would have nobody left.
    """
    never = frozenset(apart)
    told = ", ".join(f"{min(two)} and {max(two)}" for two in sorted(never, key=sorted)) or "nobody"
    rows = (
        tag("tr", tag("td", f"Evening {number}"), tag("td", " · ".join(map(_told, groups))))
        for number, groups in enumerate(pairs(people, never), 1)
    )
    page = tag(
        "section",
        tag("h1", TITLE),
        tag("p", LEAD),
        tag("p", f"Never paired: {told}."),
        tag("table", tag("tbody", *rows), class_="pairs"),
        tag("h2", "Whose number is it?"),
        tag("div", *(_name(number) for number in range(1, people + 1)), class_="two"),
        class_="chapter form",
    )
    return leaf(page, "sheets.css", "A4")


def _name(number: int) -> Html:
    return tag("div", tag("span", str(number), class_="unit"), tag("span", class_="line"), class_="tick")


def _told(group: Group) -> str:
    *first, last = map(str, group)
    return f"{', '.join(first)} and {last}"
