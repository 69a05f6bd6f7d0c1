"""Which format is chosen: RFC 9110, 12."""

import pytest

from goldenthread.queries.endpoint.http.formats import labelled
from goldenthread.queries.endpoint.http.negotiating import Accepted, negotiate, takes_gzip, weights
from goldenthread.queries.endpoint.http.refusals import Refusal

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv", "text/tab-separated-values"
TURTLE, RDF_XML = "text/turtle", "application/rdf+xml"


@pytest.mark.parametrize(
    ("accept", "solutions", "triples"),
    [
        ("", JSON, TURTLE),
        ("*/*", JSON, TURTLE),
        (XML, XML, None),
        (TURTLE, None, TURTLE),
        (f"{XML}, {RDF_XML}", XML, RDF_XML),
        (f"{CSV};q=0.5, {TSV};q=0.7", TSV, None),
        (f"{CSV}, {JSON}", CSV, None),  # of equals, what is named first
        ("text/*", CSV, TURTLE),
        (f"*/*;q=0.1, {XML};q=0.2", XML, TURTLE),
        (f"*/*, {JSON};q=0", XML, TURTLE),  # anything but JSON
        (f"text/turtle;q=0, */*;q=0.5, {JSON};q=0.1", XML, "application/n-triples"),
        ("application/json", "application/json", "application/json"),
        ("text/turtle; charset=utf-8", None, TURTLE),
        ("APPLICATION/RDF+XML", None, RDF_XML),
        (f"{CSV} ; Q=0.3 , {TSV}; q=0.4", TSV, None),
        ('text/html;level="a,b", text/csv', CSV, None),
        (f", ,{CSV};;", CSV, None),
        (f"{CSV}, " + '"\\' * 20_000, CSV, None),  # a reader that goes back over it takes minutes
        ("text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8", "application/xml", "application/xml"),
    ],
)
def test_what_is_accepted_is_chosen(accept: str, solutions: str | None, triples: str | None) -> None:
    chosen = negotiate(accept, "")
    assert (chosen.solutions, chosen.boolean, chosen.triples) == (solutions, solutions, triples)


@pytest.mark.parametrize("accept", ["text/html", "image/png, text/html;q=0.5", "*/*;q=0", "application/sparql-results+json;q=0.000"])
def test_where_nothing_is_accepted_it_is_said_what_there_is(accept: str) -> None:
    with pytest.raises(Refusal, match=r"accept one of application/sparql-results\+json") as refused:
        negotiate(accept, "")
    assert refused.value.status == 406


@pytest.mark.parametrize(
    ("name", "chosen"),
    [
        ("json", Accepted(JSON, JSON, "application/ld+json")),
        ("CSV", Accepted(CSV, CSV, None)),
        ("xml", Accepted(XML, XML, RDF_XML)),
        ("turtle", Accepted(None, None, TURTLE)),
        ("nq", Accepted(None, None, "application/n-quads")),
        (JSON, Accepted(JSON, JSON, None)),
    ],
)
def test_an_address_may_name_a_format(name: str, chosen: Accepted) -> None:
    assert negotiate("text/html", name) == chosen


def test_a_name_that_is_no_format() -> None:
    with pytest.raises(Refusal, match="no format 'docx': name one of csv, json"):
        negotiate("*/*", "docx")


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [("", False), ("gzip", True), ("deflate, gzip;q=0.5, br", True), ("gzip;q=0", False), ("*", True), ("*;q=0", False), ("x-gzip", True)],
)
def test_gzip_is_sent_where_it_is_taken(encoding: str, packed: bool) -> None:
    assert takes_gzip(encoding) is packed


def test_a_weight_that_cannot_be_read_counts_as_one() -> None:
    assert weights("text/csv;q=high, text/html;q=2") == (("text/csv", 1.0), ("text/html", 1.0))


def test_text_is_said_to_be_utf_8() -> None:
    assert (labelled(CSV), labelled(JSON)) == ("text/csv; charset=utf-8", JSON)
