"""What a graph made of the words of one paper; of a graph of many papers nothing else is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal

from ...ontology.terms import FINDING
from ..named import plain_words
from .certificate import Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..store.store import Store

__all__ = ["quoted_places", "report_name", "uses_of"]

_PLACED = """VALUES ?file { %s }
  ?report dcterms:identifier ?file . ?paragraph gt:isPartOf ?report . ?q gt:isQuotedFrom ?paragraph ; oa:start ?start ; oa:end ?end ."""
_LINKS = f"""
SELECT DISTINCT ?start ?end ?kind ?s ?subject ?predicate ?o ?object {{
  {_PLACED}
  ?link gt:isEvidencedBy ?q ; a gt:Link ; gt:hasGrade "stated" ; rdf:subject ?s ; rdf:predicate ?predicate ; rdf:object ?o .
  ?s a ?kind ; skos:prefLabel ?subject .
  OPTIONAL {{ ?o skos:prefLabel ?name }}
  BIND (COALESCE(?name, STR(?o)) AS ?object)
}} ORDER BY ?start ?end ?subject ?predicate ?object"""
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
    for start, end, kind, s, subject, predicate, o, value in _rows(store, _LINKS, file):
        said = ((subject, s), (f" {plain_words(predicate)} ", ""), (value, o if o != value else ""))
        yield Use(int(start), int(end), plain_words(kind), "".join(text for text, _ in said), said=said)


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
