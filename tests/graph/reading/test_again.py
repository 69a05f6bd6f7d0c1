"""A paper is read once, and again only where it or the readers are others."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from goldenthread.graph.reading import again, read_document
from goldenthread.ontology.errors import SourceError

if TYPE_CHECKING:
    from pathlib import Path


def test_it_is_kept_and_given_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper, aside = tmp_path / "paper.txt", tmp_path / "aside.json"
    paper.write_text("1. We will plant trees.", encoding="utf-8")
    checksum = sha256(paper.read_bytes()).hexdigest()
    first = again.read_again(paper, checksum, aside)
    assert first == read_document(paper)
    monkeypatch.setattr(again, "read_documents", None)
    assert again.read_again(paper, checksum, aside) == first


def test_what_is_damaged_is_read_anew(tmp_path: Path) -> None:
    paper, aside = tmp_path / "paper.txt", tmp_path / "aside.json"
    paper.write_text("1. We will plant trees.", encoding="utf-8")
    checksum = sha256(paper.read_bytes()).hexdigest()
    first = again.read_again(paper, checksum, aside)
    aside.write_bytes(aside.read_bytes()[:-3])
    assert again.read_again(paper, checksum, aside) == first


def test_another_file_is_refused(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("1. We will plant trees.", encoding="utf-8")
    with pytest.raises(SourceError, match="not the file that was read"):
        again.read_again(paper, "0" * 64, tmp_path / "aside.json")


def test_nothing_need_be_kept(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text("1. We will plant trees.", encoding="utf-8")
    checksum = sha256(paper.read_bytes()).hexdigest()
    assert again.read_again(paper, checksum, tmp_path / "no" / "such" / "folder.json").text
