"""Committee papers set as PDFs, with running lines and page numbers, say what their plain texts say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize
from xml.sax.saxutils import escape

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, SimpleDocTemplate
from reportlab.platypus import Paragraph as Set

from goldenthread.graph.conventions import read_convention
from goldenthread.graph.document import Document
from goldenthread.graph.extracting import extract
from goldenthread.graph.reading import read_document

ROOT = Path(__file__).resolve().parents[4]
COUNCILS = [ROOT / "examples/leicestershire/sources", *sorted((ROOT / "tests/graph/extracting/papers").iterdir())]
PAPERS = {folder.name: sorted(folder.glob("*.txt")) for folder in COUNCILS if list(folder.glob("*.txt"))}
BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=11, leading=14, spaceAfter=8)
NUMBERED = ParagraphStyle("numbered", parent=BODY, leftIndent=28, bulletIndent=0)
ITEM = ParagraphStyle("item", parent=BODY, leftIndent=46, bulletIndent=30, spaceAfter=4)
HEADING = ParagraphStyle("heading", parent=BODY, fontName="Helvetica-Bold")
TITLE = ParagraphStyle("title", parent=HEADING, fontSize=13, leading=16, alignment=1)


def _set(paper: Document) -> Iterator[Flowable]:
    begun = {"title", ""}
    for paragraph in paper.paragraphs:
        number = paragraph.number
        begins = number not in begun and number != paragraph.heading and not (number[-1].isalpha() and number[:-1] in begun)
        begun.add(number)
        for block in paragraph.blocks:
            words = escape(normalize("NFKC", block.text))  # the font has no ligatures
            if number == "title" or block.kind == "heading":
                yield Set(words, TITLE if number == "title" else HEADING)
            elif block.kind == "item":
                yield Set(words, ITEM, bulletText=block.marker or "•")
            else:
                yield Set(words, NUMBERED if number[:1].isdigit() else BODY, bulletText=_printed(number) if begins else None)
            begins = False


def _printed(number: str) -> str:
    return number if "." in number else f"{number}."


def _running(canvas: Canvas, template: BaseDocTemplate) -> None:
    canvas.setFont("Helvetica", 9)
    canvas.drawString(72, 812, "Report on the draft plan")
    canvas.drawCentredString(297, 30, str(template.page))


def _said(papers: list[Document]) -> set[tuple[object, ...]]:
    extraction = extract([(paper, read_convention()) for paper in papers])
    return {(each.subject, each.predicate, each.object) for each in extraction.statements}


@pytest.fixture(scope="module", params=PAPERS)
def editions(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Document], list[Document]]:
    """The papers of a council as texts and as PDFs."""
    folder = tmp_path_factory.mktemp(request.param)
    texts = [read_document(paper) for paper in PAPERS[request.param]]
    files = [folder / Path(text.filename).with_suffix(".pdf") for text in texts]
    for text, file in zip(texts, files, strict=True):
        template = SimpleDocTemplate(str(file), leftMargin=72, rightMargin=72, topMargin=72, bottomMargin=72)
        template.build(list(_set(text)), onFirstPage=_running, onLaterPages=_running)
    return texts, [read_document(file) for file in files]


def test_a_pdf_says_what_the_text_says(editions: tuple[list[Document], list[Document]]) -> None:
    texts, pdfs = editions
    assert len(_said(texts)) > 20
    assert _said(pdfs) == _said(texts)


def test_every_paragraph_knows_its_page(editions: tuple[list[Document], list[Document]]) -> None:
    for paper in editions[1]:
        pages = [paragraph.page for paragraph in paper.paragraphs]
        assert pages == sorted(pages)
        assert pages[0] == 1
        assert 1 < max(pages) <= len(paper.pages)
