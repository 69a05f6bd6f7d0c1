"""What is open for review, in short: enough to narrow, order and count it; details are read of what is shown alone (`queue.read_offers`).

A nation's plans have a hundred thousand suggestions, and reading all that shows them takes minutes. So where there are several plans
those of one are listed, and with them those that two bodies or two instruments are one, which belong to no plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...ontology.terms import EXACT_MATCH, LENS
from ..named import values_of
from ..suggesting import Method

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..decisions import History
    from ..store.store import Store

__all__ = ["Listed", "list_open", "narrowed", "numbers_of"]

_TOLD = """
    ?x a gt:Suggestion ; dcterms:type ?method ; gt:hasScore ?score ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o"""
_LISTED = f"""
SELECT DISTINCT ?x ?method ?score ?s ?p ?o ?label {{
  %s
  GRAPH ?suggestions {{ %s {_TOLD} }}
  OPTIONAL {{ ?s skos:prefLabel ?label }}
}}"""
#: Where the suggestions of a plan are found: about its parts, near-duplicates of its parts, and names.
_OF_A_PLAN = (("s", ""), ("o", "?x rdf:predicate skos:closeMatch ."))
_NAMES = ("", "?x rdf:predicate skos:exactMatch .")
_AT_ONCE = 500  # parts of one query
_PARTS = "SELECT ?part ?whole { ?part gt:isPartOf* ?whole }"
_ALL = "SELECT ?x { GRAPH ?suggestions { ?x a gt:Suggestion } }"


@dataclass(frozen=True, slots=True)
class Listed:
    """A suggestion that is open: its IRI, method, score and triple; the name of its subject, and the notation of its object's lens."""

    iri: str
    method: Method
    score: float
    subject: str
    predicate: str
    object: str
    name: str
    lens: str


def list_open(store: Store, history: History, plan: str = "") -> tuple[Listed, ...]:
    """List what is suggested and not decided, the best first; with the IRI of a `plan`, what is of that."""
    decided = {decision.decides_on for decision in history.in_force} | {decision.claim for decision in history.in_force}
    found = {
        listed.iri: listed
        for listed in _listed(store, plan)
        if not {listed.iri, (f"<{listed.subject}>", f"<{listed.predicate}>", f"<{listed.object}>")} & decided
    }
    return tuple(sorted(found.values(), key=lambda each: (-each.score, each.name.casefold(), each.lens, each.iri)))


def narrowed(
    listed: Iterable[Listed], store: Store, *, method: str = "", lens: str = "", about: str = "", least: float = 0.0
) -> list[Listed]:
    """Keep those of a method, about a concept of a lens, about a thing (IRI) or what is part of it, and from a score on."""
    around = {about, *(row[0] for row in store.select(_PARTS, {"whole": NamedNode(about)}).texts)} if about else set()
    return [
        each
        for each in listed
        if method in {"", each.method.value}
        and lens in {"", each.lens}
        and (not about or around & {each.subject, each.object})
        and each.score >= least
    ]


def numbers_of(store: Store) -> tuple[str, ...]:
    """Give the IRIs of all that is suggested, decided or not."""
    return tuple(row[0] for row in store.select(_ALL).texts)


def _listed(store: Store, plan: str) -> Iterator[Listed]:
    if plan:
        parts = [row[0] for row in store.select(_PARTS, {"whole": NamedNode(plan)}).texts]
        some = [parts[start : start + _AT_ONCE] for start in range(0, len(parts), _AT_ONCE)]
        asked = [(values_of(end, each), only) for each in some for end, only in _OF_A_PLAN]
        rows = [row for there in (*asked, _NAMES) for row in store.select(_LISTED % there).texts]
    else:
        rows = list(store.select(_LISTED % ("", "")).texts)
    for iri, method, score, subject, predicate, value, name in rows:
        lens = value.removeprefix(LENS).partition("/")[0] if value.startswith(LENS) and predicate != EXACT_MATCH else ""
        yield Listed(iri, Method(method), float(score), subject, predicate, value, name, lens)
