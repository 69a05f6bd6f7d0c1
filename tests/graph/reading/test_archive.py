"""What a ZIP archive must not be: damaged, locked, bottomless, or a way out of its folder."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from goldenthread.graph.reading.archive import checked_archive
from goldenthread.ontology.errors import SourceError

DEFINED = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "quay">]><x>&a;</x>'


def _archive(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", compression) as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    return content.getvalue()


def _locked() -> bytes:
    """An archive whose members are marked as encrypted, in their own headers and in the directory."""
    content = bytearray(_archive({"word/document.xml": b"<x/>"}, zipfile.ZIP_STORED))
    content[6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def _misstated() -> bytes:
    """An archive whose directory declares a member smaller than it is."""
    content = bytearray(_archive({"word/document.xml": b"quay " * 1000}))
    at = content.rindex(b"PK\x01\x02") + 24
    content[at : at + 4] = (100).to_bytes(4, "little")
    return bytes(content)


FAULTS = {
    "is damaged": b"PK\x03\x04 and nothing more",
    "is damaged (": _archive({"a.xml": b"<x/>" * 500})[:-60],
    "is damaged (its": _misstated(),
    "holds 10,001 files": _archive({f"{i}": b"" for i in range(10_001)}, zipfile.ZIP_STORED),
    "unfolds to more than 100 MB": _archive({"a.xml": b"\0" * 100_000_001}),
    "unfolds to over 200 times": _archive({"a.xml": b"\0" * 2_000_000}),
    "is protected by a password": _locked(),
    "is packed in a way": _archive({"a.xml": b"<x/>"}, zipfile.ZIP_LZMA),
    "whose name leads out": _archive({"../a.xml": b"<x/>"}),
    "whose name leads out of it ('/": _archive({"/etc/a.xml": b"<x/>"}),
    "whose name leads out of it ('..": _archive({"..\\a.xml": b"<x/>"}),
    "defines entities in a.xml": _archive({"a.xml": DEFINED.encode()}),
    "defines entities in b.rels": _archive({"b.rels": DEFINED.encode("utf-16")}),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_no_office_program_writes_is_refused(fault: str) -> None:
    with pytest.raises(SourceError) as refusal:
        checked_archive(FAULTS[fault], "quays.docx")
    assert fault in str(refusal.value)
    assert re.fullmatch(r"quays\.docx [^\n]*: [^\n]*\.", str(refusal.value))


def test_an_archive_as_office_programs_write_it_passes() -> None:
    checked_archive(_archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x>&lt;!DOCTYPE</x>" * 1000}), "quays.docx")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("a.xml", "<x/>")
        archive.writestr("a.xml", "<y/>")
    with pytest.raises(SourceError, match="two files of one name"):
        checked_archive(content.getvalue(), "quays.docx")
