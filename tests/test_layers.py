"""Dependencies point one way, and stay so. That nobody breaks a contract is looked at by `make lint`."""

import tomllib
from graphlib import TopologicalSorter

import grimp

from .conftest import CHECKOUT


def test_there_are_contracts():
    """Rooms and doors are written down."""
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    assert {contract["type"] for contract in contracts} >= {"layers", "forbidden"}


def test_no_two_modules_need_each_other():
    """Not for a type either; only the package itself, which is its own front door, stands outside."""
    imports = grimp.build_graph("workbook", "widgets", cache_dir=None)
    needs = {name: imports.find_modules_directly_imported_by(name) for name in imports.modules - {"workbook"}}
    TopologicalSorter({name: found - {"workbook"} for name, found in needs.items()}).prepare()
