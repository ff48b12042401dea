"""The values for larger rooms fit the chart, and keep what a room promises."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from workbook.hub import memory

HERE = Path(__file__).parent
VALUES = HERE.parents[1] / "workbook" / "hub" / "z2jh" / "values.yaml"
SCHEMA = json.loads((HERE / "z2jh-values.schema.json").read_text(encoding="utf-8"))
DEFAULTS = json.loads((HERE / "z2jh-values.json").read_text(encoding="utf-8"))


def over(chart: Any, own: Any) -> Any:
    """Return the chart’s own values with ours over them, as Helm puts them together."""
    if not (isinstance(chart, dict) and isinstance(own, dict)):
        return own
    return chart | {name: over(chart.get(name), value) for name, value in own.items()}


@pytest.fixture
def values() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(VALUES.read_text(encoding="utf-8"))
    return found


def test_the_values_fit_the_charts_schema(values: dict[str, Any]) -> None:
    """The chart's own schema, which knows every name it takes."""
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    jsonschema.Draft7Validator(SCHEMA).validate(over(DEFAULTS, values))


@pytest.mark.parametrize(
    "path", [("singleuser", "memori"), ("cull", "timeouts"), ("hub", "networkPolicies"), ("prox",)]
)
def test_the_schema_would_notice_a_slip(values: dict[str, Any], path: tuple[str, ...]) -> None:
    """A misspelt name is refused, so that the test above means something."""
    wrong = deepcopy(values)
    place = wrong
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = {}
    with pytest.raises(jsonschema.ValidationError, match="not allowed"):
        jsonschema.Draft7Validator(SCHEMA).validate(over(DEFAULTS, wrong))


def test_nobody_is_an_admin(values: dict[str, Any]) -> None:
    """Nobody reads another's answers through the hub, and nobody has a token to give away."""
    hub = values["hub"]
    assert hub["config"]["Authenticator"]["admin_users"] == []
    assert hub["config"]["JupyterHub"]["admin_access"] is False
    assert all(
        scope.endswith("!user") and "token" not in scope for scope in hub["loadRoles"]["user"]["scopes"]
    )


def test_a_server_reaches_nothing_but_the_hub(values: dict[str, Any]) -> None:
    """Network policies are on, and no way leads out."""
    policy = values["singleuser"]["networkPolicy"]
    assert policy["enabled"]
    assert not any(policy["egressAllowRules"].values())
    assert values["hub"]["networkPolicy"]["enabled"]


def test_culling_closes_servers_and_erases_nobody(values: dict[str, Any]) -> None:
    """Whoever comes back after a rest finds the same answers."""
    assert values["cull"] == {"enabled": True, "users": False, "timeout": 3600, "every": 600, "maxAge": 0}
    assert values["singleuser"]["storage"]["type"] == "dynamic"


def test_the_memory_of_one_is_what_was_measured(values: dict[str, Any]) -> None:
    """The guarantee holds a server, and the limit one that draws and exports besides."""
    one = {name: int(said.removesuffix("M")) for name, said in values["singleuser"]["memory"].items()}
    assert one["guarantee"] >= memory.SERVER
    assert one["limit"] >= 2 * memory.SERVER
    assert values["singleuser"]["cmd"] == ["workbook", "serve", "--hub"]


def test_the_code_in_the_values_is_python(values: dict[str, Any]) -> None:
    """What the hub will run can be read by Python, and lets nobody in without the code."""
    source = values["hub"]["extraConfig"]["door"]
    compile(source, "door", "exec")
    assert "compare_digest" in source
