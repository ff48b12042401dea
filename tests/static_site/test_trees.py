"""Trees of other programs come into the edition and leave it: what reads them is all in the page."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.steps import FAMILY, look, person
from tests.static_site.steps import go

TREE = """0 HEAD
1 CHAR ANSEL
0 @I1@ INDI
1 NAME Zo\xe8e //
1 BIRT
2 DATE HEBREW 5 TSH 5710
1 FAMS @F1@
0 @I2@ INDI
1 NAME Bo //
1 DEAT
2 DATE UNKNOWN
1 FAMS @F1@
0 TRLR
"""


def test_a_tree_comes_in_and_leaves(woken: Page, tmp_path: Path) -> None:
    """In letters that Python itself does not know, in a calendar that is not ours, with its couple."""
    tree = tmp_path / "tree.ged"
    tree.write_bytes(TREE.encode("latin-1"))
    go(woken, FAMILY)
    look(woken)
    with woken.expect_file_chooser() as chooser:
        woken.get_by_role("button", name="Bring a tree").click()
    chooser.value.set_files(tree)
    expect(woken.locator(".tree")).to_contain_text("Found 2 people, 1 couple")
    woken.get_by_role("button", name="Add them to my tables").click()
    expect(person(woken, "Zoë")).to_have_count(1)
    with woken.expect_download() as waiting:
        woken.get_by_role("button", name="Save as GEDCOM").click()
    saved = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert "1 NAME Zoë" in saved and "2 DATE 28 SEP 1949" in saved and "1 DEAT Y" in saved
    assert saved.count("1 FAMS @F1@") == 2
