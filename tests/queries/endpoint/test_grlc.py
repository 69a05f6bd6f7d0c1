"""grlc serves the folder of the catalogue as it is: every question a route, with its parameters, and the rows that we give."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from goldenthread.graph.things import find_thing
from goldenthread.queries.asking import table
from goldenthread.queries.catalogue import catalogue
from goldenthread.queries.naming import resolve

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from goldenthread.graph.workspace import Workspace

EMPTY = {"action-status", "names"}  # the two papers tell nothing of them
CALLS = Path(__file__).parent / "grlc_calls.py"


@pytest.fixture(scope="module")
def asked(leicestershire: Workspace) -> dict[str, dict[str, str]]:
    """What every question is asked: its parameters by name, as IRIs."""
    store = leicestershire.store()
    about = {question.name: question.parameters for question in catalogue().values()}
    return {
        name: {
            parameter.name: resolve(store, parameter, parameter.default).value if parameter.default else find_thing(store, "9.3")
            for parameter in parameters
            if parameter.required
        }
        for name, parameters in about.items()
    }


@pytest.fixture(scope="module")
def grlc(
    root: Path,
    leicestershire: Workspace,
    asked: dict[str, dict[str, str]],
    serving: Callable[..., AbstractContextManager[str]],
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Any]:
    """What grlc says of itself and answers, asking our endpoint."""
    folder = tmp_path_factory.mktemp("grlc")
    with serving("--workspace", str(leicestershire.folder)) as address:
        config = f"[defaults]\nsparql_endpoint = {address}/sparql\n[local]\nlocal_sparql_dir = {root / 'queries'}\n"
        (folder / "config.ini").write_text(config, encoding="utf-8")
        command = [sys.executable, "-X", "utf8", str(CALLS)]
        run = subprocess.run(command, cwd=folder, input=json.dumps(asked), capture_output=True, text=True, timeout=120, check=True)
    told: dict[str, Any] = json.loads(run.stdout[run.stdout.index("{") :])
    return told


def test_it_lists_every_question_with_what_it_must_be_told(grlc: dict[str, Any], asked: dict[str, dict[str, str]]) -> None:
    assert {path.removeprefix("/") for path in grlc["described"]} == catalogue().keys()
    for name, question in catalogue().items():
        told = grlc["described"][f"/{name}"]["get"]
        assert told["summary"] == question.summary
        assert {parameter["name"] for parameter in told["parameters"] if parameter.get("required")} == asked[name].keys()


@pytest.mark.parametrize("name", catalogue())
def test_it_answers_as_we_do(name: str, grlc: dict[str, Any], asked: dict[str, dict[str, str]], leicestershire: Workspace) -> None:
    answer = grlc["answers"][name]
    assert answer["status"] == 200, answer["body"]
    results = json.loads(answer["body"])
    ours = table(leicestershire.store(), name, **asked[name])
    assert results["head"]["vars"] == list(ours.columns)
    rows = [tuple(row.get(column, {}).get("value", "") for column in ours.columns) for row in results["results"]["bindings"]]
    assert Counter(rows) == Counter(ours.texts)
    assert rows or name in EMPTY
