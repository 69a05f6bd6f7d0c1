"""Verifying: a changed word is found and named, with what rests on it; changed white space is forgiven."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from goldenthread.graph.building import CompilePapers, build
from goldenthread.graph.verifying import changed_sources, verify
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.errors import SourceError


def read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(f"{path.name} is no text: take another copy.") from error


@pytest.fixture
def workspace(tmp_path: Path, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers, base: str) -> Workspace:
    return build(tiny_papers, tmp_path / "plan", compile_papers=compile_papers, base=base, council="Anyshire").workspace


def test_all_quotations_hold_after_a_build(workspace: Workspace) -> None:
    assert verify(workspace, read) == ()
    assert changed_sources(workspace) == ()


def test_one_changed_word_is_found_with_what_rests_on_it(workspace: Workspace) -> None:
    paper = workspace.folder / "sources/scrutiny.txt"
    paper.write_text(paper.read_text().replace("Boards monitors", "Groups monitors"))
    (broken,) = verify(workspace, read)
    assert (broken.file, broken.report, broken.paragraph) == ("scrutiny.txt", "Report to scrutiny of Anyshire", "5")
    assert broken.expected.startswith("OutcomeBoard Outcome Boards monitors")
    assert broken.found.startswith("OutcomeBoard Outcome Groups monitors")
    assert broken.reason == "other words stand there now"
    assert broken.links == ("Outcome Boards monitors People enjoy long lives in good health",)
    assert changed_sources(workspace) == ("scrutiny.txt",)


def test_other_white_space_of_the_same_length_breaks_no_quotation(workspace: Workspace) -> None:
    paper = workspace.folder / "sources/scrutiny.txt"
    paper.write_text(paper.read_text().replace("air\nquality", "air quality"))
    assert verify(workspace, read) == ()
    assert changed_sources(workspace) == ("scrutiny.txt",)


@pytest.mark.parametrize(
    ("harm", "reason"),
    [
        (os.remove, "is missing"),
        (lambda path: path.write_bytes(b"\xff"), "is no text"),
        (lambda path: path.write_text(""), "other words"),
    ],
)
def test_a_paper_that_is_gone_breaks_all_its_quotations(harm: Callable[[Path], object], reason: str, workspace: Workspace) -> None:
    harm(workspace.folder / "sources/cabinet.txt")
    broken = verify(workspace, read)
    assert {each.file for each in broken} == {"cabinet.txt"}
    assert len(broken) == 5
    assert all(reason in each.reason and each.found == "" for each in broken)


def test_a_copy_of_the_workspace_verifies_elsewhere(workspace: Workspace, tmp_path: Path) -> None:
    copy = shutil.copytree(workspace.folder, tmp_path / "copy")
    assert verify(Workspace.open(copy), read) == ()
