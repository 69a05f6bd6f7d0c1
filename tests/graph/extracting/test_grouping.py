"""Which papers are about one plan, as data: a paper is its date line, its title and its text; a new case is a file in grouping/."""

import tomllib
from itertools import permutations
from pathlib import Path

import pytest

from goldenthread.graph.conventions import read_convention
from goldenthread.graph.document import Document
from goldenthread.graph.extracting.framing.grouping import Group, group_papers
from goldenthread.graph.reading.composing import compose
from goldenthread.graph.reading.rendition import Writer

CASES = sorted((Path(__file__).parent / "grouping").glob("*.toml"))


def paper(name: str, date_line: str, title: str, text: str) -> Document:
    writer = Writer()
    for line in ("Harrowmere Borough Council", date_line, title):
        writer.title(line)
    writer.text(f"1. {text}")
    return compose(writer.finish("word"), Path(f"{name}.txt"), b"")


def told(group: Group) -> str:
    about = group.about
    refreshing = f" refreshing {about.refreshes}" if about and about.refreshes else ""
    return f"{about.name} {about.period}{refreshing}" if about else ""


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_papers_are_grouped_by_the_plan_that_they_are_about(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    papers = [paper(name, *lines) for name, lines in case["papers"].items()]
    for ordered in permutations(papers):
        groups = group_papers(ordered, read_convention(), "Harrowmere Borough Council")
        found = {told(group): sorted(document.source for document in group.documents) for group in groups}
        assert list(found.items()) == list(case["groups"].items())
