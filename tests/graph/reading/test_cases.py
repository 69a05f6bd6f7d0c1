"""Each trap of printed papers in words of our own: cases/<name>.txt is read as cases/<name>.toml says.

A block is [kind, marker, text]. `not_yet` in a .toml tells what reading still gets wrong: it then must.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from goldenthread.graph.document import Document, normalised
from goldenthread.graph.reading import read_document

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
SOURCES = sorted((Path(__file__).resolve().parents[3] / "examples/leicestershire/sources").glob("*.txt"))
NO_WORDS = set("•-–")  # signs that may stand before a block


def _read(document: Document) -> list[dict[str, object]]:
    return [
        {
            "number": paragraph.number,
            "heading": paragraph.heading,
            "blocks": [[block.kind, block.marker, block.text] for block in paragraph.blocks],
        }
        for paragraph in document.paragraphs
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_paper_is_read_as_it_was_meant(case: Path) -> None:
    told = tomllib.loads(case.with_suffix(".toml").read_text(encoding="utf-8"))
    if "not_yet" in told:
        assert _read(read_document(case)) != told["paragraphs"], "well done: take not_yet out"
    else:
        assert _read(read_document(case)) == told["paragraphs"]


@pytest.mark.parametrize("paper", [*CASES, *SOURCES], ids=lambda paper: paper.stem)
def test_every_block_is_found_again_in_the_source(paper: Path) -> None:
    document, source = read_document(paper), paper.read_bytes().decode("utf-8-sig")
    assert len(document.text) == len(source)
    for block in (block for paragraph in document.paragraphs for block in paragraph.blocks):
        start, end = block.span(0, len(block.text))
        assert normalised(document.text[start:end]) == block.text
        assert all(source[at] == letter or source[at].isspace() for at, letter in zip(block.offsets, block.text, strict=True))


@pytest.mark.parametrize("paper", [*CASES, *SOURCES], ids=lambda paper: paper.stem)
def test_no_word_is_lost_or_read_twice(paper: Path) -> None:
    """What stands in no block are the numbers and bullets before blocks; blocks follow each other and do not overlap."""
    document = read_document(paper)
    blocks = [block for paragraph in document.paragraphs for block in paragraph.blocks]
    places = [at for block in blocks for at in block.offsets]
    taken = set(places)
    assert places == sorted(taken)
    left = "".join(" " if at in taken else letter for at, letter in enumerate(document.text)).split()
    markers = {block.marker for block in blocks} | NO_WORDS
    numbers = {sign for paragraph in document.paragraphs for sign in (paragraph.number, f"{paragraph.number}.", f"{paragraph.number})")}
    assert [word for word in left if word not in markers | numbers] == []
