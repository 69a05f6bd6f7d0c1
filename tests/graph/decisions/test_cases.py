"""What decisions do to the graph: each cases/<case>.toml decides, and says what holds before and after."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from goldenthread.graph.building import CompilePapers, build
from goldenthread.graph.decisions import Decision, read_decisions, record, undo
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.workspace import Workspace

Decide = Callable[..., Decision]
CASES = sorted(Path(__file__).parent.glob("cases/*.toml"))


def says(store: EmbeddedStore, pattern: str, base: str) -> bool:
    kinds = {"action": "action", "aim": "aim", "outcome": "outcome", "service": "service", "strategy": "strategy"}
    kinds["sub-outcome"] = "suboutcome"
    prefixes = "".join(f"PREFIX {name}: <{base}id/{folder}/>\n" for name, folder in kinds.items())
    return store.ask(f"{prefixes}ASK {{ {pattern} }}")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_a_decision_does(
    case: Path, tmp_path: Path, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers, base: str, decide: Decide, morning: datetime
) -> None:
    told = tomllib.loads(case.read_text(encoding="utf-8"))
    build(tiny_papers, tmp_path, compile_papers=compile_papers, base=base)
    workspace = Workspace.open(tmp_path)
    before = workspace.store()
    for wanted in ("holds", "lacks"):
        for pattern in told["before"].get(wanted, ()):
            assert says(before, pattern, base) is (wanted == "holds"), f"before: {pattern}"
    for number, said in enumerate(told["decision"]):
        new = record(workspace, [decide(said, number)])
        if said.get("undone"):
            undo(workspace, [each.iri for each in new], morning)
    summary = build((), tmp_path, compile_papers=compile_papers)
    after = workspace.store()
    for pattern in told["after"]["holds"]:
        assert says(after, pattern, base), pattern
    for pattern in told["after"]["lacks"]:
        assert not says(after, pattern, base), pattern
    assert len(summary.idle) == told.get("idle", 0)


def test_a_decision_takes_effect_again_when_what_it_speaks_of_is_back(
    tmp_path: Path, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers, base: str, decide: Decide, morning: datetime
) -> None:
    cabinet, scrutiny = tiny_papers
    said = {"verdict": "renamed", "subject": "strategy/healthy-weight-strategy", "predicate": "skos:prefLabel", "text": "New"}
    build([cabinet], tmp_path, compile_papers=compile_papers, base=base, decisions=[decide(said)])
    workspace = Workspace.open(tmp_path)
    assert len(read_decisions(workspace).in_force) == 1
    assert not says(workspace.store(), "?s skos:prefLabel 'New'", base)
    assert not build([scrutiny], tmp_path, compile_papers=compile_papers).idle
    assert says(workspace.store(), "strategy:healthy-weight-strategy skos:prefLabel 'New'", base)
    assert len(build((), tmp_path, compile_papers=compile_papers, without=[scrutiny.name]).idle) == 1


def test_the_same_decisions_give_the_same_bytes(
    tmp_path: Path, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers, base: str, decide: Decide, morning: datetime
) -> None:
    kept = []
    for turn, folder in enumerate((tmp_path / "one", tmp_path / "other")):
        decisions = [
            decide(said, number)
            for case in CASES
            for number, said in enumerate(tomllib.loads(case.read_text(encoding="utf-8"))["decision"])
        ]
        build(tiny_papers, folder, compile_papers=compile_papers, base=base)
        if turn:  # all in one build, or each by itself
            build((), folder, compile_papers=compile_papers, decisions=decisions)
        else:
            for decision in decisions:
                build((), folder, compile_papers=compile_papers, decisions=[replace(decision, iri="")])
        files = sorted(path for path in folder.rglob("*.trig"))
        kept.append({path.relative_to(folder).as_posix(): path.read_bytes() for path in files})
    assert kept[0] == kept[1]
    assert "derived/officers.trig" in kept[0]
