"""A query as rdflib hands it over, asked of our store."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from rdflib import BNode, URIRef
from rdflib.plugins.sparql.sparql import Query

from ...ontology.errors import QueryError
from ...ontology.terms import PREFIXES
from ..workers.federation import refuse_federation
from .results import result_of
from .terms import from_rdflib

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.query import Result
    from rdflib.term import Identifier

    from ...graph.store.store import Store

__all__ = ["answer_for"]


def answer_for(
    store: Store, query: str | Query, prefixes: Mapping[str, Any], bindings: Mapping[str, Identifier], *, base: str | None = None
) -> Result:
    """Answer a query, prepared or not, with rdflib's prefixes and bindings. Raises QueryError."""
    if isinstance(query, Query):  # prepared: as it was written
        query, prefixes, base = query._original_args
    refuse_federation(query)
    return result_of(store.query(_head(query, prefixes, base) + query + _tail(bindings)))


def _head(query: str, prefixes: Mapping[str, Any], base: str | None) -> str:
    """What is declared before the query, on its first line, so that errors name the right one."""
    declared = [f"BASE {URIRef(base).n3()} "] if base else []
    for prefix, iri in prefixes.items():
        if PREFIXES.get(prefix) != str(iri) and re.search(rf"(?<![\w:]){re.escape(prefix)}:", query):
            declared.append(f"PREFIX {prefix}: {URIRef(iri).n3()} ")
    return "".join(declared)


def _tail(bindings: Mapping[str, Identifier]) -> str:
    """Bindings as the VALUES that SPARQL has for them, at the end."""
    if not bindings:
        return ""
    if any(isinstance(term, BNode) for term in bindings.values()):
        raise QueryError("A blank node cannot be asked for by its name: bind an IRI or a literal.")
    names = " ".join(f"?{str(name).lstrip('?$')}" for name in bindings)
    terms = " ".join(str(from_rdflib(term)) for term in bindings.values())
    return f"\nVALUES ({names}) {{ ({terms}) }}"
