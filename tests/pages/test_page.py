"""Whole pages: the way out first, nothing from elsewhere, nothing said twice."""

from dataclasses import replace

import pytest

from workbook.chapters.evening import SLUG
from workbook.chapters.notebook import Chapter
from workbook.pages.answers_page import Kept, answers_page
from workbook.pages.chapter_page import Trouble, chapter_page
from workbook.pages.html import tag
from workbook.pages.lock_page import unlock_page
from workbook.pages.page import page, sorry_page
from workbook.pages.search_page import search_page
from workbook.pages.site import Progress, Site
from workbook.pages.start_page import start_page
from workbook.place import SESSION
from workbook.server.assets import FILES

from .conftest import parsed

ODD = '<b>"Odd" & all</b>'
SITE = Site(
    base="/x/",
    files={name: f"{name}.1" for name in FILES},
    place="here",
)
BOOKS = [
    Chapter(slug=slug, title=f"{ODD} {slug}", line="A line", pieces=())
    for slug in ("00-welcome", "01-here", "02-there")
]


def opened(**given):
    """The page of the middle chapter."""
    usual = {"progress": Progress(answered=1, of=4), "neighbours": (BOOKS[0], BOOKS[2])}
    return parsed(chapter_page(SITE, BOOKS[1], tag("p", "Text"), **usual | given))


PAGES = {
    "plain": lambda: parsed(page(SITE, tag("p", "Text"))),
    "chapter": opened,
    "start": lambda: parsed(
        start_page(SITE, [(book, Progress(answered=0, of=2)) for book in BOOKS], latest=None, kept="Kept.")
    ),
    "answers": lambda: parsed(answers_page(SITE, Kept(folder=ODD, file=ODD, answers=0))),
    "unlock": lambda: parsed(unlock_page(SITE)),
    "sorry": lambda: parsed(sorry_page(SITE, ODD, ODD)),
}


@pytest.fixture(params=PAGES)
def shown(request):
    """Every kind of page."""
    return PAGES[request.param]()


def test_the_way_out_comes_first(shown):
    """In tab order, and it leads to a harmless place."""
    first = shown.body.select_one("a, button, input, [tabindex='0']")
    assert first["data-does"] == "leave" and first["data-to"].startswith("https://www.wikipedia.org")


def test_the_title_says_nothing(shown):
    """Neither the history nor a tab gives the subject away."""
    assert shown.title.text == "Workbook"


def test_nothing_comes_from_anywhere_else(shown):
    """Every file the page fetches lies under its own path."""
    files = [part.get("src") or part.get("href") for part in shown.select("script, link, img")]
    assert all(file.startswith(("/x/static/", "data:,")) for file in files)


def test_a_page_starts_without_a_connection(shown):
    """Only the line itself may say that it is live."""
    assert shown.html["data-connection"] == "lost" and shown.html["lang"] == "en"


def test_there_is_one_main_part_to_skip_to(shown):
    """The second thing in tab order."""
    assert shown.select_one("a.skip")["href"] == f"#{shown.main['id']}"


def test_titles_and_words_are_escaped(shown):
    """Whatever a chapter is called."""
    assert not shown.select("main b b, h1 b, p b, .where b, nav b")


def test_a_chapter_leads_on_and_back():
    """To its neighbours' lasting addresses."""
    assert [link["href"] for link in opened().select("nav a")] == [
        "/x/voila/render/00-welcome.ipynb",
        "/x/voila/render/02-there.ipynb",
    ]


def test_the_first_and_last_chapter_lead_to_the_contents():
    """There is always a way on, and a page without neighbours has one."""
    assert [link["href"] for link in opened(neighbours=(None, None)).select("nav a")] == ["/x/"]


def test_progress_is_said_softly():
    """In words, without a score."""
    assert opened().select_one(".softly").text == "1 of 4 answered here."


def test_trouble_with_the_file_is_said_on_the_page():
    """The page still opens."""
    shown = opened(trouble=Trouble("The file is <damaged>."))
    assert shown.select_one("main .trouble").text.strip() == "The file is <damaged>." and shown.select("nav")


def test_trouble_leads_to_the_choices_if_there_are_any():
    """On every page, in words."""
    link = opened(trouble=Trouble("Damaged.", choices=True)).select_one("main .trouble a")
    assert (link.text, link["href"]) == ("Choose what to do", "/x/answers#damage")
    assert not opened(trouble=Trouble("Damaged.")).select("main .trouble a")


def test_a_page_without_a_script_can_be_read():
    """And says that nothing typed is kept."""
    assert "nothing you type is kept" in opened().noscript.text


def contents(latest=None):
    """The start page with something answered."""
    return parsed(
        start_page(SITE, [(book, Progress(answered=2, of=3)) for book in BOOKS], latest=latest, kept="Kept.")
    )


def test_the_contents_list_every_chapter():
    """Title, line, number and progress."""
    assert [link["href"] for link in contents().select("ol a")] == [SITE.chapter(book.slug) for book in BOOKS]
    assert contents().select_one("ol small").text == "A line" and "2 of 3 answered" in contents().ol.text


def test_the_contents_lead_to_the_answers():
    """Beside the chapters, with a line that says what is there."""
    assert contents().select_one("ul.list a[href='/x/answers']").b.text == "Your answers"


@pytest.mark.parametrize("rests", [True, False])
def test_every_page_of_a_room_that_rests_leads_to_ones_part(rests):
    """Its line says to keep it, so the way is beside it."""
    there = page(replace(SITE, room="This room closes.", hub="/hub/state", rests=rests), tag("p", "Text"))
    assert bool(parsed(there).select(".room a[href='/x/answers#part']")) == rests


def test_from_an_evening_every_way_leads_to_a_page_that_leads_back():
    """To give a number, to keep a part or a copy, and to bring one back."""
    site = replace(SITE, place=SESSION, room="It closes.", hub="/hub/state", rests=True)
    given = {"progress": Progress(answered=0, of=4), "neighbours": (None, None), "anything": False}
    book = replace(BOOKS[0], slug=SLUG)
    page = parsed(chapter_page(site, book, tag("p", "Text"), plan="e=a.b~5", **given))
    assert page.select_one(".asks")["data-to"] == "/x/room/given?e=a.b~5"
    assert [link["href"] for link in page.select(".room a, .again a")] == [
        f"/x/answers?e=a.b~5#{part}" for part in ("part", "copy", "restore")
    ]


@pytest.mark.parametrize(
    ("hub", "leads", "told"), [("", False, True), ("/hub/state", True, True), ("/hub/state", False, False)]
)
def test_whoever_is_led_in_a_room_is_not_asked_to_lead_it(hub, leads, told):
    """Everybody else finds the way at the end."""
    books = [(book, Progress(answered=0, of=2)) for book in BOOKS]
    start = start_page(replace(SITE, hub=hub, leads=leads), books, latest=None, kept="Kept.")
    assert bool(parsed(start).select(f"a[href='{SITE.facilitate}']")) == told


def test_a_public_host_offers_to_restore_first():
    """Before Begin, at the top of the welcome and of an evening, while nothing is written; nowhere else."""
    public, books = replace(SITE, place=SESSION), [(book, Progress(answered=0, of=2)) for book in BOOKS]
    start = parsed(start_page(public, books, latest=None, kept="Kept.", anything=False))
    ways = [
        link["href"]
        for link in start.main.select("p a[href]")
        if "go" in link.get("class", []) or "#restore" in link["href"]
    ]
    assert ways == ["/x/answers#restore", "/x/voila/render/00-welcome.ipynb"]
    given = {"progress": Progress(answered=0, of=4), "neighbours": (None, None)}
    texts = [
        str(chapter_page(site, book, tag("p", "Text"), anything=anything, **given))
        for site, book, anything in (
            (public, BOOKS[0], False),
            (replace(SITE, hub="/hub/state"), BOOKS[0], False),
            (replace(SITE, hub="/hub/state"), replace(BOOKS[0], slug=SLUG), False),
            (public, BOOKS[0], True),
            (public, BOOKS[1], False),
            (SITE, BOOKS[0], False),
        )
    ]
    assert ["#restore" in text for text in texts] == [True, True, True, False, False, False]


@pytest.mark.parametrize(
    ("site", "said"),
    [
        (SITE, (False, False)),
        (replace(SITE, sealed=True), (False, True)),
        (replace(SITE, place=SESSION), (True, False)),
    ],
)
def test_a_page_says_of_itself_where_it_is(site, said):
    """On a public host, and behind a lock."""
    html = parsed(page(site, tag("p", "Text"))).html
    assert (html.has_attr("data-public"), html.has_attr("data-sealed")) == said


def test_a_demonstration_says_so_and_can_begin_again():
    """On every page; a reader's own pages say nothing of the kind."""
    shown = parsed(page(replace(SITE, invented="Maya <b>"), tag("p", "words"), chapter="01-here"))
    mark = shown.find(class_="invented")
    assert "Invented answers · Maya <b>" in mark.get_text()
    assert mark.form["action"] == "/x/begin" and mark.form["method"] == "post"
    assert mark.find("input", attrs={"name": "back"})["value"] == "01-here"
    assert parsed(page(SITE, tag("p", "words"))).find(class_="invented") is None


def test_a_newcomer_begins_and_a_reader_goes_on():
    """With the chapter answered last."""
    assert contents().select_one(".begin").text == "Begin"
    assert contents(BOOKS[2]).select_one(".begin").text == "Go on with chapter 2"


@pytest.mark.parametrize(
    ("answered", "of", "share", "words"),
    [(0, 0, 0, ""), (0, 3, 0, ""), (1, 3, 33, "1 of 3"), (3, 3, 100, "3 of 3")],
)
def test_progress_counts(answered, of, share, words):
    """Nothing answered is not held against anyone."""
    assert (Progress(answered=answered, of=of).share, str(Progress(answered=answered, of=of))) == (
        share,
        words,
    )


def test_in_a_room_a_page_promises_nothing_that_the_room_would_not_keep():
    """A room that does not answer may have closed, and then what was written there is erased."""
    room = chapter_page(
        replace(SITE, room="This room closes at 21:30."),
        BOOKS[1],
        tag("p", "Text"),
        progress=Progress(answered=1, of=4),
        neighbours=(None, None),
    )
    words = parsed(room).select_one(".lost").text
    assert "safe" not in words and "the room has closed" in words and "keep a copy" in words
    assert parsed(room).select_one(".room .copy")["href"].endswith("#copy")
    assert "will be kept when it is back" in opened().select_one(".lost").text


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("en", None),
        ("he", "rtl"),
        ("az-Latn", None),
        ("az-Arab", "rtl"),
        ("qaa-Hebr", "rtl"),
        ("ar-Latn", None),
    ],
)
def test_a_language_that_runs_from_the_right_mirrors_the_page(language, direction):
    """As its name says, and its script before its name; also a language that nobody speaks."""
    root = parsed(page(replace(SITE, language=language), tag("p", "Text")))
    assert (root.html["lang"], root.html.get("dir")) == (language, direction)


@pytest.mark.parametrize(
    ("main", "more"),
    [
        (tag("p", "Text"), []),
        (tag("div", class_="map"), ["map.css.1"]),
        (tag("section", data_patterns="some.key"), ["patterns.css.1"]),
        (search_page(SITE, "", []), ["patterns.css.1"]),
    ],
)
def test_what_few_pages_have_brings_its_look(main, more):
    """And no other page waits for it; a search has it before there is anything to show."""
    shown = parsed(main if main.startswith("<!doctype") else page(SITE, main))
    sheets = [it["href"].rpartition("/")[2] for it in shown.select("link[rel=stylesheet]")]
    assert sheets == [*more, "look.css.1"]
