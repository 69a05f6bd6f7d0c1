"""What updates of the officers' graph come to: each cases/<case>.toml updates, and says what holds in the end."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from goldenthread.graph.building import CompilePapers, build
from goldenthread.graph.decisions import Decision
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology import errors

CASES = sorted(Path(__file__).parent.glob("cases/*.toml"))
KINDS = ("action", "aim", "outcome", "service", "strategy")


def says(workspace: Workspace, pattern: str) -> bool:
    prefixes = "".join(f"PREFIX {kind}: <{workspace.base}id/{kind}/>\n" for kind in KINDS)
    ours = f"PREFIX sub-outcome: <{workspace.base}id/suboutcome/>\nPREFIX graph: <{workspace.base}graph/>\n"
    return workspace.store().ask(f"{prefixes}{ours}ASK {{ {pattern} }}")


def kept(workspace: Workspace) -> dict[str, bytes]:
    return {path.relative_to(workspace.folder).as_posix(): path.read_bytes() for path in workspace.folder.rglob("*.trig")}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_an_update_comes_to(
    case: Path,
    tmp_path: Path,
    plan: Path,
    compile_papers: CompilePapers,
    decide: Callable[..., Decision],
    amended: Callable[[Workspace, str], tuple[Decision, ...]],
) -> None:
    told = tomllib.loads(case.read_text(encoding="utf-8"))
    decisions = [decide(said, number) for number, said in enumerate(told.get("decision", ()))]
    workspace = Workspace.open(Path(shutil.copytree(plan, tmp_path / "plan")))
    if decisions:
        build((), workspace.folder, compile_papers=compile_papers, decisions=decisions)
    for update in told["update"]:
        before = kept(workspace)
        if "refused" in update:
            with pytest.raises(getattr(errors, update["error"]), match=update["refused"]):
                amended(workspace, update["text"])
            assert kept(workspace) == before
        else:
            assert sorted(decision.verdict.value for decision in amended(workspace, update["text"])) == sorted(update["verdicts"])
    for pattern in told.get("holds", ()):
        assert says(workspace, pattern), pattern
    for pattern in told.get("lacks", ()):
        assert not says(workspace, pattern), pattern
    published = kept(workspace)
    if any(update.get("verdicts") for update in told["update"]):
        build((), workspace.folder, compile_papers=compile_papers)
        assert kept(workspace) == published, "a build of the same papers and decisions gives the same files"
