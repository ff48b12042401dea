"""Dependencies point one way, and stay so."""

import tomllib

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
