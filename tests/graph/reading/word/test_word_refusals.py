"""What is no Word file that can be read safely is refused with one sentence; what only looks dangerous is read and not run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from goldenthread.graph.reading import read_document
from goldenthread.ontology.errors import SourceError

if TYPE_CHECKING:
    from .conftest import WordFile

WORDS = "<w:p><w:r><w:t>The quays are old.</w:t></w:r></w:p>"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def _nested(depth: int) -> str:
    cell = "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    return cell.format(_nested(depth - 1)) if depth else WORDS


BODIES = {
    "holds no words": "<w:p/><w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    "is damaged (its parts": "<w:p>",
    "is damaged (its parts do": WORDS + "&unknown;",
    "within each other, over 20 deep": _nested(25),
    "a table of more than": "<w:tbl>"
    + "".join(f"<w:tr><w:tc><w:tcPr><w:gridSpan w:val='{90_000 + i}'/></w:tcPr><w:p w:id='{i**9}'/></w:tc></w:tr>" for i in range(16_000))
    + "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
}


def _refused(content: bytes, folder: Path, name: str = "quays.docx") -> str:
    (folder / name).write_bytes(content)
    with pytest.raises(SourceError) as refusal:
        read_document(folder / name)
    assert re.fullmatch(rf"[^\n]*{re.escape(name)} [^\n]*: [^\n]*\.", str(refusal.value))
    return str(refusal.value)


@pytest.mark.parametrize("fault", BODIES)
def test_a_body_that_no_word_wrote_is_refused(fault: str, word_file: WordFile, tmp_path: Path) -> None:
    assert fault in _refused(word_file(BODIES[fault]), tmp_path)


def test_old_and_locked_files_are_refused(tmp_path: Path) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    assert "with a password" in _refused(old, tmp_path)
    assert "of the old kind" in _refused(old, tmp_path, "quays.doc")


def test_an_archive_without_a_document_is_refused(word_file: WordFile, tmp_path: Path) -> None:
    whole = word_file(WORDS)
    assert "is damaged" in _refused(whole[: len(whole) // 2], tmp_path)
    assert "is damaged" in _refused(whole.replace(b"word/document.xml", b"word/dokument.xml"), tmp_path)
    assert "is damaged" in _refused(whole.replace(b"_rels/.rels", b"_rels/.xels"), tmp_path)


def test_macros_and_links_are_neither_run_nor_followed(word_file: WordFile, tmp_path: Path) -> None:
    paper = tmp_path / "quays.docm"
    paper.write_bytes(word_file(WORDS, main_type=MACROS))
    assert [block.text for paragraph in read_document(paper).paragraphs for block in paragraph.blocks] == ["The quays are old."]


def test_a_word_file_is_known_whatever_its_ending(word_file: WordFile, tmp_path: Path) -> None:
    paper = tmp_path / "quays.dat"
    paper.write_bytes(word_file(WORDS))
    assert read_document(paper).format == "word"


def test_the_same_bytes_give_the_same_text(word_file: WordFile, tmp_path: Path) -> None:
    paper, other = tmp_path / "quays.docx", tmp_path / "copy.docx"
    for each in (paper, other):
        each.write_bytes(word_file(WORDS * 3))
    assert read_document(paper).text == read_document(other).text
