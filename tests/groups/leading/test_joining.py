"""How a room joins: the right address, never a secret in it, and what is wrong in one sentence."""

import re
from dataclasses import replace

import pytest

from tests.pages.conftest import parsed
from workbook.groups.leading.join_page import A_COPY, OWN_CODE, join_page
from workbook.groups.leading.joining import REPOSITORY, TAG, Joining, NoAddress, on_binder, picture, this_host


@pytest.mark.parametrize(
    ("own", "address"),
    [
        ("http://192.168.1.20:8866/", "http://192.168.1.20:8866/"),
        ("http://192.168.1.20:8866/x/?token=abc", "http://192.168.1.20:8866/x/"),
        ("https://ann:secret@room.example/x/#token=abc", "https://room.example/x/"),
        ("http://[fe80::1]:8000", "http://[fe80::1]:8000/"),
    ],
)
def test_no_secret_leaves(own, address):
    """Neither a token nor a name is in what a room photographs."""
    assert this_host(own).address == address and this_host("http://localhost/", own).address == address


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1.2.3", "[::1]", "[::]", "a.localhost"])
def test_an_address_for_this_computer_only_says_so(host):
    """And says what to do instead."""
    assert this_host(f"http://{host}:8866/").warning == (
        "Phones cannot reach this computer by this address. Start a room with workbook host, or use Binder."
    )


def test_an_address_for_others_warns_of_nothing():
    """The one that the host names comes first."""
    found = this_host("http://127.0.0.1:8866/", "http://10.0.0.7:8000/", " lantern ")
    assert found == Joining("http://10.0.0.7:8000/", "lantern")


@pytest.mark.parametrize("given", ["nonsense", "javascript:alert(1)", "http://", "ftp://x/", "http://x:y/"])
def test_an_address_that_is_none_is_said_in_a_sentence(given):
    """With the name of the setting."""
    with pytest.raises(NoAddress, match=r"^The address .* set WORKBOOK_JOIN_URL to one such as .*\.$"):
        this_host("http://127.0.0.1/", given)


def test_the_address_may_open_one_page_first():
    """Of this host, and of Binder, where it stands within the question."""
    plan = "tonight?e=06.honest~8&e=06.direct"
    assert this_host("http://10.0.0.7:8000/x/", below=plan).address == f"http://10.0.0.7:8000/x/{plan}"
    assert on_binder("ann/w", "v1", plan).address == (
        "https://mybinder.org/v2/gh/ann/w/v1?urlpath=workbook/tonight%3Fe%3D06.honest~8%26e%3D06.direct"
    )


def test_binder_has_its_address():
    """As the README's badge has it, with a stroke in a tag written so that it stays one."""
    assert on_binder("ann/dance-workbook", "v0.1.0").address == (
        "https://mybinder.org/v2/gh/ann/dance-workbook/v0.1.0?urlpath=workbook/"
    )
    assert "/a%2Fb?" in on_binder("ann/w", "a/b").address


@pytest.mark.parametrize(
    ("repository", "tag", "said"),
    [
        (REPOSITORY, TAG, "in place of OWNER"),
        ("ann", TAG, "write owner and name"),
        ("ann/../x", TAG, "write owner and name"),
        ("ann/w?x=1", TAG, "write owner and name"),
        ("ann/w", "", "That is no tag"),
        ("ann/w", "v1 #", "That is no tag"),
    ],
)
def test_what_names_no_repository_is_said_in_a_sentence(repository, tag, said):
    """Nothing is asked of Binder to find out."""
    with pytest.raises(NoAddress, match=said):
        on_binder(repository, tag)


def test_the_code_can_be_read_on_a_wall():
    """Dark on light, with its margin of four, and as wide as its place."""
    code = picture("http://192.168.1.20:8866/")
    assert re.search(r'viewBox="0 0 33 33"', code) and "#fff" in code and "<script" not in code


def shown(site, joining, by="host", **given):
    """The page."""
    return parsed(join_page(site, by, joining, repository=REPOSITORY, tag_=TAG, **given))


def test_the_page_shows_code_address_and_word(site):
    """The address in full can be followed; on the wall it is without what nobody has to type."""
    page = shown(site, Joining("http://10.0.0.7:8000/", "lantern <b>"))
    assert page.select_one(".code svg") and page.select_one(".address").text == "10.0.0.7:8000"
    assert page.select_one(".address a")["href"] == "http://10.0.0.7:8000/"
    assert page.select_one(".word b").text == "lantern <b>"


@pytest.mark.parametrize(
    ("rests", "code", "said"), [(True, "lantern", OWN_CODE), (False, "lantern", A_COPY), (True, "", A_COPY)]
)
def test_who_was_here_before_reads_how_to_go_on(site, rests, code, said):
    """By a code of their own where the room has rested, or by a file."""
    page = shown(replace(site, rests=rests), Joining("http://10.0.0.7/", code))
    assert page.select_one(".before").text == said


def test_the_form_for_binder_is_only_on_its_page(site):
    """It keeps what was typed."""
    assert not shown(site, Joining("http://10.0.0.7/")).form
    page = shown(site, None, "binder", why="No.")
    assert page.select_one("input[name=repository]")["value"] == REPOSITORY
    assert page.select_one("[role=alert]").text == "No." and not page.svg
