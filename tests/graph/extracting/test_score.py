"""The graphs of councils against all that people read in their papers, by the scorer that lies beside the checkout, where it does.

A gold.json beside the papers of a council makes it a case; that of Leicestershire lies beside the scorer. `score` in
"not_yet" of a facts.toml tells which kinds reach less so far, and how much; it then must be so.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
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
def name(request: pytest.FixtureRequest) -> str:
    """Each council in turn."""
    named: str = request.param
    return named


@pytest.fixture(scope="module")
def scored(
    name: str,
    shared: Path,
    leicestershire: Workspace,
    council_of: Callable[[str], Council],
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Any]:
    """What the scorer prints of a council's export; of Leicestershire's it knows the facts itself."""
    shipped = name == "leicestershire"
    target = tmp_path_factory.mktemp("score") / f"{name}.trig"
    export(leicestershire.store() if shipped else council_of(name).store, Format.TRIG, target)
    against = [] if shipped else ["--gold", str(PAPERS / name / "gold.json"), "--reports", str(PAPERS / name)]
    command = [sys.executable, str(shared / "score.py"), str(target), *against, "--json"]
    result: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    return result


@pytest.fixture(scope="module")
def so_far(name: str) -> dict[str, float]:
    """Kinds that reach less so far than they shall, each with what it reaches."""
    told = tomllib.loads((PAPERS / name / "facts.toml").read_text(encoding="utf-8"))
    scores: dict[str, float] = told.get("not_yet", {}).get("score", {})
    return scores


def test_enough_is_found_and_right(scored: dict[str, Any], so_far: dict[str, float]) -> None:
    kinds: dict[str, Any] = scored["kinds"]
    assert set(WHOLE) < set(kinds)
    least = {kind: 1.0 if kind in WHOLE else so_far.get(kind, LEAST) for kind in kinds}
    short = {kind: told for kind, told in kinds.items() if min(told["precision"], told["recall"]) < least[kind]}
    assert {kind: (told["misses"], told["extras"]) for kind, told in short.items()} == {}


def test_what_reaches_less_so_far_still_does(scored: dict[str, Any], so_far: dict[str, float]) -> None:
    reached = {kind: min(scored["kinds"][kind]["precision"], scored["kinds"][kind]["recall"]) for kind in so_far}
    assert {kind: at for kind, at in reached.items() if at > so_far[kind]} == {}, "well done: mend or take out score in not_yet"


def test_nothing_is_found_that_must_not_be(scored: dict[str, Any]) -> None:
    assert {code: check["hits"] for code, check in scored["must_not"].items() if check["hits"]} == {}
