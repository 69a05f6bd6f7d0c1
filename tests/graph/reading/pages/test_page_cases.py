"""Web pages, Markdown and the XML of committee systems: cases/<name>.<ending> reads as cases/<name>.toml says.

A block is [kind, marker, level, text]; a table is rows of texts, "" where a cell is empty. `pages` are those on which the
paragraphs begin, where the case has pages.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from goldenthread.graph.document import normalised
from goldenthread.graph.reading import read_document
from goldenthread.ontology.errors import SourceError

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.suffix != ".toml")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_page_is_read_as_it_is_shown(case: Path) -> None:
    document, told = read_document(case), tomllib.loads(case.with_suffix(".toml").read_text(encoding="utf-8"))
    read = [
        [paragraph.number, paragraph.heading, *([b.kind, b.marker, b.level, b.text] for b in paragraph.blocks)]
        for paragraph in document.paragraphs
        if paragraph.blocks[0].kind != "cell"
    ]
    tables = [[["" if cell is None else cell.blocks[0].text for cell in row] for row in table.rows] for table in document.tables]
    assert document.format == told["format"]
    assert read == told["paragraphs"]
    assert tables == told.get("tables", [])
    assert list(document.notices) == told.get("notices", [])
    if "pages" in told:
        assert [paragraph.page for paragraph in document.paragraphs] == told["pages"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_block_is_found_again(case: Path) -> None:
    document = read_document(case)
    for block in (block for paragraph in document.paragraphs for block in paragraph.blocks):
        start, end = block.span(0, len(block.text))
        assert normalised(document.text[start:end]) == block.text


PAGE = "<html><head>{}</head><body><main><h1>Harbour</h1><p>It costs £5 – the town’s share.</p></main></body></html>"
ENCODED = {
    "declared as Latin-1, in truth Windows-1252": PAGE.format('<meta charset="iso-8859-1">').encode("cp1252"),
    "declared as Windows-1252": PAGE.format('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">').encode("cp1252"),
    "not declared, Windows-1252": PAGE.format("").encode("cp1252"),
    "not declared, UTF-8": PAGE.format("").encode(),
    "declared wrongly, UTF-8": PAGE.format('<meta charset="nonsense">').encode(),
    "with a mark, UTF-8": PAGE.format("").encode("utf-8-sig"),
    "with a mark, UTF-16": b"\xff\xfe" + PAGE.format("").encode("utf-16-le"),
    "an XML declaration": ('<?xml version="1.0" encoding="utf-8"?>' + PAGE.format("")).encode(),
}


@pytest.mark.parametrize("encoded", ENCODED)
def test_a_page_is_read_in_its_encoding(encoded: str, tmp_path: Path) -> None:
    paper = tmp_path / "harbour.html"
    paper.write_bytes(ENCODED[encoded])
    assert [b.text for p in read_document(paper).paragraphs for b in p.blocks] == ["Harbour", "It costs £5 – the town’s share."]


REFUSED = {
    "no words of its own": ("a.html", b"<html><body><nav>Home</nav><script>1</script></body></html>"),
    "is empty": ("a.html", b"   "),
    "binary data": ("a.html", b"<html>\0\0\0"),
    "no page has": ("a.html", b"<table>" + b"<tr><td colspan=1000 rowspan=60000>a</td><td>b</td></tr>" * 1100 + b"</table>"),
    "is empty: nothing": ("a.md", b"<!-- nothing -->\n"),
    "is not UTF-8 text (line 2)": ("a.md", "# Harbour\n£".encode("cp1252")),
    "declares a document type": ("a.xml", b'<!DOCTYPE meeting [<!ENTITY a "b">]><meeting>&a;</meeting>'),
    "not well-formed": ("a.xml", b"<meeting><meetingdate>"),
    "tells of no meeting": ("a.xml", b"<meeting><meetingid>7</meetingid></meeting>"),
    "XML of a kind that is not read": ("a.xml", b"<invoice><total>7</total></invoice>"),
}


@pytest.mark.parametrize("fault", REFUSED)
def test_what_is_no_page_is_refused_in_one_sentence(fault: str, tmp_path: Path) -> None:
    name, content = REFUSED[fault]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SourceError) as refusal:
        read_document(tmp_path / name)
    assert fault in str(refusal.value)
    assert re.fullmatch(rf"[^\n]*{re.escape(name)} [^\n]*: [^\n]*\.", str(refusal.value))
