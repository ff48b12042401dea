"""A family of three generations, entered by pressing people: a divorce, an adoption, a half-brother."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

Press = Callable[[Locator], None]
"""How a hand presses something: by finger, by mouse, or with the keys alone."""


def by_finger(place: Locator) -> None:
    """Tap it."""
    place.tap()


def by_mouse(place: Locator) -> None:
    """Click it."""
    place.click()


def by_key(place: Locator) -> None:
    """Stand on it, as the Tab key and the arrows lead there, and press Enter."""
    place.focus()
    place.page.keyboard.press("Enter")


class Entering:
    """Whoever enters a family.

    Args:
        page: on the family map.
        press: how they press.
    """

    def __init__(self, page: Page, press: Press) -> None:
        self.page, self.press, self.presses = page, press, 0

    def on_map(self, who: str) -> Locator:
        """Somebody on the map, by the name they are called."""
        return self.page.locator(
            f'.frame [data-person][aria-label="{who}"], .frame [data-person][aria-label^="{who}, "]'
        )

    def does(self, button: str) -> None:
        """Press a button of the sheet."""
        self.presses += 1
        self.press(self.page.locator(".doings").get_by_role("button", name=button, exact=True))

    def at(self, who: str) -> None:
        """Press a person, unless the sheet is theirs already."""
        if self.page.locator(".pressed .who:visible").filter(has_text=who).count():
            return
        self.presses += 1
        self.press(self.on_map(who))
        expect(self.page.locator(".pressed .who")).to_have_text(who)

    def begins(self, name: str) -> None:
        """Write the first name of all."""
        self.page.get_by_label("Your name or initials").fill(name)
        self.page.keyboard.press("Enter")
        expect(self.on_map(name)).to_have_count(1)

    def adds(self, what: str, who: str, name: str, **chosen: str) -> None:
        """Press somebody, what they get, and write a name: two presses at most, and the cursor is in it."""
        before = self.presses
        self.at(who)
        self.does(what)
        assert self.presses - before <= 2
        form = self.page.locator("form.asking")
        expect(form.get_by_label("Name or initials")).to_be_focused()
        self.page.keyboard.type(name)
        self.kept(form, chosen)
        expect(self.on_map(name)).to_have_count(1)

    def joins(self, what: str, who: str, other: str, **chosen: str) -> None:
        """Press somebody, what they have with another one, and that one on the map."""
        self.at(who)
        self.does(what)
        form = self.page.locator("form.asking")
        expect(form.get_by_label("Who")).to_be_focused()
        self.press(self.on_map(other))
        expect(form.get_by_label("Who").locator("option:checked")).to_contain_text(other)
        self.kept(form, chosen)

    def changes(self, who: str, line: str, **chosen: str) -> None:
        """Press somebody, a line of theirs, and say how it is now."""
        self.at(who)
        self.does(line)
        self.kept(self.page.locator("form.asking"), chosen)

    def kept(self, form: Locator, chosen: dict[str, str]) -> None:
        """Choose and write what more there is to say, and keep it with Enter."""
        for label, value in chosen.items():
            cell = form.get_by_label(label.replace("_", " "))
            if cell.evaluate("cell => cell.localName") == "select":
                cell.select_option(value)
            else:
                cell.fill(value)
        last = form.locator("input:visible, select:visible").first
        if last.evaluate("cell => cell.localName") == "select":
            self.press(form.get_by_role("button", name="Keep"))
        else:
            last.focus()
            self.page.keyboard.press("Enter")
        expect(form).to_be_hidden()
        expect(self.page.locator(".did")).not_to_be_empty()


def enter(hand: Entering) -> None:
    """Enter the family."""
    hand.begins("Ida")
    hand.adds("Parent", "Ida", "Ma", Drawn_as="Woman")
    hand.adds("Parent", "Ida", "Pa", Drawn_as="Man")
    hand.adds("Parent", "Ma", "Oma", Drawn_as="Woman")
    hand.joins("A couple", "Ma", "Pa", How="Married", Since="1974")
    hand.changes("Ma", "Pa: married, since 1974", How="Divorced", Until="1990")
    hand.adds("Partner", "Ida", "Bo", Drawn_as="Man")
    hand.adds("Child", "Ida", "Cy", How="Adopted")
    hand.adds("Brother or sister", "Ida", "Half", Through="Pa")
    hand.adds("Friend or chosen family", "Ida", "Maro", Drawn_as="Woman")
    hand.joins("A tie", "Ma", "Oma", How_it_is_between_them="Cut off")
    hand.joins("A home", "Ida", "Bo", Which_home="The flat")


ENTERED = {
    "people": ["Ida", "Ma", "Pa", "Oma", "Bo", "Cy", "Half", "Maro"],
    "couples": [("Ma", "Pa", "divorced", "1974", "1990"), ("Ida", "Bo", None, None, None)],
    "children": [
        ("Ida", "Ma", "Pa", "born-to"),
        ("Ma", "Oma", None, "born-to"),
        ("Cy", "Ida", "Bo", "adopted"),
        ("Half", "Pa", None, "born-to"),
    ],
    "ties": [("Ma", "Oma", "cut-off")],
    "homes": [("The flat", "Ida, Bo")],
}
"""What the tables hold then."""


def told(answers: dict[str, list[dict[str, str | None]]]) -> dict[str, list[object]]:
    """Return what the tables hold, as `ENTERED` has it."""
    columns = {
        "couples": ("one", "two", "kind", "since", "until"),
        "children": ("child", "parent", "other", "how"),
        "ties": ("one", "two", "kind"),
        "homes": ("home", "who"),
    }
    found: dict[str, list[object]] = {"people": [row["who"] for row in answers["family-map.people"]]}
    for table, names in columns.items():
        rows = answers.get(f"family-map.{table}") or []
        found[table] = [tuple(row.get(name) for name in names) for row in rows]
    return found
