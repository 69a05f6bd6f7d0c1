"""The shipped papers set as PDFs, with running lines and page numbers, say what their plain texts say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, SimpleDocTemplate
from reportlab.platypus import Paragraph as Set

from goldenthread.graph.conventions import read_convention
from goldenthread.graph.document import Document
from goldenthread.graph.extracting import Extraction, extract
from goldenthread.graph.reading import read_document
from goldenthread.graph.statement import Statement

PAPERS = sorted((Path(__file__).resolve().parents[4] / "examples/leicestershire/sources").glob("*.txt"))
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=14, spaceAfter=8)
NUMBERED = ParagraphStyle("numbered", parent=BODY, leftIndent=28, bulletIndent=0)
ITEM = ParagraphStyle("item", parent=BODY, leftIndent=46, bulletIndent=30, spaceAfter=4)
HEADING = ParagraphStyle("heading", parent=BODY, fontName="Helvetica-Bold")
TITLE = ParagraphStyle("title", parent=HEADING, fontSize=13, leading=16, alignment=1)


def _set(paper: Document) -> Iterator[Flowable]:
    number = ""
    for paragraph in paper.paragraphs:
        begins = paragraph.number != number and paragraph.number not in ("title", paragraph.heading)
        number = paragraph.number
        for block in paragraph.blocks:
            words = escape(block.text)
            if number == "title" or block.kind == "heading":
                yield Set(words, TITLE if number == "title" else HEADING)
            elif block.kind == "item":
                yield Set(words, ITEM, bulletText=block.marker or "•")
            else:
                yield Set(words, NUMBERED if number[:1].isdigit() else BODY, bulletText=f"{number}." if begins else None)
            begins = False


def _running(canvas: Canvas, template: BaseDocTemplate) -> None:
    canvas.setFont("Helvetica", 9)
    canvas.drawString(72, 812, "Report on the draft plan")
    canvas.drawCentredString(297, 30, str(template.page))


def _words(statement: Statement) -> Iterator[tuple[str, str, str]]:
    return ((quotation.source, quotation.paragraph, quotation.exact) for quotation in statement.quotations)


def _said(papers: list[Document]) -> Extraction:
    return extract([(paper, read_convention()) for paper in papers], "Leicestershire County Council")


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("papers")
    made = []
    for paper in PAPERS:
        made.append(folder / f"{paper.stem}.pdf")
        template = SimpleDocTemplate(str(made[-1]), leftMargin=72, rightMargin=72, topMargin=72, bottomMargin=72)
        template.build(list(_set(read_document(paper))), onFirstPage=_running, onLaterPages=_running)
    return made


def test_a_pdf_says_what_the_text_says(papers: list[Path]) -> None:
    text, pdf = _said([read_document(paper) for paper in PAPERS]), _said([read_document(paper) for paper in papers])

    def told(extraction: Extraction) -> set[tuple[object, ...]]:
        return {
            (
                statement.subject,
                statement.predicate,
                statement.object,
                *sorted((q.source.removesuffix("-pdf"), q.paragraph, q.exact) for q in statement.quotations),
            )
            for statement in extraction.statements
        }

    assert len(told(text)) > 200
    assert told(pdf) == told(text)


def test_every_paragraph_knows_its_page(papers: list[Path]) -> None:
    for paper in papers:
        pages = [paragraph.page for paragraph in read_document(paper).paragraphs]
        assert pages == sorted(pages)
        assert pages[0] == 1
        assert max(pages) > 3
