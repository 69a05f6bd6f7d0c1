"""What is printed where: cases/<name>.toml describes pages and what they read as.

A block is [page its paragraph begins on, kind, level, text] (a marker stands before the text of an item);
a table is rows of texts, "" where a cell is empty.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from goldenthread.graph.document import Document, normalised
from goldenthread.graph.reading import read_document
from goldenthread.ontology.errors import SourceError

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))


def _told(document: Document) -> dict[str, object]:
    cells = {id(cell) for table in document.tables for row in table.rows for cell in row}
    return {
        "blocks": [
            [paragraph.page, block.kind, block.level, f"{block.marker} {block.text}".strip()]
            for paragraph in document.paragraphs
            if id(paragraph) not in cells
            for block in paragraph.blocks
        ],
        "tables": [[[cell.blocks[0].text if cell else "" for cell in row] for row in table.rows] for table in document.tables],
        "notices": list(document.notices),
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_pages_are_read_as_they_were_meant(case: Path, tmp_path: Path, draw: Callable[[list[dict[str, Any]], Path], Path]) -> None:
    told = tomllib.loads(case.read_text(encoding="utf-8"))
    file = draw(told["pages"], tmp_path / "paper.pdf")
    if refusal := told.get("refused"):
        with pytest.raises(SourceError, match=refusal):
            read_document(file)
        return
    document = read_document(file)
    assert _told(document) == {"blocks": told["blocks"], "tables": told.get("tables", []), "notices": told.get("notices", [])}
    for paragraph in document.paragraphs:
        for block in paragraph.blocks:
            start, end = block.span(0, len(block.text))
            assert normalised(document.text[start:end]) == block.text


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(b"%PDF-1.7 and no more")
    with pytest.raises(SourceError, match="is damaged or no whole PDF: save it anew"):
        read_document(file)


def test_a_locked_file_says_what_to_do(tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    file = tmp_path / "paper.pdf"
    canvas = Canvas(str(file), encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(72, 700, "Plan")
    canvas.save()
    with pytest.raises(SourceError, match="needs a password: save it without one"):
        read_document(file)


def test_more_pages_than_are_read_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, draw: Callable[..., Path]) -> None:
    from goldenthread.graph.reading import pdf

    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    file = draw([{"words": [[72, 100, 11, "", "A page."]]}] * 3, tmp_path / "paper.pdf")
    with pytest.raises(SourceError, match="has 3 pages, more than the 2 that are read"):
        read_document(file)
