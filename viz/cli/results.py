"""What a query gives, in the formats of SPARQL 1.1 (W3C, 2013): results as JSON, CSV and TSV, and triples."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from ...ontology.terms import LENS, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...graph.store.store import Table, Term

__all__ = ["TABLES", "TRIPLES", "shown", "table_as", "triples_as"]

TABLES = ("csv", "json", "tsv")
TRIPLES = ("ttl", "nt", "jsonld")
_STRING = ox.Literal("").datatype
_SYNTAX = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD}


def table_as(form: str, answer: Table | bool) -> str:
    """Give rows as "csv", "json" or "tsv"; true or false as "json"."""
    if isinstance(answer, bool):
        return json.dumps({"head": {}, "boolean": answer}) + "\n"
    if form == "json":
        rows = [{name: _binding(term) for name, term in zip(answer.columns, row, strict=True) if term is not None} for row in answer.rows]
        return json.dumps({"head": {"vars": answer.columns}, "results": {"bindings": rows}}, ensure_ascii=False, indent=2) + "\n"
    text = io.StringIO()
    if form == "csv":
        writer = csv.writer(text)
        writer.writerow(answer.columns)
        writer.writerows([_value(term) for term in row] for row in answer.rows)
    else:
        text.write("\t".join(f"?{name}" for name in answer.columns) + "\n")
        text.writelines("\t".join("" if term is None else str(term) for term in row) + "\n" for row in answer.rows)
    return text.getvalue()


def triples_as(form: str, triples: Iterable[ox.Triple]) -> bytes:
    """Give triples as "ttl", "nt" or "jsonld", each once and in order."""
    in_order = sorted(set(triples), key=str)
    buffer = io.BytesIO()
    ox.serialize(in_order, buffer, _SYNTAX[form], prefixes=dict(PREFIXES))
    return buffer.getvalue()


def shown(term: Term | None) -> str:
    """Give a term as a table shows it: an address by its prefix where it has one, other values as they read."""
    if isinstance(term, ox.NamedNode):
        spaces = ((prefix, space) for prefix, space in PREFIXES.items() if term.value.startswith(space) and space != LENS)
        return next((f"{prefix}:{term.value.removeprefix(space)}" for prefix, space in spaces), term.value)
    return _value(term)


def _value(term: Term | None) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _binding(term: Term) -> dict[str, Any]:
    match term:
        case ox.NamedNode():
            return {"type": "uri", "value": term.value}
        case ox.BlankNode():
            return {"type": "bnode", "value": term.value}
        case ox.Literal():
            kept = {"xml:lang": term.language} if term.language else {"datatype": term.datatype.value}
            plain = not term.language and term.datatype == _STRING
            return {"type": "literal", "value": term.value, **({} if plain else kept)}
        case ox.Triple():
            parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
            return {"type": "triple", "value": {name: _binding(part) for name, part in parts.items()}}
