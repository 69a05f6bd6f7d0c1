"""The plan as a network: things joined by links, each with the words that it rests on.

networkx is imported where it is needed and not before, so that a question that draws nothing starts at once.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from ..ontology.terms import GT
from ._dependence import Bearing, Dependent, dependents, load_bearing
from ._paths import EvidencePath, Step, evidence_paths
from .receipt import QUOTED, Receipt
from .things import find_thing

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from .store.store import Store

__all__ = [
    "Bearing",
    "Dependent",
    "EvidencePath",
    "Receipt",
    "Step",
    "dependents",
    "evidence_paths",
    "find_thing",
    "load_bearing",
    "project",
]

_LINKS = """
SELECT DISTINCT ?link ?s ?p ?o ?grade ?rule {
  ?link a gt:Link ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; gt:hasGrade ?grade .
  OPTIONAL { ?link gt:isInferredBy/rdfs:label ?rule }
  FILTER isIRI(?o)
} ORDER BY ?s ?p ?o ?link"""
_RECEIPTS = f"""
SELECT DISTINCT ?link ?report ?paragraph ?words {{
  ?link a gt:Link ; gt:isEvidencedBy ?quotation .
  {{
    {QUOTED}
  }} UNION {{
    GRAPH ?decisions {{
      ?quotation a gt:Decision ; gt:hasVerdict ?verdict ; prov:generatedAtTime ?when .
      OPTIONAL {{ ?quotation gt:isDecidedBy ?who }} OPTIONAL {{ ?quotation skos:note ?note }}
    }}
    BIND (CONCAT("Officers' decision", IF(COALESCE(?who, "") != "", CONCAT(" (", ?who, ")"), "")) AS ?report)
    BIND (CONCAT("on ", SUBSTR(STR(?when), 1, 10)) AS ?paragraph)
    BIND (CONCAT(?verdict, IF(COALESCE(?note, "") != "", CONCAT(": ", ?note), "")) AS ?words)
  }}
}} ORDER BY ?link ?report ?paragraph ?words"""
_PREMISES = "SELECT ?link ?premise { ?link a gt:Link ; prov:wasDerivedFrom ?premise }"
_NODES = """
SELECT ?thing (MIN(STR(?type)) AS ?kind) (MIN(STR(?name)) AS ?label) (MIN(STR(?number)) AS ?notation) {
  { SELECT DISTINCT ?thing { ?link a gt:Link ; rdf:subject|rdf:object ?thing . FILTER isIRI(?thing) } }
  ?thing a ?type ; skos:prefLabel ?name .
  FILTER STRSTARTS(STR(?type), STR(gt:))
  OPTIONAL { ?thing skos:notation ?number }
} GROUP BY ?thing ORDER BY ?thing"""


def project(store: Store) -> MultiDiGraph[str]:
    """Give the things and links of a store as a network, with the same order of nodes and edges each time.

    A node is an IRI with `label`, `kind` (local name of its class) and `notation` ("" for none). An edge, keyed by
    its link's IRI, goes from subject to object with `predicate` (local name), `grade` ("stated" or "inferred"),
    `rule` (label of the rule that derived it, or ""), `quotations` (receipts; an inferred link has those of what it
    rests on) and `through` (a frozenset: the things besides its ends that a derivation goes through).
    """
    import networkx  # noqa: PLC0415 - 100 ms that most commands need not spend

    network: MultiDiGraph[str] = networkx.MultiDiGraph()
    for thing, kind, label, notation in store.select(_NODES).texts:
        network.add_node(thing, label=label, kind=kind.removeprefix(GT), notation=notation)
    links = {link: rest for link, *rest in store.select(_LINKS).texts}
    receipts, premises = defaultdict[str, set[Receipt]](set), defaultdict[str, set[str]](set)
    for link, *receipt in store.select(_RECEIPTS).texts:
        receipts[link].add(Receipt(*receipt))
    for link, premise in store.select(_PREMISES).texts:
        premises[link].add(premise)

    @cache
    def grounds(link: str) -> frozenset[str]:
        """The stated links that a link rests on: itself, if it is one."""
        return frozenset[str]().union(*map(grounds, premises[link])) if link in premises else frozenset({link})

    for link, (subject, predicate, object_, grade, rule) in links.items():
        if subject not in network or object_ not in network:
            continue  # a thing without a name or class, which the check on the graph's shape reports
        rests = grounds(link)
        network.add_edge(
            subject,
            object_,
            key=link,
            predicate=predicate.removeprefix(GT),
            grade=grade,
            rule=rule,
            quotations=tuple(sorted(receipt for ground in rests for receipt in receipts[ground])),
            through=frozenset(end for ground in rests if ground in links for end in _ends(links[ground])) - {subject, object_},
        )
    return network


def _ends(link: list[str]) -> tuple[str, str]:
    return link[0], link[2]
