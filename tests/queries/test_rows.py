"""What notebooks reckon with: values, rows, DataFrames."""

from __future__ import annotations

import builtins
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from goldenthread.graph.search import SearchableStore
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.store.store import Table
from goldenthread.ontology.errors import ExtraError, QueryError, QuestionError, ThingError
from goldenthread.ontology.terms import XSD
from goldenthread.queries.frames import html_table, pandas_frame, polars_frame
from goldenthread.queries.plan import Plan
from goldenthread.queries.rows import Rows
from goldenthread.queries.values import Value, value_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from goldenthread.graph.store.store import Term
    from goldenthread.graph.workspace import Workspace


def typed(text: str, datatype: str) -> Literal:
    return Literal(text, datatype=NamedNode(XSD + datatype))


@pytest.fixture(scope="module")
def plan(leicestershire: Workspace) -> Plan:
    return Plan(SearchableStore(leicestershire.store()))


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (None, None),
        (NamedNode("https://example.org/a"), "https://example.org/a"),
        (BlankNode("b1"), "_:b1"),
        (Triple(NamedNode("a:s"), NamedNode("a:p"), Literal("o")), '<a:s> <a:p> "o"'),
        (Literal("9.3"), "9.3"),
        (Literal("Leben", language="de"), "Leben"),
        (typed("3", "integer"), 3),
        (typed("-7", "short"), -7),
        (typed("1.10", "decimal"), Decimal("1.10")),
        (typed("1e3", "double"), 1000.0),
        (typed("true", "boolean"), True),
        (typed("0", "boolean"), False),
        (typed("2021-11-10", "date"), date(2021, 11, 10)),
        (typed("2026-01-05T09:30:00Z", "dateTime"), datetime(2026, 1, 5, 9, 30, tzinfo=UTC)),
        (typed("2022", "gYear"), "2022"),
        (typed("many", "integer"), "many"),
        (typed("2021-02-30", "date"), "2021-02-30"),
        (typed("1.2.3", "decimal"), "1.2.3"),
        (typed("NaN", "decimal"), "NaN"),
    ],
    ids=str,
)
def test_a_term_is_the_value_it_stands_for(term: Term | None, value: Value) -> None:
    read = value_of(term)
    assert (read, type(read)) == (value, type(value))


COLUMNS: dict[str, tuple[list[Value], str, str]] = {
    "whole": ([1, None, 3], "Int64", "Int64"),
    "truth": ([True, None], "boolean", "Boolean"),
    "broken": ([0.5, 2], "Float64", "Float64"),
    "day": ([date(2021, 11, 10), None], "datetime64[s]", "Date"),
    "text": (["a", None], "string", "String"),
    "several": ([1, "a", None], "string", "String"),
    "large": ([2**70, 1], "string", "String"),
    "nothing": ([None, None], "string", "String"),
    "far too exact": ([Decimal("1.1"), Decimal("1e-30"), Decimal(10) ** 40], "string", "String"),
    "exact": ([Decimal("1.10"), None], "object", "Decimal(precision=38, scale=2)"),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_a_column_of_a_frame_has_one_type_and_loses_nothing(name: str) -> None:
    values, pandas_type, polars_type = COLUMNS[name]
    theirs = pandas_frame({name: values})[name]
    ours = polars_frame({name: values})[name]
    assert str(theirs.dtype) == pandas_type
    assert str(ours.dtype) == polars_type
    assert list(theirs.isna()) == [value is None for value in values]
    assert [None if value is None else str(value) for value in ours] == [
        None if value is None else str(float(value)) if name == "broken" and isinstance(value, int) else str(value) for value in values
    ]


def test_no_rows_are_a_frame_all_the_same() -> None:
    empty = Rows(Table(("a", "b"), ()))
    assert list(empty.to_pandas().columns) == empty.to_polars().columns == ["a", "b"]
    assert (len(empty), empty.rows, list(empty)) == (0, [], [])


@pytest.mark.parametrize(("library", "frame"), [("pandas", pandas_frame), ("polars", polars_frame)])
def test_a_missing_extra_is_said_in_a_sentence(library: str, frame: Callable[..., object], monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def without(name: str, *others: Any, **more: Any) -> object:
        if name.partition(".")[0] == library:
            raise ImportError(name)
        return found(name, *others, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ExtraError, match=f"pip install {library}\\."):
        frame({"a": [1]})


def test_a_page_shows_text_and_nothing_else() -> None:
    page = html_table(["<b>"], [["<script>"], *([None] * 1 for _ in range(150))])
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "151 rows, of which 100 are shown" in page


def test_rows_are_mappings_and_a_result_of_rdflib(plan: Plan) -> None:
    counted = "?o a gt:Outcome ; skos:prefLabel ?label . ?part gt:isPartOf ?o"
    rows = plan.select(f"SELECT ?label (COUNT(?part) AS ?parts) {{ {counted} }} GROUP BY ?label ORDER BY ?label")
    assert next(iter(rows)) == {"label": "Clean, Green Future", "parts": 6}
    assert rows.to_pandas()["parts"].sum() == rows.to_polars()["parts"].sum() == 25
    result = rows.to_rdflib()
    assert [str(row.label) for row in result] == [row["label"] for row in rows]  # type: ignore[union-attr]
    assert "<td>Clean, Green Future</td><td>6</td>" in rows._repr_html_()


def test_an_answer_is_lines_and_rows_are_data(plan: Plan) -> None:
    answer, rows = plan.ask("instruments-by-expiry"), plan.rows("instruments-by-expiry")
    assert len(answer.to_pandas()) == len(answer) == answer.to_polars().height
    assert set(answer.to_pandas()["instrumentIri"].dropna()) <= {row["instrumentIri"] for row in rows}
    assert "<table>" in answer._repr_html_()


def test_every_question_gives_frames(plan: Plan) -> None:
    for question in plan.questions():
        about = "9.3" if any(parameter.required and not parameter.default for parameter in question.parameters) else None
        answer, rows = plan.ask(question.name, about), plan.rows(question.name, about)
        assert answer.to_polars().height == len(answer.to_pandas()) == len(answer), question.name
        assert rows.to_polars().height == len(rows.to_pandas()) == len(rows), question.name


def test_forms_of_queries(plan: Plan) -> None:
    assert plan.sparql("ASK { ?o a gt:Outcome }") is True
    assert isinstance(plan.sparql("SELECT * { ?o a gt:Outcome }"), Rows)
    with pytest.raises(QueryError, match="another form"):
        plan.select("ASK {}")
    with pytest.raises(QueryError, match="another form"):
        plan.construct("SELECT * {}")
    for ask in (plan.sparql, plan.select, plan.construct):
        with pytest.raises(QueryError, match="another machine"):
            ask("CONSTRUCT { ?s ?p ?o } { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")


def test_errors_are_those_of_the_command_line(plan: Plan) -> None:
    with pytest.raises(QuestionError, match="did you mean"):
        plan.ask("suporting-strategies", "9.3")
    with pytest.raises(ThingError, match="may be any of"):
        plan.rows("supporting-strategies", "people")
    with pytest.raises(ThingError, match="Nothing in this workspace"):
        plan.find("qwertyuiop")


def test_a_store_of_one_s_own_is_searched(plan: Plan) -> None:
    bare = Plan(SearchableStore(EmbeddedStore.of(plan.store.quads())))
    assert bare.search("healthy wei") == plan.search("healthy wei")
    assert bare.find("9.3") == plan.find("9.3")
