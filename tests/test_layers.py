"""Dependencies point one way, and stay so."""

import tomllib
from graphlib import TopologicalSorter

import grimp
import pytest

from .conftest import CHECKOUT

CONFIGURATION = CHECKOUT / "pyproject.toml"


@pytest.fixture
def contracts():
    """The contracts of import-linter, as far as there are any."""
    if not CONFIGURATION.exists():
        pytest.skip("no pyproject.toml beside the tests")
    return tomllib.loads(CONFIGURATION.read_text(encoding="utf-8")).get("tool", {}).get("importlinter", {})


def test_there_are_contracts(contracts):
    """Rooms and doors are written down."""
    assert {contract["type"] for contract in contracts["contracts"]} >= {"layers", "forbidden"}


def test_the_contracts_hold(contracts, monkeypatch, capsys):
    """Whoever breaks one reads here which import did it."""
    from importlinter.cli import lint_imports

    monkeypatch.chdir(CHECKOUT)
    monkeypatch.syspath_prepend(str(CHECKOUT))
    broken = lint_imports(config_filename=str(CONFIGURATION), no_cache=True)
    assert not broken, capsys.readouterr().out


def test_no_two_modules_need_each_other():
    """Not for a type either; only the package itself, which is its own front door, stands outside."""
    imports = grimp.build_graph("workbook", "widgets", cache_dir=None)
    needs = {name: imports.find_modules_directly_imported_by(name) for name in imports.modules - {"workbook"}}
    TopologicalSorter({name: found - {"workbook"} for name, found in needs.items()}).prepare()
