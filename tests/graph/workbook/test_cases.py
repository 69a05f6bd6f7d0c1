"""What an officer writes in the workbook, and what comes of it: each cases/<case>.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from goldenthread.graph.building import build
from goldenthread.graph.decisions import read_decisions, record
from goldenthread.graph.verifying import verify

CASES = sorted(Path(__file__).parent.glob("cases/*.toml"))
CELL = re.compile(r"(Outline|Strategies|Bodies|Links)(![A-Z]+\d+|: )?")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_is_written_in_a_workbook(case: Path, desk: Any, holds: Callable[[str], bool], decide: Callable[..., Any]) -> None:
    told = tomllib.loads(case.read_text(encoding="utf-8"))
    expected = told["expected"]
    content = desk.filled(told["edit"])
    if meanwhile := told.get("meanwhile"):
        record(desk.workspace, [decide(said) for said in meanwhile])
        build((), desk.workspace.folder, compile_papers=desk.compile_papers)
    proposal = desk.proposed(content)
    said = {
        "changes": [f"{change.place}: {change.sentence}" for change in proposal.changes],
        "faults": list(proposal.faults),
        "conflicts": list(proposal.conflicts),
        "notices": list(proposal.notices),
    }
    for kind, sentences in said.items():
        wanted = expected.get(kind, [])
        assert len(sentences) == len(wanted), (kind, sentences)
        for words in wanted:
            assert any(words in sentence for sentence in sentences), (words, sentences)
        assert all(CELL.search(sentence) for sentence in sentences)
        assert all(sentence.endswith((".", "?", ")", "”", "stays")) or kind == "changes" for sentence in sentences)
    if proposal.faults:
        return
    before = len(read_decisions(desk.workspace))
    desk.taken(content)
    for pattern in expected.get("holds", ()):
        assert holds(pattern), pattern
    for pattern in expected.get("lacks", ()):
        assert not holds(pattern), pattern
    assert (len(read_decisions(desk.workspace)) > before) == bool(proposal.changes)
    assert [broken for broken in verify(desk.workspace, read_text=desk.text) if broken.file.endswith(".xlsx")] == []
    assert not desk.proposed(content).changes, "what was taken back once is no change again"
