"""What papers say becomes quads: one named graph a paper, shaped as docs/MODEL.md tells, the same for the same papers."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from goldenthread.graph.building import build
from goldenthread.graph.stating import compile_papers
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology import terms as t
from goldenthread.ontology.errors import SourceError

BASE = "https://example.org/quays/"
COUNCIL = "Anyshire County Council"

CABINET = """CABINET: 4 MARCH 2020

REPORT OF THE CHIEF EXECUTIVE

Purpose of the Report

1. The Cabinet is asked to agree the draft Corporate Plan (2020-24).

The Outcomes

2. The Plan has one outcome:

i. ‘Calm Water’ outcome: Reflects the wish of boats to lie still.

Sub-outcomes:

o Berths are sheltered;

o Quays are swept.

3. Sub-outcome 1.2 ‘Quays are swept’ contains an action to implement the Gull Strategy 2018-22.

4. The Corporate Plan is supported by the Tidal Strategy.
"""
SCRUTINY = """ENVIRONMENT OVERVIEW AND SCRUTINY COMMITTEE: 11 MARCH 2020

REPORT OF THE CHIEF EXECUTIVE

Purpose of the Report

1. The Committee is asked for its views on the draft Corporate Plan (2020-24).

2. The Corporate Plan is supported by the Tidal Strategy.
"""


@pytest.fixture
def papers(tmp_path: Path) -> tuple[Path, Path]:
    cabinet, scrutiny = tmp_path / "2020-03-04-cabinet.txt", tmp_path / "2020-03-11-scrutiny.txt"
    cabinet.write_text(CABINET, encoding="utf-8")
    scrutiny.write_text(SCRUTINY, encoding="utf-8")
    return cabinet, scrutiny


@pytest.fixture
def graphs(papers: tuple[Path, Path]) -> Mapping[str, tuple[Quad, ...]]:
    return compile_papers(papers, BASE, COUNCIL)


def _nodes(quads: tuple[Quad, ...], kind: str) -> Iterator[Mapping[str, list[str]]]:
    """The nodes of a class in one graph, each as its values by property."""
    about: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode | Literal)
        about[quad.subject.value][quad.predicate.value].append(quad.object.value)
    return (values for values in about.values() if kind in values[t.TYPE])


def test_each_paper_has_its_graph(graphs: Mapping[str, tuple[Quad, ...]]) -> None:
    sources = [name.removeprefix(f"{BASE}graph/") for name in graphs]
    assert sources[-2:] == ["source/2020-03-04-cabinet", "source/2020-03-11-scrutiny"]
    assert all(quad.graph_name == NamedNode(name) for name, quads in graphs.items() for quad in quads)


def test_addresses_are_of_the_base_and_there_are_no_blank_nodes(graphs: Mapping[str, tuple[Quad, ...]]) -> None:
    for quad in (quad for quads in graphs.values() for quad in quads):
        assert isinstance(quad.subject, NamedNode)
        assert re.fullmatch(re.escape(BASE) + r"id/[a-z-]+/([a-z0-9-]+/)?[a-z0-9-]+", quad.subject.value)
        assert not isinstance(quad.object, BlankNode)


def test_a_report_tells_where_it_comes_from(graphs: Mapping[str, tuple[Quad, ...]], papers: tuple[Path, Path]) -> None:
    report = next(_nodes(graphs[f"{BASE}graph/source/2020-03-04-cabinet"], t.REPORT))
    assert report[t.PREF_LABEL] == ["Cabinet, 4 March 2020"]
    assert report[t.DATE] == ["2020-03-04"]
    assert report[t.IDENTIFIER] == [papers[0].name]
    assert report[t.HAS_CHECKSUM] == [hashlib.sha256(papers[0].read_bytes()).hexdigest()]
    assert report[t.IS_SUBMITTED_TO] == [f"{BASE}id/decision-body/cabinet"]
    assert report[t.CREATOR] == [f"{BASE}id/post/chief-executive"]


def test_a_fact_told_twice_is_one_link_with_two_quotations(graphs: Mapping[str, tuple[Quad, ...]]) -> None:
    telling: dict[str, set[str]] = defaultdict(set)
    for name, quads in graphs.items():
        links = {quad.subject for quad in quads if quad.predicate.value == t.PREDICATE and quad.object == NamedNode(t.SUPPORTS)}
        for quad in quads:
            if quad.subject in links and quad.predicate.value == t.IS_EVIDENCED_BY:
                telling[str(quad.subject)].add(f"{name} {quad.object}")
    assert [len(quotations) for quotations in telling.values()] == [2]


def test_every_link_stands_beside_its_plain_triple(graphs: Mapping[str, tuple[Quad, ...]]) -> None:
    for name, quads in graphs.items():
        said = {(quad.subject.value, quad.predicate.value, quad.object.value) for quad in quads if not isinstance(quad.object, BlankNode)}  # type: ignore[union-attr]
        for link in _nodes(quads, t.LINK):
            assert link[t.HAS_GRADE] == ["stated"]
            assert link[t.IS_EVIDENCED_BY]
            assert (*link[t.SUBJECT], *link[t.PREDICATE], *link[t.OBJECT]) in said, name


def test_labels_and_numbers_are_plain_strings(graphs: Mapping[str, tuple[Quad, ...]]) -> None:
    plain = {t.PREF_LABEL, t.ALT_LABEL, t.NOTATION, t.HAS_POSITION, t.EXACT, t.TITLE}
    values = [quad.object for quads in graphs.values() for quad in quads if quad.predicate.value in plain]
    assert values
    assert all(isinstance(value, Literal) and value.language is None and value.datatype == NamedNode(t.XSD_STRING) for value in values)


def test_the_same_papers_give_the_same_quads_in_the_same_order(papers: tuple[Path, Path]) -> None:
    there, back = compile_papers(papers, BASE, COUNCIL), compile_papers(papers[::-1], BASE, COUNCIL)
    assert list(there.items()) == list(back.items())


def test_what_is_stated_can_be_built_and_kept(papers: tuple[Path, Path], tmp_path: Path) -> None:
    folder = tmp_path / "workspace"
    Workspace.create(folder, BASE, COUNCIL)
    build(papers, folder)
    stated = {quad for quads in compile_papers(papers, BASE, COUNCIL).values() for quad in quads}
    assert stated <= set(Workspace.open(folder).store().quads())


def test_papers_without_a_plan_are_refused(tmp_path: Path) -> None:
    paper = tmp_path / "tea.txt"
    paper.write_text("TEA COMMITTEE\n\n1. Tea was taken.\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"^tea\.txt is of no kind that is known: [^\n]*\.$"):
        compile_papers([paper], BASE, COUNCIL)
    with pytest.raises(SourceError, match=r"^There is no plan in tea\.txt: [^\n]*\.$"):
        compile_papers([paper], BASE, COUNCIL, chosen={"tea.txt": "uk-committee-paper"})
