"""Nothing that the project knows is a sentence of the example papers: rules that quote them would find what they were told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
RUN = 6  # words in a row
PLACES = ("graph/conventions", "graph/extracting", "graph/reading", "ontology/rules", "queries")
KNOWING = sorted(
    path for place in PLACES for path in (ROOT / place).rglob("*") if path.suffix in {".py", ".toml", ".rq", ".ttl", ".md", ".tsv"}
)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return set(zip(*(words[i:] for i in range(RUN)), strict=False))


@pytest.fixture(scope="module")
def printed(leicestershire_papers: tuple[Path, ...]) -> set[tuple[str, ...]]:
    return {run for paper in leicestershire_papers for run in _runs(paper.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("path", KNOWING, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_rule_quotes_the_papers(path: Path, printed: set[tuple[str, ...]]) -> None:
    assert len(printed) > 4000
    assert sorted(" ".join(run) for run in _runs(path.read_text(encoding="utf-8")) & printed) == []
