"""What a graph made of the words of one paper; of a graph of many papers nothing else is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ...ontology.terms import FINDING
from ..named import plain_words
from .certificate import Use

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..store.store import Store

__all__ = ["quoted_places", "report_name", "uses_of"]

_PLACED = """VALUES ?file { %s }
  ?report dcterms:identifier ?file . ?paragraph gt:isPartOf ?report . ?q gt:isQuotedFrom ?paragraph ; oa:start ?start ; oa:end ?end ."""
_LINKS = f"""
SELECT DISTINCT ?start ?end ?kind ?s ?subject ?predicate ?o {{
  {_PLACED}
  ?link gt:isEvidencedBy ?q ; a gt:Link ; gt:hasGrade "stated" ; rdf:subject ?s ; rdf:predicate ?predicate ; rdf:object ?o .
  ?s a ?kind ; skos:prefLabel ?subject .
}} ORDER BY ?start ?end ?subject ?predicate ?o"""
_LABELS = "SELECT DISTINCT ?o ?name {{ VALUES ?o {{ {things} }} ?o skos:prefLabel ?name }} ORDER BY ?o DESC(?name)"
_NODES = f"""
SELECT DISTINCT ?start ?end ?kind ?node ?type ?label {{
  {_PLACED}
  ?node gt:isEvidencedBy ?q ; a ?kind .
  FILTER (?kind != gt:Link)
  OPTIONAL {{ ?node dcterms:type ?type FILTER (ISLITERAL(?type)) }}
  OPTIONAL {{ ?node skos:prefLabel ?name }}
  OPTIONAL {{ ?node dcterms:description ?described }}
  BIND (COALESCE(?name, ?described, "") AS ?label)
}} ORDER BY ?start ?end ?label"""
_NAMES = f"""
SELECT DISTINCT ?start ?end ?kind ?thing ?label {{ {_PLACED} ?q gt:mentions ?thing . ?thing a ?kind ; skos:prefLabel ?label }}
ORDER BY ?start ?end ?label"""
_QUOTATIONS = f"SELECT DISTINCT ?q ?start ?end {{ {_PLACED} }} ORDER BY ?start ?end ?q"
_REPORT = "SELECT DISTINCT ?label { ?report dcterms:identifier %s ; a gt:Report ; skos:prefLabel ?label } ORDER BY ?label"


def report_name(store: Store, file: str) -> str:
    """What the graph calls the paper of a file, "" where it does not know it."""
    return next((label for (label,) in _rows(store, _REPORT, file)), "")


def quoted_places(store: Store, file: str) -> tuple[tuple[str, int, int], ...]:
    """All quotations of a paper: the IRI of each, its first character in the paper's text, and one past its last."""
    return tuple((quotation, int(start), int(end)) for quotation, start, end in _rows(store, _QUOTATIONS, file))


def uses_of(store: Store, file: str) -> tuple[Use, ...]:
    """What was made of the words of a paper: what is stated with them, what else rests on them, what they name."""
    return (*_stated(store, file), *_resting(store, file), *_named(store, file))


def _stated(store: Store, file: str) -> Iterator[Use]:
    rows = store.select(_LINKS % Literal(file)).rows
    names = _labels(store, {o for *_, o in rows if isinstance(o, NamedNode)})
    for row in rows:
        start, end, kind, s, subject, predicate, o = (getattr(term, "value", "") for term in row)
        said = ((subject, s), (f" {plain_words(predicate)} ", ""), (names.get(o, o), o if o in names else ""))
        yield Use(int(start), int(end), plain_words(kind), "".join(text for text, _ in said), said=said)


def _labels(store: Store, things: set[NamedNode]) -> Mapping[str, str]:
    """The names of things: asked apart, for an OPTIONAL would have an engine go through the names of all that there is."""
    rows = store.select(_LABELS.format(things=" ".join(sorted(map(str, things))))).texts
    return {row[0]: row[1] for row in rows}


def _resting(store: Store, file: str) -> Iterator[Use]:
    for start, end, kind, node, sort, label in _rows(store, _NODES, file):
        if sort.startswith("no-"):  # a finding that something is missing: nothing was made of these words
            continue
        words = f"finding: {label}" if kind == FINDING else label or plain_words(kind)
        yield Use(int(start), int(end), plain_words(kind), words, said=((words, node),))


def _named(store: Store, file: str) -> Iterator[Use]:
    for start, end, kind, thing, label in _rows(store, _NAMES, file):
        yield Use(int(start), int(end), plain_words(kind), label, names=True, said=((label, thing),))


def _rows(store: Store, query: str, file: str) -> Iterator[tuple[str, ...]]:
    return store.select(query % Literal(file)).texts
