"""Frozen data comes back from JSON as it was, and nothing else comes back at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from goldenthread.graph.coverage import Verdict
from goldenthread.graph.document import Document
from goldenthread.graph.frozen import from_json, to_json
from goldenthread.graph.reading import read_document
from goldenthread.ontology.errors import IntegrityError


@dataclass(frozen=True, slots=True)
class Inner:
    words: str
    places: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Outer:
    pair: tuple[str, float]
    inner: Inner | None
    verdict: Verdict
    kind: Literal["a", "b"]
    by_name: Mapping[str, tuple[Inner, ...]]


WHOLE = Outer(("“quoted”\n", 0.5), Inner("<script>", (1, 2)), Verdict.MISSED, "a", {"x": (Inner(""),)})


@pytest.mark.parametrize("data", [WHOLE, Outer(("", 1.0), None, Verdict.USED, "b", {})])
def test_what_is_written_is_read_back(data: Outer) -> None:
    assert from_json(Outer, to_json(data)) == data
    assert to_json(data) == to_json(data)


def test_a_paper_comes_back_with_every_character_in_its_place(leicestershire_papers: tuple[Path, ...]) -> None:
    for paper in leicestershire_papers:
        document = read_document(paper)
        assert from_json(Document, to_json(document)) == document


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[]", b"null", b'[["a",0.5],null,"used"]', b'[["a",0.5],["w",[]],"no verdict","a",{}]', b'[[1,0.5],null,"used","a",{}]'],
)
def test_what_is_something_else_is_refused(content: bytes) -> None:
    with pytest.raises(IntegrityError, match="throw it away"):
        from_json(Outer, content)
