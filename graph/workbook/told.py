"""What a graph tells, triple by triple: what is stated, inferred or suggested, and the receipts of each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from ..receipt import QUOTED, Receipt
from ..store.store import Store
from .names import Names

__all__ = ["Told", "told_of"]

_LINKS = """
SELECT ?link ?s ?p ?o ?grade ?score ?rule {
  {
    ?link rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; gt:hasGrade ?grade .
    OPTIONAL { ?link gt:isInferredBy/rdfs:label ?rule }
  } UNION {
    GRAPH ?suggestions { ?link rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; gt:hasGrade ?grade ; gt:hasScore ?score }
  }
}"""
_SHOWN = f"""
SELECT DISTINCT ?link ?report ?paragraph ?words {{
  {{ ?link gt:hasGrade ?grade ; prov:wasDerivedFrom*/gt:isEvidencedBy ?quotation }}
  UNION {{ GRAPH ?suggestions {{ ?link a gt:Suggestion ; gt:isEvidencedBy ?quotation }} }}
  {QUOTED}
}}"""
_DECIDED = """
SELECT DISTINCT ?link ?who ?when {
  ?link gt:hasGrade "stated" ; gt:isEvidencedBy ?decision .
  GRAPH ?decisions { ?decision a gt:Decision ; prov:generatedAtTime ?when OPTIONAL { ?decision gt:isDecidedBy ?who } }
}"""
_EVIDENCE = """
SELECT ?link ?quotation {
  { ?link gt:hasGrade ?grade ; gt:isEvidencedBy ?quotation }
  UNION { GRAPH ?suggestions { ?link a gt:Suggestion ; gt:isEvidencedBy ?quotation } }
  ?quotation a gt:Quotation .
}"""
_ORDER = {"stated": 0, "inferred": 1, "suggested": 2}


@dataclass(frozen=True, slots=True)
class Told:
    """A triple that is stated, inferred or suggested, whatever number of links say it.

    `id` is the address of its link, or of the first of several, after the base; `rests` is a rule's or an officer's name;
    `evidence` are the addresses of the quotations that it rests on itself.
    """

    id: str
    subject: str
    predicate: str
    object: NamedNode | Literal
    grade: str
    rests: str
    receipts: tuple[Receipt, ...]
    links: tuple[str, ...]
    evidence: tuple[str, ...] = ()


def told_of(store: Store, base: str, names: Names) -> tuple[Told, ...]:
    """Give all that a graph tells, stated before inferred before suggested, then by what it is about."""
    evidence = defaultdict[str, set[str]](set)
    for link, quotation in store.select(_EVIDENCE).texts:
        evidence[link].add(quotation)
    receipts, officers = defaultdict[str, set[Receipt]](set), defaultdict[str, set[str]](set)
    for link, *receipt in store.select(_SHOWN).texts:
        receipts[link].add(Receipt(*receipt))
    for link, who, when in store.select(_DECIDED).texts:
        officers[link].add(f"decided{f' by {who}' if who else ''} on {when[:10]}")
    found: dict[tuple[str, str, NamedNode | Literal], list[tuple[str, str, str]]] = defaultdict(list)
    for node, s, p, o, graded, score, rule in store.select(_LINKS).rows:
        if isinstance(s, NamedNode) and isinstance(p, NamedNode) and isinstance(o, NamedNode | Literal) and isinstance(node, NamedNode):
            why = f"score {_text(score)}" if score else _text(rule)
            found[s.value, p.value, o].append((_text(graded), node.value, why))
    made = []
    for (subject, predicate, value), links in found.items():
        grade = min((grade for grade, _, _ in links), key=_ORDER.__getitem__)
        ids = sorted(link for each, link, _ in links if each == grade)
        rests = sorted({*(why for each, _, why in links if each == grade and why), *(each for link in ids for each in officers[link])})
        shown = tuple(sorted({receipt for link in ids for receipt in receipts[link]}))
        quoted = tuple(sorted(quotation for link in ids for quotation in evidence[link]))
        made.append(Told(ids[0].removeprefix(f"{base}id/"), subject, predicate, value, grade, "; ".join(rests), shown, tuple(ids), quoted))
    return tuple(sorted(made, key=lambda each: (_ORDER[each.grade], names.shown.get(each.subject, ""), each.predicate, each.id)))


def _text(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""
