"""The list of papers, and their files: to take away, never to be opened in this site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goldenthread.ontology.errors import GoldenThreadError
from goldenthread.viz.explorer.replies import File

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from goldenthread.graph.workspace import Workspace

    from .conftest import Open

CABINET = "/sources/2021-10-26-cabinet"


def test_the_list_says_what_became_of_each_paper(leicestershire: Workspace, open_page: Open) -> None:
    for paper in leicestershire.sources():
        open_page(f"/sources/{paper.stem}")  # else the list may not wait for it
    html = open_page("/sources").html
    assert "2 papers were read" in html
    assert html.index("10 November 2021") < html.index("26 October 2021")
    assert "54 passages: 36 used" in html
    assert f'href="{CABINET}?show=unused"' in html


def test_a_search_that_finds_nothing(open_page: Open) -> None:
    assert "0 papers hold" in open_page("/sources?q=<script>").html


def test_the_files_of_a_paper(open_page: Open, leicestershire: Workspace) -> None:
    paper = open_page(f"{CABINET}/2021-10-26-cabinet.txt").reply
    assert paper == File("application/octet-stream", leicestershire.sources()[0].read_bytes(), "2021-10-26-cabinet.txt")
    states = open_page(f"{CABINET}/2021-10-26-cabinet.trig").reply
    assert isinstance(states, File)
    assert states.media_type == "application/trig"
    assert states.name


@pytest.mark.parametrize(
    "name", ["workspace.toml", "..%2Fworkspace.toml", ".hidden", "2021-11-10-health-overview-and-scrutiny-committee.txt"]
)
def test_no_other_file_is_given(open_page: Open, name: str) -> None:
    with pytest.raises(GoldenThreadError, match="no such file"):
        open_page(f"{CABINET}/{name}")


def test_a_web_page_is_never_given_as_one(
    built: Callable[[list[Path]], Workspace], opener: Callable[[Workspace], Open], tmp_path: Path, root: Path
) -> None:
    text = (root / "examples/leicestershire/sources/2021-10-26-cabinet.txt").read_text(encoding="utf-8")
    paper = tmp_path / "page.html"
    paper.write_text("<!doctype html><script>alert(1)</script>" + "".join(f"<p>{line}</p>" for line in text.splitlines()), encoding="utf-8")
    open_page = opener(built([paper]))
    given = open_page("/sources/page-html/page.html").reply
    assert isinstance(given, File)
    assert (given.media_type, given.name) == ("application/octet-stream", "page.html")
    assert "alert(1)" not in open_page("/sources/page-html").html.replace("&lt;", "")


def test_a_paper_that_is_gone_is_shown_by_its_quotations(
    leicestershire: Workspace, built: Callable[[list[Path]], Workspace], opener: Callable[[Workspace], Open]
) -> None:
    workspace = built(list(leicestershire.sources()))
    (workspace.folder / "sources" / "2021-10-26-cabinet.txt").unlink()
    page = opener(workspace)(CABINET)
    assert "is not kept in this workspace" in page.html
    assert page.html.count(' id="quotation-') == 88
    assert 'id="paragraph-17"' in page.html
    changed = workspace.folder / "sources" / "2021-11-10-health-overview-and-scrutiny-committee.txt"
    changed.write_text("Another paper.", encoding="utf-8")
    assert "is not the file that was read" in opener(workspace)(f"/sources/{changed.stem}").html
