"""Pages of a room, as they stand once its hub has said how things are."""

from __future__ import annotations

from dataclasses import replace

from tests.groups.poll.made_up import asked
from workbook.groups.leading.handles_page import Standing, handles_page
from workbook.groups.poll.asking_page import Told, asking_page
from workbook.groups.poll.press_page import Question, press_page
from workbook.pages.site import Site
from workbook.place import ROOM
from workbook.server import assets

CLOSES = "This room closes at 21:30. What you write is erased then."
SITE = Site(
    base="/user/guest-bcdfgh/",
    files={name: name for name in assets.FILES},
    place=ROOM,
    room=CLOSES,
    hub="/hub/state",
)
STANDING = Standing(
    inside=11,
    waiting=1,
    resting=2,
    people=16,
    more=7,
    closes_at="21:30",
    left=3_900,
    grace=5,
    is_closing=False,
)
LEADS = Site(base="/user/facilitator/", files=SITE.files, place=ROOM, room=CLOSES, hub=SITE.hub, leads=True)


def pressed() -> str:
    """What somebody is asked: not given yet, given, and seen by the room."""
    first, second, *_, third = asked().values()
    questions = [
        Question(first, "", own=6, given=None, shown=False),
        Question(second, "before", own=None, given=4, shown=False),
        Question(third, "after", own=None, given=7, shown=True),
    ]
    return press_page(SITE, questions, "Given. You can take it back until the room has seen the picture.")


def nothing_asked() -> str:
    """The same where nothing is asked."""
    return press_page(SITE, [])


def asking() -> str:
    """What whoever leads asked: before and after, shown; and one that two people have answered."""
    scales = list(asked().values())
    before, after = (0, 0, 1, 2, 0, 3, 0, 0, 1, 0, 0), (0, 0, 0, 1, 0, 1, 2, 0, 3, 0, 0)
    told = [
        Told(scales[0], "before", people=8, any=True, counts=before, waiting=True, open=False),
        Told(scales[0], "after", people=7, any=True, counts=after, waiting=False, open=True),
        Told(scales[-1], "", people=0, any=True, counts=(), waiting=False, open=True),
        Told(scales[-2], "", people=6, any=True, counts=(), waiting=False, open=True),
    ]
    return asking_page(LEADS, scales, told)


def handles() -> str:
    """The room in the hand of whoever leads."""
    return handles_page(LEADS, STANDING, "The room has more places.")


def second() -> str:
    """The same about to close, with the code for a second one."""
    link = f"http://192.168.1.20:8000/hub/facilitator/{'s' * 24}"
    return handles_page(LEADS, replace(STANDING, left=170, is_closing=True, more=0, link=link))
