"""Widgets in cells that compute: anywidgets by our own small host, stock ipywidgets by Jupyter’s manager."""

from __future__ import annotations

import gzip
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.app import App
from tests.e2e.computing import cell, done, frame, open_chapter, serving
from workbook.server import assets

COUNTER = '''import anywidget, ipywidgets, traitlets
class Counter(anywidget.AnyWidget):
    _esm = """
    function render({ model, el }) {
      const button = document.createElement("button");
      const show = () => { button.textContent = `count ${model.get("value")}`; };
      button.onclick = () => { model.set("value", model.get("value") + 1); model.save_changes(); };
      model.on("change:value", show);
      model.on("msg:custom", (said, [bytes]) => { button.title = `${said} ${bytes.getUint8(1)}`; });
      show();
      el.append(button);
    }
    export default { render };
    """
    _css = "button { border: 7px solid; }"
    value = traitlets.Int(0).tag(sync=True)
counter = Counter()
counter'''
TWICE = """twice = ipywidgets.Label("twice 0")
def follow(change):
    twice.value = f"twice {2 * change['new']}"
    counter.send("heard", buffers=[bytes([1, change["new"]])])
counter.observe(follow, "value")
ipywidgets.HBox([counter, twice])"""
STOCK = """import datetime
import ipywidgets as w
ab, one = {"options": ["a", "b"]}, [w.Label("in a tab")]
kinds = [
    w.IntSlider(), w.FloatSlider(), w.FloatLogSlider(), w.IntRangeSlider(), w.SelectionSlider(**ab),
    w.IntProgress(value=3), w.BoundedIntText(), w.IntText(), w.FloatText(), w.ToggleButton(), w.Checkbox(),
    w.Valid(value=True), w.Dropdown(**ab), w.RadioButtons(**ab), w.Select(**ab), w.ToggleButtons(**ab),
    w.SelectMultiple(**ab), w.Text(), w.Textarea(), w.Combobox(), w.Password(), w.Label("l"),
    w.HTML("<i>h</i>"), w.HTMLMath("m"), w.Button(), w.Play(), w.TagsInput(value=["t"]), w.ColorsInput(),
    w.DatePicker(value=datetime.date(2026, 1, 2)), w.TimePicker(), w.NaiveDatetimePicker(), w.ColorPicker(),
    w.FileUpload(), w.Image(value=b"GIF89a"), w.Video(value=b""), w.Output(), w.Tab(one), w.Accordion(one),
    w.Stack(one), w.GridBox(one),
]
print(len(kinds))
w.VBox(kinds)"""
INTERACT = """from ipywidgets import interact
@interact(number=(0, 10), word=["one", "two"])
def show(number=4, word="one"):
    print("number", number, word)"""
LINK = """import ipywidgets
left, right = ipywidgets.IntText(1), ipywidgets.IntText(2)
ipywidgets.jslink((left, "value"), (right, "value"))
ipywidgets.HBox([left, right])"""
TAKES = """import ipywidgets, pandas
out = ipywidgets.Output()
with out:
    print("taken in")
    display(pandas.DataFrame({"name": ["Maya"]}))
out"""
FIELD = """name = "Maya"
page.text("asked", f"What would {name} say?")"""
FIGURE = """import plotly.graph_objects as go
figure = go.FigureWidget(go.Bar(x=["one"], y=[1]))
figure"""
OTHER = """import ipywidgets, traitlets
class Map(ipywidgets.DOMWidget):
    _model_name = traitlets.Unicode("MapModel").tag(sync=True)
    _model_module = traitlets.Unicode("some-map").tag(sync=True)
    _view_name = traitlets.Unicode("MapView").tag(sync=True)
    _view_module = traitlets.Unicode("some-map").tag(sync=True)
Map()"""
LEAF = "rgb(29, 107, 99)"  # of the page’s own sliders, in the light
CHAPTERS = {
    "41-any": (COUNTER, TWICE, "print('value', counter.value)"),
    "42-stock": (STOCK,),
    "43-interact": (INTERACT,),
    "44-link": (LINK, "left", "print('two')"),
    "45-takes": (TAKES, "print(len(out.outputs))"),
    "46-field": (FIELD,),
    "47-figure": (FIGURE,),
    "48-other": (OTHER,),
}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    with serving(tmp_path_factory.mktemp("widgets"), CHAPTERS) as running:
        yield running


@pytest.fixture(scope="module")
def context(one_browser: BrowserContext) -> BrowserContext:
    return one_browser


def test_an_anywidget_is_alive(page: Page, app: App) -> None:
    """Its module, its sheet, its traits both ways, messages with bytes; beside stock widgets and alone."""
    open_chapter(page, app, "41-any")
    alone, beside = frame(page, 0).get_by_role("button"), frame(page, 1).get_by_role("button")
    expect(alone).to_have_text("count 0")
    expect(alone).to_have_css("border-top-width", "7px")
    alone.click()
    alone.click()
    expect(beside).to_have_text("count 2")
    expect(frame(page, 1).locator(".widget-label")).to_have_text("twice 4")
    beside.click()
    expect(alone).to_have_text("count 3")
    expect(alone).to_have_attribute("title", "heard 3")
    page.reload()
    expect(frame(page, 0).get_by_role("button")).to_have_text("count 0")


def test_every_stock_widget_is_drawn(page: Page, app: App) -> None:
    """Each has a view, and none says that it failed."""
    open_chapter(page, app, "42-stock")
    number = int(done(page).locator("pre").first.inner_text())
    expect(frame(page).locator(".widget-vbox > *")).to_have_count(number)
    expect(frame(page).get_by_text("in a tab").first).to_be_visible()
    expect(frame(page).locator(".jupyter-widgets-error-widget")).to_have_count(0)
    expect(cell(page).locator(".unclear")).to_have_count(0)


def test_interact_runs_again(page: Page, app: App) -> None:
    """What it prints stands below its controls, and changes with them."""
    open_chapter(page, app, "43-interact")
    said = frame(page).locator("pre")
    expect(said).to_have_text("number 4 one\n")
    expect(frame(page).locator(".noUi-handle")).to_have_css("background-color", LEAF)
    frame(page).locator("select").select_option("two")
    expect(said).to_have_text("number 4 two\n")
    frame(page).locator(".noUi-handle").press("ArrowRight")
    expect(said).to_have_text("number 5 two\n")


def test_linked_widgets_follow_each_other(page: Page, app: App) -> None:
    """Also where one of them stands in another cell as well."""
    open_chapter(page, app, "44-link")
    first = frame(page, 0).locator("input").nth(0)
    second = frame(page, 0).locator("input").nth(1)
    again = frame(page, 1).locator("input")
    expect(second).to_have_value("1")
    second.fill("8")
    second.press("Tab")
    expect(first).to_have_value("8")
    expect(again).to_have_value("8")


def test_an_output_widget_takes_in(page: Page, app: App) -> None:
    """Text and tables, for the page and for Python."""
    open_chapter(page, app, "45-takes")
    expect(frame(page, 0).locator("pre")).to_have_text("taken in\n")
    expect(frame(page, 0).get_by_role("cell", name="Maya")).to_be_visible()
    expect(done(page, 1).locator("pre")).to_have_text("2")


def test_a_field_that_is_computed_saves(page: Page, app: App) -> None:
    """It is written by the kernel, into the same file."""
    open_chapter(page, app, "46-field")
    asked = frame(page).locator("textarea")
    expect(frame(page).get_by_text("What would Maya say?")).to_be_visible()
    asked.fill("Not yet")
    asked.blur()
    expect(frame(page).locator(".state")).to_contain_text("Saved")
    assert app.answers()["46-field.asked"] == "Not yet"


def test_a_figure_that_is_a_widget_is_drawn(page: Page, app: App) -> None:
    """It brings a whole plotly of its own, which stays in its frame."""
    open_chapter(page, app, "47-figure")
    expect(frame(page).locator(".main-svg").first).to_be_visible()


def test_a_widget_that_nobody_knows_is_named(page: Page, app: App) -> None:
    """One sentence for the reader, and for the author where it comes from."""
    open_chapter(page, app, "48-other")
    expect(cell(page).locator(".unclear > p")).to_have_text(
        "Something in this part does not work as it should. The rest of the page goes on."
    )
    expect(cell(page).locator("details pre")).to_contain_text(
        "It has no some-map, from which MapModel comes."
    )


@pytest.mark.parametrize(
    ("name", "most"), [("frame.js", 5_000), ("compute.js", 5_000), ("manager.js", 250_000)]
)
def test_each_part_is_small(name: str, most: int) -> None:
    """The frame with its host, the page’s own part, and the manager that only stock widgets need."""
    assert len(gzip.compress(assets.body(name), mtime=0)) <= most


def test_only_stock_widgets_fetch_the_manager(page: Page, app: App) -> None:
    """An anywidget by itself needs none of it."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_chapter(page, app, "46-field")
    expect(frame(page).locator("textarea")).to_be_visible()
    assert not [url for url in asked if "manager" in url or "plotly" in url]
    open_chapter(page, app, "43-interact")
    expect(frame(page).locator("pre")).to_have_text("number 4 one\n")
    assert [url for url in asked if "manager" in url]
