"""The papers that a graph was made of: what each is, and how much of it was used. A page at a time, however many there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from .binding import bind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..graph.store.store import Store

__all__ = ["Quotation", "Source", "count_sources", "quotations", "source", "sources", "sources_on"]

_ALL = "VALUES ?class { gt:Report gt:Workbook } ?report a ?class ; skos:prefLabel ?label OPTIONAL { ?report dcterms:date ?date }"
_SOUGHT = f"""{_ALL} ?report dcterms:identifier ?file OPTIONAL {{ ?report dcterms:title ?title }}
  FILTER (CONTAINS(LCASE(CONCAT(?label, " ", COALESCE(?title, ""), " ", ?file)), ?_sought))"""
_COUNT = "SELECT (COUNT(DISTINCT ?report) AS ?n) {{ {papers} }}"
_PAGE = "SELECT DISTINCT ?report ?date ?label {{ {papers} }} ORDER BY DESC(?date) ?label ?report LIMIT {limit} OFFSET {offset}"
_ON = """SELECT DISTINCT ?report ?date {
  ?link rdf:object ?_thing ; gt:isEvidencedBy/gt:isQuotedFrom/gt:isPartOf ?report . OPTIONAL { ?report dcterms:date ?date }
} ORDER BY DESC(?date) ?report LIMIT %d"""
_DETAILS = """
SELECT ?report ?file ?sum ?label ?class ?title ?date ?convention ?fit ?body ?bodyName ?post ?postName {
  VALUES ?report { ?_reports }
  ?report dcterms:identifier ?file ; gt:hasChecksum ?sum ; skos:prefLabel ?label ; a ?class .
  OPTIONAL { ?report dcterms:title ?title } OPTIONAL { ?report dcterms:date ?date }
  OPTIONAL { ?report gt:isReadAs ?convention } OPTIONAL { ?report gt:hasFit ?fit }
  OPTIONAL { ?report gt:isSubmittedTo ?body . ?body skos:prefLabel ?bodyName }
  OPTIONAL { ?report dcterms:creator ?post . ?post skos:prefLabel ?postName }
} ORDER BY ?report ?file ?title ?date ?convention ?body ?post"""
_QUOTATIONS = """
SELECT DISTINCT ?quotation ?words ?start ?end ?page ?number ?heading ?begins {
  VALUES ?report { ?_report } ?paragraph gt:isPartOf ?report ; skos:notation ?number ; oa:start ?begins .
  ?quotation gt:isQuotedFrom ?paragraph ; oa:exact ?words ; oa:start ?start ; oa:end ?end .
  OPTIONAL { ?quotation gt:isOnPage ?page } OPTIONAL { ?paragraph gt:hasHeading ?heading }
}"""
_USED = """
SELECT ?report (COUNT(DISTINCT ?paragraph) AS ?passages) (COUNT(DISTINCT ?quotation) AS ?quotations) {
  VALUES ?report { ?_reports } ?paragraph gt:isPartOf ?report . ?quotation gt:isQuotedFrom ?paragraph
} GROUP BY ?report"""


@dataclass(frozen=True, slots=True)
class Source:
    """A paper, or a workbook that an officer gave back: `name` is how its address ends, `label` what receipts call it.

    `body` and `author` are the IRI and the name of whom it was submitted to and of who wrote it, ("", "") where no one is named;
    `date` is as kept ("2021-10-26"); `passages` and `quotations` say how much of it was used.
    """

    iri: str
    name: str
    file: str
    checksum: str
    label: str
    workbook: bool
    title: str
    date: str
    convention: str
    fit: str
    body: tuple[str, str]
    author: tuple[str, str]
    passages: int
    quotations: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words quoted from a paper, by its text's characters `start` to `end`, in a paragraph that begins at `begins`."""

    iri: str
    words: str
    start: int
    end: int
    page: int
    paragraph: str
    heading: str
    begins: int


def count_sources(store: Store, sought: str = "") -> int:
    """Count the papers whose names hold a text, or all."""
    [(count,)] = store.select(_papers(_COUNT, sought)).texts
    return int(count)


def sources(store: Store, sought: str = "", limit: int = 50, offset: int = 0) -> tuple[Source, ...]:
    """List papers whose names hold a text, or all, the latest first."""
    page = store.select(_papers(_PAGE, sought, limit=limit, offset=offset)).texts
    return _sources(store, [row[0] for row in page])


def sources_on(store: Store, thing: str, limit: int) -> tuple[Source, ...]:
    """List papers that say what belongs to a thing, or what else has to do with it, the latest first."""
    return _sources(store, [row[0] for row in store.select(bind(_ON % limit, {"_thing": NamedNode(thing)})).texts])


def source(store: Store, iri: str) -> Source | None:
    """Give the paper with an IRI; None if there is none, or it is no IRI at all."""
    try:
        return next(iter(_sources(store, [iri])), None)
    except ValueError:  # of NamedNode: what was typed into an address
        return None


def quotations(store: Store, iri: str) -> tuple[Quotation, ...]:
    """Give all that is quoted from a paper, in its order."""
    rows = store.select(bind(_QUOTATIONS, {"_report": NamedNode(iri)})).texts
    found = [
        Quotation(quotation, words, int(start), int(end), int(page or 0), number, heading, int(begins))
        for quotation, words, start, end, page, number, heading, begins in rows
    ]
    return tuple(sorted(found, key=lambda each: (each.begins, each.start, -each.end, each.iri)))


def _papers(query: str, sought: str, **numbers: int) -> str:
    text = query.format(papers=_SOUGHT if sought else _ALL, **numbers)
    return bind(text, {"_sought": Literal(sought.casefold())})


def _sources(store: Store, iris: Iterable[str]) -> tuple[Source, ...]:
    reports = tuple(map(NamedNode, iris))
    used = {row[0]: (int(row[1]), int(row[2])) for row in store.select(bind(_USED, {"_reports": reports})).texts}
    found: dict[str, Source] = {}
    for row in store.select(bind(_DETAILS, {"_reports": reports})).texts:
        found.setdefault(row[0], _source(row, used))
    return tuple(found[report.value] for report in reports if report.value in found)


def _source(row: tuple[str, ...], used: Mapping[str, tuple[int, int]]) -> Source:
    iri, file, checksum, label, kind, title, date, convention, fit, *people = row
    body, body_name, post, post_name = people
    passages, quotations = used.get(iri, (0, 0))
    return Source(
        iri=iri,
        name=iri.rpartition("/")[2],
        file=file,
        checksum=checksum,
        label=label,
        workbook=kind.endswith("#Workbook"),
        title=title,
        date=date,
        convention=convention,
        fit=fit,
        body=(body, body_name),
        author=(post, post_name),
        passages=passages,
        quotations=quotations,
    )
