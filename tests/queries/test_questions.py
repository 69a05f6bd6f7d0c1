"""Every question answers as its cases say; its header tells all; standard SPARQL engines read it.

A case is a folder NAME/answers, NAME/empty or NAME/answers-...: graph.ttl (the shape of docs/MODEL.md), parameters.toml
and expected.csv.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import rdflib
from rdflib.query import ResultRow

from goldenthread.graph.addresses import is_apart
from goldenthread.graph.store.tokens import tokens
from goldenthread.ontology import resource
from goldenthread.ontology.terms import GT
from goldenthread.queries.answers import to_csv
from goldenthread.queries.asking import ask
from goldenthread.queries.binding import bind
from goldenthread.queries.catalogue import catalogue, question
from goldenthread.queries.naming import resolve

if TYPE_CHECKING:
    from collections.abc import Callable

    from goldenthread.graph.store.embedded import EmbeddedStore
    from goldenthread.graph.store.store import Store

HERE = Path(__file__).parent
QUESTIONS = sorted(catalogue())
CASES = sorted(graph.parent for name in QUESTIONS for graph in (HERE / name).glob("*/graph.ttl"))
BOTH = ("answers", "empty")
GRAPHS = re.compile(r"https://example\.org/council/graph/.*")  # those of a case


def _name(case: Path) -> str:
    return f"{case.parent.name}-{case.name}"


def _rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def _expected(case: Path) -> list[list[str]]:
    return _rows((case / "expected.csv").read_text(encoding="utf-8"))


def _parameters(case: Path) -> dict[str, str]:
    return tomllib.loads((case / "parameters.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=_name)
def test_a_question_answers_on_every_engine_as_its_case_says(case: Path, engine_of: Callable[[Path], Store]) -> None:
    asked = question(case.parent.name)
    answer = ask(engine_of(case), asked, **_parameters(case))
    assert _rows(to_csv(answer)) == _expected(case)
    assert not [cell for row in answer.rows for cell in row if "://" in cell], "people are shown an address"
    assert (asked.empty in answer.notes) == (not answer.rows)


def test_every_question_has_a_case_that_answers_and_one_that_comes_back_empty() -> None:
    kinds = {(case.parent.name, case.name.partition("-")[0]) for case in CASES}
    assert kinds == {(name, which) for name in QUESTIONS for which in BOTH}
    for case in CASES:
        assert (case.name == "empty") == (len(_expected(case)) == 1), case


@pytest.mark.filterwarnings("ignore:Dataset.*is deprecated:DeprecationWarning")  # rdflib uses them itself
@pytest.mark.parametrize("case", [case for case in CASES if case.name != "empty"], ids=_name)
def test_rdflib_gives_the_same_rows(case: Path, store_of: Callable[[Path], EmbeddedStore]) -> None:
    store, asked, given = store_of(case), question(case.parent.name), _parameters(case)
    terms = {
        parameter.variable: resolve(store, parameter, given.get(parameter.name) or parameter.default)
        for parameter in asked.parameters
        if parameter.name in given or parameter.default
    }
    text = bind(asked.text, terms)
    ours = Counter(tuple("" if term is None else _plain(term) for term in row) for row in store.select(text).rows)
    dataset = rdflib.Dataset()
    dataset.parse(data=resource("goldenthread.ttl").read_bytes(), format="turtle")
    for graph in filter(GRAPHS.fullmatch, store.graphs()):  # the default graph as every engine keeps it: without what stands apart
        into = dataset.graph(graph) if is_apart(graph) else dataset.default_graph
        into.parse(data="".join(f"{quad.triple} .\n" for quad in store.quads(graph)), format="nt")
    found = (row for row in dataset.query(text) if isinstance(row, ResultRow))
    theirs = Counter(tuple("" if term is None else str(term) for term in row) for row in found)
    assert theirs == ours


def _plain(term: object) -> str:
    return str(getattr(term, "value", term))


@pytest.mark.parametrize("case", [case for case in CASES if case.name != "empty"], ids=_name)
def test_a_suggestion_never_counts_as_a_fact(case: Path, store_of: Callable[[Path], EmbeddedStore], tmp_path: Path) -> None:
    """Were every link of the case a suggestion only, no line would show one outside the column for suggestions."""
    told = (case / "graph.ttl").read_text(encoding="utf-8")
    told = re.sub(r'gt:hasGrade "\w+"', 'gt:hasGrade "suggested"', told.replace("a gt:Link", "a gt:Suggestion"))
    (tmp_path / "graph.ttl").write_text(told, encoding="utf-8")
    answer = ask(store_of(tmp_path), case.parent.name, **_parameters(case))
    facts = [place for place, column in enumerate(answer.columns) if column.variable in ("grade", "stated", "inferred")]
    assert {row[place] for row in answer.rows for place in facts} <= {"", "stated"}
    for row in answer.rows:  # a stated line is one of an event or a duty, which have their words themselves
        assert "suggested" not in row


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_header_tells_all(name: str, store_of: Callable[[Path], EmbeddedStore]) -> None:
    asked = question(name)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    assert asked.summary.endswith("?")
    assert asked.description.endswith(".")
    assert asked.audience
    assert asked.empty.endswith(".")
    assert len(asked.empty.split()) > 5
    assert all(isinstance(column.heading, str) and column.heading for column in asked.columns)
    assert asked.counts.column in {"", *(column.variable for column in asked.columns)}
    variables = {token.text[1:] for token in tokens(asked.text) if token.kind == "variable"}
    assert {parameter.variable for parameter in asked.parameters} == {name for name in variables if name.startswith("_")}
    store = store_of(HERE / name / "empty")
    for parameter in asked.parameters:
        assert parameter.description
        for kind in filter(None, (*parameter.kind, parameter.otherwise)):
            assert store.ask(f"ASK {{ <{GT}{kind}> a owl:Class }}"), kind


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_columns_of_the_header_are_those_of_the_select(name: str, store_of: Callable[[Path], EmbeddedStore]) -> None:
    asked = question(name)
    told = [variable for column in asked.columns for variable in (column.variable, column.about) if variable]
    assert list(store_of(HERE / name / "empty").select(asked.text).columns) == told


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_line_that_names_links_shows_grade_receipt_and_words(name: str) -> None:
    asked = question(name)
    shown = {column.variable for column in asked.columns}
    if re.search("^GROUP BY", asked.text, re.MULTILINE):  # its lines count links and name none
        assert "gt:hasGrade" not in asked.text or shown >= {"statedParts", "inferredParts", "suggestedParts"}
    elif "gt:hasGrade" in asked.text:
        assert shown >= {"receipt", "words"}
        assert "grade" in shown or shown >= {"stated", "inferred", "suggested"}
