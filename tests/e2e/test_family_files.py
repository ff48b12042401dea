"""What leaves the family map and what comes in: pictures, paper, trees, and names that stay at home."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, expect

from tests.e2e.app import App
from tests.e2e.steps import drawn, field, person
from tests.family.conftest import SAMPLES
from workbook.family.gedcom.reader import write_gedcom
from workbook.family.model.tables import read_family

HERE = "family-map"


def kept(page: Page, *buttons: str) -> Download:
    """Press buttons until a file is saved."""
    with page.expect_download() as waiting:
        for name in buttons:
            page.get_by_role("button", name=name).click()
    return waiting.value


def text_of(file: Download) -> str:
    return Path(file.path()).read_text(encoding="utf-8")


def test_names_hide_everywhere(page: Page, app: App) -> None:
    """In the picture, the words, the questions, the file and on paper."""
    tables = SAMPLES["three generations"]()
    tables[f"{HERE}.people"].append({"who": "Ben", "born": "1980", "died": "1970"})
    drawn(page, app, tables)
    expect(page.locator(".days li").first).to_be_visible()
    page.get_by_role("button", name="Hide names").click()
    expect(page.get_by_role("button", name="Hide names")).to_have_attribute("aria-pressed", "true")
    expect(person(page, "Johann")).to_have_count(0)
    shown = page.locator("[data-map]").inner_html()
    assert [name for name in ("Johann", "Greta", "Jule", "Kiel", "Ben") if name in shown] == []
    svg = text_of(kept(page, "Save as picture", "SVG"))
    assert "Johann" not in svg and ">J.<" in svg
    assert "Johann" not in text_of(kept(page, "Save as GEDCOM"))


def test_the_map_is_kept_as_a_picture(page: Page, app: App) -> None:
    """As SVG and as PNG, dark on white even in the dark, under neutral names."""
    page.emulate_media(color_scheme="dark")
    drawn(page, app, SAMPLES["three generations"]())
    svg = kept(page, "Save as picture", "SVG")
    assert svg.suggested_filename == "family-map.svg"
    wide = re.search(r'width="(\d+)"', text_of(svg))
    png = kept(page, "PNG")
    head = Path(png.path()).read_bytes()[:24]
    assert png.suggested_filename == "family-map.png" and head[:8] == b"\x89PNG\r\n\x1a\n"
    assert wide and struct.unpack(">I", head[16:20])[0] == 2 * int(wide[1])


def test_only_the_map_is_printed(page: Page, app: App) -> None:
    """With its legend and its words, when asked from its button; the page comes back afterwards."""
    drawn(page, app, SAMPLES["twins"]())
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print").click()
    page.emulate_media(media="print")
    for part in (".frame svg", ".legend", ".said"):
        expect(page.locator(part).first).to_be_visible()
    expect(page.locator("h1, [data-key], .map button:visible, .days")).to_have_count(
        page.locator("h1, [data-key], .days").count()
    )
    expect(page.locator("h1")).to_be_hidden()
    expect(field(page, f"{HERE}.people")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("h1")).to_be_visible()


def test_a_long_name_is_whole_where_there_is_room(page: Page, app: App) -> None:
    """Shortened in the drawing; whole when its person is pressed, in the words below, and on paper."""
    name, home = (
        "Bartholomew-Maximilian von Hohenfels-Wittgenstein",
        "The little house by the sea at Kiel Bay",
    )
    people = [{"who": "Ida", "is": "Me"}, {"who": name}]
    couples = [{"one": "Ida", "two": name}]
    homes = [{"home": home, "who": f"Ida, {name}"}]
    rows = {"people": people, "couples": couples, "homes": homes}
    drawn(page, app, {f"{HERE}.{table}": each for table, each in rows.items()})
    assert "…" in (page.locator(".frame svg > g text").first.text_content() or "")
    expect(page.locator(".frame svg > g > title").first).to_have_text(home)
    person(page, name).click()
    expect(page.locator(".pressed .who")).to_have_text(name)
    expect(page.locator(".pressed .rows")).to_contain_text(f"{home}, with Ida")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Print").click()
    page.emulate_media(media="print")
    expect(page.locator(".said")).to_contain_text(name)
    expect(page.locator(".said")).to_contain_text(home)
    expect(page.locator(".said")).to_be_visible()


@pytest.mark.parametrize("name", ["three generations", "sixty"])
def test_map_and_legend_fit_one_sheet(page: Page, app: App, name: str) -> None:
    """Of A4, upright and across; what the map says in words begins on another."""
    drawn(page, app, SAMPLES[name]())
    page.evaluate("window.print = () => {}")
    assert sheets(page) > 1
    page.evaluate("document.querySelectorAll('.map :is(.counted, .words)').forEach((part) => part.remove())")
    assert [sheets(page), sheets(page, landscape=True)] == [1, 1]


def sheets(page: Page, *, landscape: bool = False) -> int:
    """How many pages a printer is given when asked for the map."""
    page.get_by_role("button", name="Print").click()
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", landscape=landscape)))


def test_a_tree_comes_in_and_goes_out(page: Page, app: App, tmp_path: Path) -> None:
    """Told first, added when asked, taken out again; what goes out is facts."""
    tree = tmp_path / "tree.ged"
    tree.write_bytes(write_gedcom(read_family(SAMPLES["three generations"]())))
    drawn(page, app, {f"{HERE}.people": [{"who": "Zoe", "is": "Me"}]})
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Bring a tree").click()
    chooser.value.set_files(tree)
    expect(page.locator(".tree")).to_contain_text("Found 12 people, 4 couples")
    assert len(app.answers()[f"{HERE}.people"]) == 1
    page.get_by_role("button", name="Add them to my tables").click()
    expect(person(page, "Johann")).to_have_count(1)
    expect(field(page, f"{HERE}.people").get_by_label("Name or initials, row 13")).to_have_value("Alex")
    assert len(app.answers()[f"{HERE}.people"]) == 13
    assert "1 NAME Johann" in text_of(kept(page, "Save as GEDCOM"))
    page.get_by_role("button", name="Take them out again").click()
    expect(person(page, "Johann")).to_have_count(0)
    expect(page.get_by_role("button", name="Bring a tree")).to_be_focused()
    assert [row["who"] for row in app.answers()[f"{HERE}.people"]] == ["Zoe"]
