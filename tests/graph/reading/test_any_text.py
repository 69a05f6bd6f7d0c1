"""What holds for any text whatever: offsets lead back to the source, and reading ends in a document or one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from goldenthread.graph.document import Block, normalised, tidy
from goldenthread.graph.reading import read_document
from goldenthread.ontology.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path

ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
SIGNS = (
    "1. |2. |1.1 |2.1|17|a. |(b) |i. |v. |o |• |- |PART B|Aim: |Quays|QUAYS AND ROPES|Page 1 of 2|sub-|‘Calm Water’|e.g.|are swept|;|:|."
)
SPACES = ["\n", "\n", "\n \n", "\n ", "\f", "\r\n", "\t", "\u00a0", "\u2028", "\uf0b7"]
PIECES = st.sampled_from([*SIGNS.split("|"), *SPACES])
NOT_TEXT = ("%PDF", "PK\x03\x04", "{\\rtf")
PRINTED = st.lists(PIECES, max_size=60).map("".join)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any") / "paper.txt"


@settings(deadline=None, derandomize=True)
@given(ANY | PRINTED, st.integers(0, 1000))
def test_tidy_text_remembers_where_each_letter_stood(text: str, start: int) -> None:
    words, offsets = tidy(text, start)
    assert len(words) == len(offsets)
    assert list(offsets) == sorted(set(offsets))
    assert all(text[at - start] == letter or text[at - start].isspace() for letter, at in zip(words, offsets, strict=True))
    assert words == normalised(text) == normalised(words)
    assert "".join(words.split()) == "".join(text.split())


@settings(deadline=None, derandomize=True)
@given(PRINTED, st.data())
def test_a_span_gives_back_its_words(text: str, data: st.DataObject) -> None:
    words, offsets = tidy(text, 0)
    if words:
        block = Block("text", words, offsets)
        start = data.draw(st.integers(0, len(words) - 1))
        end = data.draw(st.integers(start + 1, len(words)))
        first, last = block.span(start, end)
        assert normalised(text[first:last]) == normalised(words[start:end])


@settings(deadline=None, derandomize=True)
@given(ANY | PRINTED)
def test_any_text_is_read_or_refused_in_one_sentence(scratch: Path, text: str) -> None:
    scratch.write_bytes(text.encode())
    if not text.strip() or "\0" in text or text.startswith(NOT_TEXT):
        with pytest.raises(SourceError, match=r"paper\.txt [^\n]*\.$"):
            read_document(scratch)
        return
    document = read_document(scratch)
    for paragraph in document.paragraphs:
        assert paragraph.blocks
        for block in paragraph.blocks:
            assert block.text == block.text.strip() != ""
            start, end = block.span(0, len(block.text))
            assert normalised(document.text[start:end]) == block.text
