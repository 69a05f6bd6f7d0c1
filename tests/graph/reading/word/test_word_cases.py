"""What Word keeps and what it only prints: cases/<name>.toml holds the XML of a document, and what it reads as.

A short hand for XML: `p(words)` is a plain paragraph. A block is [kind, marker, level, text]; a table is rows of texts, "" where
a cell is empty; a merged cell stands in every place that it covers.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from goldenthread.graph.document import normalised
from goldenthread.graph.reading import read_document

if TYPE_CHECKING:
    from goldenthread.graph.document import Document

    from .conftest import WordFile

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
PARTS = ("styles", "numbering", "footnotes", "endnotes")


def _xml(text: str) -> str:
    return re.sub(r"\bp\(([^()]*)\)", r"<w:p><w:r><w:t>\1</w:t></w:r></w:p>", text)


def _document(case: Path, word_file: WordFile, folder: Path) -> tuple[Document, dict[str, Any]]:
    told = tomllib.loads(case.read_text(encoding="utf-8"))
    paper = folder / "paper.docx"
    paper.write_bytes(word_file(_xml(told["body"]), {part: told[part] for part in PARTS if part in told}))
    return read_document(paper), told


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_document_is_read_as_it_is_printed(case: Path, word_file: WordFile, tmp_path: Path) -> None:
    document, told = _document(case, word_file, tmp_path)
    read = [
        [paragraph.number, paragraph.heading, *([b.kind, b.marker, b.level, b.text] for b in paragraph.blocks)]
        for paragraph in document.paragraphs
        if paragraph.blocks[0].kind != "cell"
    ]
    tables = [[["" if cell is None else cell.blocks[0].text for cell in row] for row in table.rows] for table in document.tables]
    assert read == told["paragraphs"]
    assert tables == told.get("tables", [])
    assert [table.title for table in document.tables] == told.get("titles", [""] * len(tables))
    assert list(document.notices) == told.get("notices", [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_block_is_found_again(case: Path, word_file: WordFile, tmp_path: Path) -> None:
    document, _ = _document(case, word_file, tmp_path)
    for block in (block for paragraph in document.paragraphs for block in paragraph.blocks):
        start, end = block.span(0, len(block.text))
        assert normalised(document.text[start:end]) == block.text
