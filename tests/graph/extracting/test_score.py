"""The graphs of councils against all that people read in their papers, by the scorer that lies beside the checkout, where it does.

A gold.json beside the papers of a council makes it a case; that of Leicestershire lies beside the scorer.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from goldenthread.viz.exporting import Format, export

if TYPE_CHECKING:
    from collections.abc import Callable

    from goldenthread.graph.workspace import Workspace

    from .conftest import Council

PAPERS = Path(__file__).parent / "papers"
COUNCILS = ["leicestershire", *sorted(path.parent.name for path in PAPERS.glob("*/gold.json"))]
LEAST = 0.95
WHOLE = ("outcomes", "sub-outcomes", "aims", "actions", "receipts: stated links", "receipts: relations linked", "receipts: elements")


@pytest.fixture(scope="module", params=COUNCILS)
def scored(
    request: pytest.FixtureRequest,
    shared: Path,
    leicestershire: Workspace,
    council_of: Callable[[str], Council],
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Any]:
    """What the scorer prints of a council's export; of Leicestershire's it knows the facts itself."""
    name: str = request.param
    shipped = name == "leicestershire"
    target = tmp_path_factory.mktemp("score") / f"{name}.trig"
    export(leicestershire.store() if shipped else council_of(name).store, Format.TRIG, target)
    against = [] if shipped else ["--gold", str(PAPERS / name / "gold.json"), "--reports", str(PAPERS / name)]
    command = [sys.executable, str(shared / "score.py"), str(target), *against, "--json"]
    result: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    return result


def test_enough_is_found_and_right(scored: dict[str, Any]) -> None:
    kinds: dict[str, Any] = scored["kinds"]
    assert set(WHOLE) < set(kinds)
    least = {kind: 1.0 if kind in WHOLE else LEAST for kind in kinds}
    short = {kind: told for kind, told in kinds.items() if min(told["precision"], told["recall"]) < least[kind]}
    assert {kind: (told["misses"], told["extras"]) for kind, told in short.items()} == {}


def test_nothing_is_found_that_must_not_be(scored: dict[str, Any]) -> None:
    assert {code: check["hits"] for code, check in scored["must_not"].items() if check["hits"]} == {}
