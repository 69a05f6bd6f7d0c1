"""Files from outside are read apart: none can hold up a build, fill the memory or take others with it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from goldenthread.graph.reading import guarding, read_document
from goldenthread.graph.reading.guarding import read_documents
from goldenthread.ontology.errors import SourceError

PAPERS = sorted((Path(__file__).parent / "cases").glob("*.txt"))[:3]


@pytest.fixture
def apart(tmp_path: Path) -> list[Path]:
    """Papers that are read by a library: their text saved as Markdown."""
    return [Path(shutil.copy(paper, tmp_path / f"{paper.stem}.md")) for paper in PAPERS]


def test_what_is_read_apart_is_what_is_read_here(apart: list[Path]) -> None:
    assert read_documents(apart) == [read_document(paper) for paper in apart]


def test_harmless_and_other_papers_keep_their_order(apart: list[Path]) -> None:
    mixed = [apart[0], PAPERS[1], apart[2]]
    assert [document.filename for document in read_documents(mixed)] == [paper.name for paper in mixed]


def test_a_refusal_comes_back_as_its_sentence(apart: list[Path], tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_bytes(b"\x00\x01")
    with pytest.raises(SourceError, match=r"bad\.md .*binary"):
        read_documents([*apart, bad])


def test_a_reading_that_takes_too_long_is_ended(apart: list[Path]) -> None:
    with pytest.raises(SourceError, match="takes longer than 0 seconds"):
        read_documents(apart, deadline=0.01)


@pytest.mark.parametrize("dies", ["raise SystemExit(3)", "import os; os.kill(os.getpid(), 9)", "print('no pickle')"])
def test_a_reader_that_dies_is_one_sentence(apart: list[Path], dies: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "_CHILD", [guarding._CHILD[0], "-c", dies])
    with pytest.raises(SourceError, match="its reader broke off"):
        read_documents(apart)


LYING = (b"%PDF-1.7\n", b"PK\x03\x04", b"<!doctype html><p>x", b"<?xml version='1.0'?><StrategicPlan/>", b"\x89PNG")


@pytest.mark.parametrize("opening", LYING)
@pytest.mark.parametrize("ending", ["txt", "text", ""])
def test_a_file_that_is_called_text_and_is_none_is_not_read_here(
    opening: bytes, ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lying = tmp_path / f"paper.{ending}"
    lying.write_bytes(opening)
    monkeypatch.setattr(guarding, "_CHILD", [guarding._CHILD[0], "-c", "raise SystemExit(3)"])
    with pytest.raises(SourceError, match="its reader broke off"):
        read_documents([lying])


def test_plain_text_is_read_here_whatever_it_is_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = Path(shutil.copy(PAPERS[0], tmp_path / "notes.minutes"))
    monkeypatch.setattr(guarding, "_CHILD", [guarding._CHILD[0], "-c", "raise SystemExit(3)"])
    assert read_documents([paper])[0].filename == "notes.minutes"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_holds_nothing_up(tmp_path: Path) -> None:
    pipe = tmp_path / "paper.txt"
    os.mkfifo(pipe)
    with pytest.raises(SourceError, match="no ordinary file"):
        read_documents([pipe])
