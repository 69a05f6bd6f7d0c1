"""Whole answers in every form and media type, of the dataset that was meant."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest
import rdflib
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

from goldenthread.queries.workers.change import Update
from goldenthread.queries.workers.errors import MalformedError, NotAcceptableError
from goldenthread.queries.workers.media import SOLUTIONS, TRIPLES
from goldenthread.queries.workers.question import Question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

E = "http://e.org/"
QUADS = f"""INSERT DATA {{
  <{E}a> a skos:Concept ; skos:prefLabel "a \\"b\\",\\n<c> & }},{{ d"@en-GB, "{{}}" .
  GRAPH <{E}one> {{ <{E}a> <{E}p> 1 . <{E}b> <{E}p> 2 }}
  GRAPH <{E}two> {{ <{E}a> <{E}p> 1 . <{E}c> <{E}p> 3 }}
}}"""
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
NAMED = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
ONE, TWO = f"{E}one", f"{E}two"


@pytest.fixture(scope="module")
def pool(opened: Callable[..., Any], running: Callable[..., Any]) -> Iterator[Any]:
    opening = opened(b"")
    pool = running(opening.__aenter__())
    running(pool.change(Update(text=QUADS)))
    yield pool
    running(opening.__aexit__(None, None, None))


@pytest.mark.parametrize("media", SOLUTIONS)
def test_solutions_parse(media: str, pool: Any, running: Callable[..., Any]) -> None:
    async def story() -> None:
        answer = await pool.answer(Question(query="SELECT ?s ?label { ?s skos:prefLabel ?label } ORDER BY ?label", solutions=media))
        assert (answer.media_type, answer.form, answer.rows, answer.revision) == (media, "solutions", 2, pool.revision)
        assert answer.length == len(answer.body)
        labels = ['a "b",\n<c> & },{ d', "{}"]
        if media == "text/csv":
            header, *rows = csv.reader(io.StringIO(answer.body.decode(), newline=""))
            assert (header, sorted(rows)) == (["s", "label"], [[f"{E}a", label] for label in labels])
            return
        found = parse_query_results(answer.body, QueryResultsFormat.from_media_type(media))
        assert isinstance(found, QuerySolutions)
        assert sorted(solution["label"].value for solution in found) == labels
        kind = {"text/tab-separated-values": "tsv"}.get(media, media.partition("+")[2])
        table = rdflib.query.Result.parse(io.BytesIO(answer.body), format=kind)
        assert sorted(str(row["label"]) for row in table if isinstance(row, rdflib.query.ResultRow)) == labels

    running(story())


@pytest.mark.filterwarnings("ignore:.* is deprecated, use Dataset:DeprecationWarning")  # of rdflib's own parsers
@pytest.mark.parametrize("media", TRIPLES)
def test_triples_parse(media: str, pool: Any, running: Callable[..., Any]) -> None:
    async def story() -> None:
        answer = await pool.answer(Question(query="CONSTRUCT WHERE { ?s ?p ?o }", triples=media))
        assert (answer.media_type, answer.form, answer.rows) == (media, "triples", 3)
        assert len(list(parse(answer.body, RdfFormat.from_media_type(media)))) == 3
        assert len(rdflib.Graph().parse(data=answer.body, format=media)) == 3
        if media in {"text/turtle", "application/trig"}:
            assert b"\n<http://e.org/a> a skos:Concept" in answer.body or b" skos:prefLabel " in answer.body

    running(story())


@pytest.mark.parametrize(
    ("media", "body"),
    [
        ("application/sparql-results+json", b'{"head":{},"boolean":true}'),
        ("text/csv", b"true"),
        ("text/tab-separated-values", b"true"),
        ("text/boolean", b"true"),
    ],
)
def test_booleans(media: str, body: bytes, pool: Any, running: Callable[..., Any]) -> None:
    async def story() -> None:
        answer = await pool.answer(Question(query="ASK {}", boolean=media))
        assert (answer.body, answer.media_type, answer.form, answer.rows) == (body, media, "boolean", None)

    running(story())


@pytest.mark.parametrize(
    ("query", "given"),
    [
        ("SELECT * {}", {"solutions": None}),
        ("ASK {}", {"boolean": None}),
        ("DESCRIBE <http://e.org/a>", {"triples": None}),
        ("SELECT * {}", {"solutions": "text/turtle"}),
        (f"CONSTRUCT {{ <{E}a> <{E}> 1 }} {{}}", {"triples": "application/rdf+xml"}),  # a predicate that XML has no name for
    ],
)
def test_a_form_that_cannot_be_written_as_asked_is_refused(query: str, given: Any, pool: Any, running: Callable[..., Any]) -> None:
    async def story() -> None:
        with pytest.raises(NotAcceptableError):
            await pool.answer(Question(query=query, **given))

    running(story())


@pytest.mark.parametrize(
    ("query", "line", "column", "words"),
    [
        ("SELECT * {\n  ?s ?p\n}", 3, 2, "line 3, column 2: correct it"),
        ("SELECT *\n { ?s ex:p ?o }", 2, 7, "the prefix ex: is not declared"),
        ("INSERT DATA { <http://e.org/a> <http://e.org/p> 1 }", 1, 10, "not SPARQL 1.1"),
        ("", 1, 1, "not SPARQL 1.1"),
        ("SELECT * { <a> ?p ?o }", 1, 20, "not SPARQL 1.1"),
    ],
)
def test_a_malformed_query_is_told_with_its_place(
    query: str, line: int, column: int, words: str, pool: Any, running: Callable[..., Any]
) -> None:
    async def story() -> None:
        with pytest.raises(MalformedError) as raised:
            await pool.answer(Question(query=query))
        assert (raised.value.line, raised.value.column) == (line, column)
        assert words in str(raised.value)

    running(story())


@pytest.mark.parametrize(
    ("query", "default", "named", "count"),
    [
        (COUNT, (), (), 3),
        (NAMED, (), (), 4),
        (COUNT, (ONE,), (), 2),
        (COUNT, (ONE, TWO), (), 3),  # a merge: what both state is one triple
        (NAMED, (ONE, TWO), (), 0),
        (NAMED, (ONE, TWO), (TWO,), 2),
        (COUNT, (ONE, TWO), (TWO,), 3),
        (COUNT, (), (ONE,), 0),
        (COUNT, (f"{E}none",), (), 0),
        (COUNT.replace("{", f"FROM <{ONE}> FROM <{TWO}> {{"), (), (), 3),
        (COUNT.replace("{", f"FROM <{ONE}> FROM <{TWO}> {{"), (ONE,), (), 2),
        (f"PREFIX e: <{E}>\n" + COUNT.replace("{", "FROM e:one from e:two {"), (), (), 3),
        (f"BASE <{E}>\n" + COUNT.replace("{", "FROM <one> FROM <two> FROM NAMED <one> {"), (), (), 3),
        (NAMED.replace("{", f"FROM NAMED <{ONE}> {{", 1), (), (), 2),
        (COUNT.replace("{", f"FROM NAMED <{ONE}> {{"), (), (), 0),
        (COUNT.replace("}", "FILTER(STR(?s) != ' FROM <x> FROM <y>') }"), (), (), 3),
    ],
)
def test_the_dataset_is_the_one_that_was_meant(
    query: str,
    default: tuple[str, ...],
    named: tuple[str, ...],
    count: int,
    pool: Any,
    ask: Callable[..., Any],
    running: Callable[..., Any],
) -> None:
    async def story() -> None:
        assert await ask(pool, query, default_graphs=default, named_graphs=named) == b"?n\n%d\n" % count

    running(story())


def test_a_base_resolves_what_is_relative(pool: Any, ask: Callable[..., Any], running: Callable[..., Any]) -> None:
    async def story() -> None:
        assert await ask(pool, "SELECT (<x> AS ?x) {}", base=E) == b"?x\n<http://e.org/x>\n"

    running(story())
