"""Fields without a browser: an ordinary widget whose value is on the disk."""

import ipywidgets
import numpy
import pytest

from widgets import Page
from workbook.answers import Answers
from workbook.errors import AnswerRefused, AnswersNotSaved

from .conftest import TEXT

KINDS = {
    "text": ({}, TEXT),
    "script": ({}, TEXT),
    "scale": ({"low": "a", "high": "b"}, 0),
    "balance": ({"low": "a", "high": "b"}, -5),
    "choice": ({"options": ["a", "b"], "other": "Own"}, TEXT),
    "checklist": ({"options": ["a", "b"], "own": "Own"}, ["b", TEXT]),
    "table": ({"columns": {"who": "Who", "close": ("How close", "0-10")}}, [{"who": TEXT, "close": 0}]),
    "sentence": ({"template": "I {do}.", "slots": {"do": "what"}}, {"do": TEXT}),
    "plan": ({}, {"when": TEXT}),
    "deck": ({"cards": ["a", "b"]}, {"kept": ["a"], "own": [TEXT]}),
}


@pytest.fixture(params=KINDS)
def kind(request):
    """Every kind of exercise."""
    return request.param


@pytest.fixture
def field(page, kind):
    """A field of that kind."""
    return getattr(page, kind)("it", "And you?", **KINDS[kind][0])


@pytest.fixture
def value(kind):
    """An answer for it."""
    return KINDS[kind][1]


@pytest.fixture
def kept(kind, value):
    """The same as the file keeps it: own words say that they are."""
    return {"choice": {"own": TEXT}, "checklist": ["b", {"own": TEXT}]}.get(kind, value)


def test_a_field_is_a_widget_with_the_usual_traits(field):
    """Whoever knows ipywidgets knows what it has."""
    assert isinstance(field, ipywidgets.DOMWidget)
    assert (field.value, field.description, field.disabled) == (None, "And you?", False)
    assert isinstance(field.layout, ipywidgets.Layout)


def test_what_is_put_is_on_the_disk_before_it_is_acknowledged(field, value, heard, on_disk):
    """Only the disk may say saved; the sequence number goes back with it."""
    (told,) = heard(field, do="put", value=value, rev=0, seq=7)
    assert (told["say"], told["key"], told["seq"], told["rev"], told["empty"]) == (
        "saved",
        "01-here.it",
        7,
        1,
        False,
    )
    assert told["place"] == "on this computer" and told["at"].endswith("Z")
    assert on_disk() == {"it": value} and field.value == value


def test_what_is_set_is_on_the_disk(field, value, kept, on_disk):
    """A program saves as a reader does, and reads what it has set."""
    field.value = value
    assert on_disk() == {"it": kept} and field.value == value


def test_a_saved_value_is_the_first_state(field, value, kept, kind, comms):
    """Opening later, it is there before anyone asks."""
    field.value = value
    again = getattr(Page("01-here", Answers.open()), kind)("it", "And you?", **KINDS[kind][0])
    first = next(each.given["data"]["state"] for each in comms if each.given["data"]["state"].get("key"))
    assert first["value"] == kept and again.rev == 1


def test_none_clears(field, value, heard, on_disk):
    """An emptied field is unanswered, and says so."""
    field.value = value
    (told,) = heard(field, do="put", value=None, rev=1, seq=2)
    assert told["empty"] is True and on_disk() == {"it": None} and field.value is None


def test_a_forgotten_answer_is_gone(field, value, heard, on_disk):
    """From the widget and from the file."""
    field.value = value
    assert heard(field, do="forget", seq=3) == [{"say": "forgotten", "key": "01-here.it", "seq": 3}]
    assert field.value is None and on_disk() == {}


def test_an_answer_after_forgetting_is_kept(field, value, heard, on_disk):
    """A field that was forgotten can be filled again."""
    field.value = value
    heard(field, do="forget", seq=3)
    assert heard(field, do="put", value=value, rev=1, seq=4)[0]["say"] == "saved" and on_disk() == {
        "it": value
    }


def test_hello_is_answered_with_how_it_stands(field, value, kept, heard):
    """A page that comes back learns value and revision."""
    field.value = value
    (told,) = heard(field, do="hello")
    how = {"value": kept, "rev": 1, "disabled": False, "others": []}
    assert told == {"say": "here", "key": "01-here.it"} | how


def test_hello_brings_what_another_window_saved(near, heard):
    """The file is read again."""
    Answers.open().put("01-here.near", 4, kind="scale", prompt="How near?")
    assert heard(near, do="hello")[0]["value"] == 4 and near.value == 4


@pytest.mark.parametrize("message", [{}, {"do": "sing"}, {"do": None, "value": 3}])
def test_other_messages_do_nothing(near, heard, on_disk, message):
    """The page has few words."""
    assert heard(near, **message) == [] and on_disk() == {}


@pytest.mark.parametrize("wrong", [11, "4", True, [4]])
def test_a_refused_value_leaves_everything_as_it_was(near, heard, on_disk, wrong):
    """The rule is told with the sequence number; file and widget keep the last good answer."""
    near.value = 4
    (told,) = heard(near, do="put", value=wrong, rev=1, seq=9)
    assert (told["say"], told["seq"]) == ("unsaved", 9) and "from 0 to 10" in told["why"]
    assert near.value == 4 and on_disk() == {"near": 4}


def test_a_program_is_refused_as_well(near, on_disk):
    """An error with the rule, and nothing saved."""
    with pytest.raises(AnswerRefused, match="from 0 to 10"):
        near.value = 11
    assert near.value is None and on_disk() == {}


@pytest.fixture
def refusing(monkeypatch):
    """A disk that refuses from now on."""

    def refuse(*given):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workbook.answers.storage.disk.write", refuse)


def test_a_disk_that_refuses_is_told(near, heard, on_disk, request):
    """Not saved yet, with the reason; what was saved stays."""
    near.value = 4
    request.getfixturevalue("refusing")
    (told,) = heard(near, do="put", value=5, rev=1, seq=2)
    assert told["say"] == "unsaved" and "Traceback" not in told["why"] and told["seq"] == 2
    assert near.value == 4 and on_disk() == {"near": 4}


def test_a_value_that_could_not_be_saved_does_not_stay_in_the_widget(near, request):
    """The widget never shows an answer that the file does not have."""
    near.value = 4
    request.getfixturevalue("refusing")
    with pytest.raises(AnswersNotSaved):
        near.value = 5
    assert near.value == 4


def test_an_unexpected_fault_is_told_without_the_answer(fear, heard, monkeypatch):
    """The page hears of it; a traceback could hold what was written."""
    monkeypatch.setattr(Answers, "put", lambda *given, **more: 1 / 0)
    (told,) = heard(fear, do="put", value="secret", seq=5)
    assert (told["say"], told["seq"]) == ("unsaved", 5) and "secret" not in str(told)


def test_a_text_from_another_window_is_kept_beside(fear, heard):
    """Neither window's words are lost."""
    heard(fear, do="put", value="one", rev=0, seq=1)
    other = Answers.open()
    other.put("01-here.fear", "two", kind="text", prompt="?", base=1)
    heard(fear, do="put", value="three", rev=1, seq=2)
    entry = Answers.open().entry("01-here.fear")
    assert entry.value == "three" and [kept["value"] for kept in entry.other] == ["two"]


def test_observers_hear_of_what_the_reader_does(near, heard):
    """`observe` works as with any widget."""
    seen = []
    near.observe(lambda change: seen.append((change["old"], change["new"])), "value")
    heard(near, do="put", value=0, rev=0, seq=1)
    assert seen == [(None, 0)]


def test_nobody_hears_of_loading(near):
    """The saved value is there before anyone can listen, and is not saved again."""
    near.value = 3
    before = near.answers.path.stat().st_mtime_ns
    again = Page("01-here", Answers.open()).scale("near", "How near?", low="a", high="b")
    assert again.value == 3 and again.answers.path.stat().st_mtime_ns == before


def test_the_numbers_of_a_library_are_numbers(near, on_disk):
    """A mean that came out whole is a whole number."""
    near.value = numpy.int64(4)
    assert (on_disk(), type(near.value)) == ({"near": 4}, int)


def test_a_value_cannot_be_changed_in_silence(page, on_disk):
    """It would reach no file: whoever tries is told to set it."""
    field = page.checklist("list", "Which?", options=["a", "b"])
    field.value = ["a"]
    with pytest.raises(TypeError, match="set"):
        field.value.append("b")
    field.value = [*field.value, "b"]
    assert on_disk() == {"list": ["a", "b"]}


def test_interactive_output_runs_with_a_field(near, heard):
    """Once with nothing, then with every answer."""
    seen = []
    ipywidgets.interactive_output(lambda how_near: seen.append(how_near), {"how_near": near})
    heard(near, do="put", value=0, rev=0, seq=1)
    assert seen == [None, 0]


def test_disabling_is_told(near):
    """The control on the page follows."""
    told = []
    near.tell = told.append
    near.disabled = True
    assert told[-1]["disabled"] is True


def test_closing_twice_does_no_harm(near, comms, page):
    """The comm closes once."""
    field = page.text("more", "?")
    field.close()
    field.close()
    assert comms[-1].closed and field.comm is None


def test_the_plain_fallback_holds_no_answer(field, value):
    """nbconvert, GitHub and print show the question only."""
    field.value = value
    shown = field._repr_mimebundle_()
    shown = shown[0] if isinstance(shown, tuple) else shown
    assert "And you?" in shown["text/html"] and "application/vnd.jupyter.widget-view+json" in shown
    assert "🌱" not in str(shown) and 'data-state="empty"' in shown["text/html"]


def test_a_repr_shows_no_answer(fear):
    """Nor does a traceback or a log."""
    fear.value = "secret"
    assert repr(fear) == "<Field 01-here.fear>"


def test_messages_come_over_the_widget_s_own_comm(comms, page):
    """As they do in JupyterLab and stock Voilà."""
    field = page.text("fear", "?")
    over = next(each for each in comms if each.comm_id == field.comm.comm_id)
    field._handle_msg(
        {
            "content": {
                "data": {
                    "method": "custom",
                    "content": {"do": "put", "key": field.key, "value": "x", "seq": 1},
                }
            },
            "buffers": [],
        }
    )
    told = [each["content"] for each in over.sent if each.get("method") == "custom"]
    assert [(each["say"], each["seq"]) for each in told] == [("saved", 1)]


def test_a_field_knows_what_its_messages_are_addressed_to(comms, page):
    """The page finds them by it on the kernel's line; no two fields share one."""
    first, second = page.text("a", "?"), page.text("b", "?")
    assert (first.own_id, second.own_id) == (first.comm.comm_id, second.comm.comm_id)
    assert first.own_id != second.own_id


def test_the_script_travels_once(comms, page):
    """Ten fields share one model that holds it."""
    first, second = page.text("a", "?"), page.text("b", "?")
    assert first.front is second.front
    assert sum("source" in each.given["data"]["state"] for each in comms) <= 1
