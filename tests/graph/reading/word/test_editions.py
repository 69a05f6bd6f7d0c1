"""A paper typed in Word says what its text says: the same paragraphs, and the same statements from them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from docx import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph as WordParagraph

from goldenthread.graph.conventions import read_convention
from goldenthread.graph.document import Block, Document, Paragraph, normalised
from goldenthread.graph.extracting import Extraction, extract
from goldenthread.graph.reading import read_document
from goldenthread.graph.statement import Thing

SOURCES = sorted((Path(__file__).resolve().parents[4] / "examples/leicestershire/sources").glob("*.txt"))
COUNCILS = sorted(folder for folder in (Path(__file__).resolve().parents[2] / "extracting/papers").iterdir() if list(folder.glob("*.txt")))
BULLETS = {"", *"•o-–·▪*"}
LEVELS = (("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%3."))
LIST = 91  # the number of the list that the paragraphs of a paper are counted by; python-docx's template has fewer
COUNCIL = "Leicestershire County Council"


def typed(document: Document, target: Path) -> None:
    """Types a paper as an officer would: headings and bullets by style, numbers by one list of three levels, the title bold."""
    word = WordDocument()
    numbering = word.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (kind, text) in enumerate(LEVELS)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{LIST}">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{LIST}"><w:abstractNumId w:val="{LIST}"/></w:num>'))
    last = ""
    for paragraph in document.paragraphs:
        for i, block in enumerate(paragraph.blocks):
            level = _level(paragraph, block, first=i == 0 and paragraph.number != last)
            if paragraph.number == "title":
                word.add_paragraph().add_run(block.text).bold = True
            elif block.kind == "heading":
                word.add_heading(block.text, 1)
            elif level is not None:
                _number(word.add_paragraph(block.text), level)
            else:
                word.add_paragraph(block.text, style="List Bullet" if block.kind == "item" else None)
            last = paragraph.number
    word.save(str(target))


def _level(paragraph: Paragraph, block: Block, *, first: bool) -> int | None:
    """The level of the list that a block is an item of, if it is one of that list."""
    if not paragraph.number[:1].isdigit():
        return None
    if block.kind == "text":
        return 0 if first else None
    if paragraph.number[-1].isalpha() and first:
        return 1
    return 2 if block.marker.strip("().").isalpha() and block.marker != "o" else None


def _number(paragraph: WordParagraph, level: int) -> None:
    properties = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", level), ("w:numId", LIST)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), str(value))
        properties.append(element)
    paragraph._p.get_or_add_pPr().append(properties)


def _paragraphs(document: Document) -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [(p.number, p.heading, [(b.kind, b.text) for b in p.blocks]) for p in document.paragraphs]


def _statements(extraction: Extraction) -> Counter[tuple[str, str, str, str, str]]:
    """What is stated, by the labels of things, with the paragraph and the words of each receipt."""

    def said(value: object) -> str:
        return extraction.labels[value] if isinstance(value, Thing) else str(value)

    return Counter(
        (said(s.subject), s.predicate, said(s.object), q.paragraph, q.exact) for s in extraction.statements for q in s.quotations
    )


def test_a_committee_paper_in_word_says_what_its_text_says(tmp_path: Path) -> None:
    assert SOURCES
    texts = [read_document(path) for path in SOURCES]
    for text in texts:
        typed(text, tmp_path / Path(text.filename).with_suffix(".docx"))
    words = [read_document(tmp_path / Path(text.filename).with_suffix(".docx")) for text in texts]
    assert [document.format for document in words] == ["word"] * len(texts)
    for text, word in zip(texts, words, strict=True):
        assert _paragraphs(word) == _paragraphs(text)
    convention = read_convention()
    in_text, in_word = (_statements(extract([(each, convention) for each in edition], COUNCIL)) for edition in (texts, words))
    assert len(in_text) > 100
    assert in_word == in_text


def numbered_by_hand(document: Document, target: Path) -> None:
    """Types a paper as one who distrusts lists of numbers would: each number, letter and numeral is part of the text."""
    word, begun = WordDocument(), {"title", ""}
    for paragraph in document.paragraphs:
        number = paragraph.number
        begins = number not in begun and number != paragraph.heading and not (number[-1].isalpha() and number[:-1] in begun)
        begun.add(number)
        for block in paragraph.blocks:
            if number == "title":
                word.add_paragraph().add_run(block.text).bold = True
            elif block.kind == "heading":
                word.add_heading(block.text, 2)
            elif block.kind == "item" and block.marker in BULLETS:
                word.add_paragraph(block.text, style="List Bullet")
            else:
                printed = block.marker or ((number if "." in number else f"{number}.") if begins else "")
                word.add_paragraph(f"{printed}\t{block.text}" if printed else block.text)
            begins = False
    word.save(str(target))


@pytest.mark.parametrize("council", COUNCILS, ids=lambda folder: folder.name)
def test_a_council_s_papers_numbered_by_hand_in_word_state_what_their_texts_state(council: Path, tmp_path: Path) -> None:
    texts = [read_document(path) for path in sorted(council.glob("*.txt"))]
    files = [tmp_path / Path(text.filename).with_suffix(".docx") for text in texts]
    for text, file in zip(texts, files, strict=True):
        numbered_by_hand(text, file)
    editions = (texts, [read_document(file) for file in files])
    convention = read_convention()
    in_text, in_word = (
        {(s.subject, s.predicate, s.object) for s in extract([(each, convention) for each in edition]).statements} for edition in editions
    )
    assert len(in_text) > 20
    assert in_word == in_text


@pytest.mark.parametrize("name", ["sfws_action_plan_2022"])
def test_a_table_in_word_has_the_cells_of_its_workbook(name: str, shared: Path) -> None:
    """Beside the checkout: the same action plan as a Word file and as a workbook."""
    word, workbook = (shared / "documents" / f"{name}.{ending}" for ending in ("docx", "xlsx"))
    if not word.is_file():
        pytest.skip(f"{word.name} does not lie beside this checkout")
    sheets = openpyxl.load_workbook(workbook).worksheets
    in_sheets = Counter(_bare(str(cell)) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    tables = read_document(word).tables
    in_word = Counter(_bare(" ".join(b.text for b in cell.blocks)) for table in tables for row in table.rows for cell in row if cell)
    assert (in_sheets & in_word).total() >= 0.98 * max(in_sheets.total(), in_word.total())


def _bare(text: str) -> str:
    return "".join(normalised(text).split()).casefold()
