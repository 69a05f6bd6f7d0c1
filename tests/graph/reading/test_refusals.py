"""What is no paper is refused with one sentence that names the file and says what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from goldenthread.graph.reading import LARGEST_SOURCE, read_document, source_name
from goldenthread.ontology.errors import SourceError

CONTENTS = {
    "is empty": b"",
    "is empty: ": b" \n\t\n\f\n",
    "is damaged or no whole PDF": b"%PDF-1.7\n1 0 obj",
    "is a Word, Excel or ZIP file": b"PK\x03\x04\x14\x00",
    "is a picture": b"\x89PNG\r\n\x1a\n",
    "holds binary data": b"1. The quays\x00\x01 are old.",
    "is not UTF-8 text (line 2)": "1. The quays\nare “old”.".encode("cp1252"),
    "is not UTF-8 text (line 1)": "1. The quays are old.".encode("utf-16")[:-1].replace(b"\0", b"\xc3"),
    "has a line of more than": b"quay " * 10_000,
}


@pytest.mark.parametrize("fault", CONTENTS)
def test_what_is_no_text_is_refused(fault: str, tmp_path: Path) -> None:
    paper = tmp_path / "quays.txt"
    paper.write_bytes(CONTENTS[fault])
    with pytest.raises(SourceError) as refusal:
        read_document(paper)
    assert fault.strip(": ") in str(refusal.value)
    assert re.fullmatch(r"[^\n]*quays\.txt[^\n]*: [^\n]*\.", str(refusal.value))


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"^There is no file .*none\.txt"):
        read_document(tmp_path / "none.txt")
    with pytest.raises(SourceError, match=r"is a folder"):
        read_document(tmp_path)


def test_a_file_of_great_size_is_refused_unread(tmp_path: Path) -> None:
    paper = tmp_path / "quays.txt"
    with paper.open("wb") as file:
        file.truncate(LARGEST_SOURCE + 1)
    with pytest.raises(SourceError, match="more than the 20 MB"):
        read_document(paper)


@pytest.mark.parametrize(
    ("name", "source"),
    [("2021-10-26-cabinet.txt", "2021-10-26-cabinet"), ("The Quays (Draft) v2.txt", "the-quays-draft-v2"), ("…", "source")],
)
def test_a_source_goes_by_a_slug_of_its_file_name(name: str, source: str) -> None:
    assert source_name(Path(name)) == source
