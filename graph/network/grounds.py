"""What links rest on: words of papers, decisions of officers and, of what is derived, other links."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..receipt import QUOTED, Receipt, receipt_of_decision
from .links import SUGGESTED, asked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from ..store.store import Store
    from .links import Link

__all__ = ["Grounds", "grounds_of"]

_EVIDENCE = "SELECT DISTINCT ?link ?quotation { %s ?link a gt:Link ; gt:isEvidencedBy ?quotation }"
_PREMISES = "SELECT DISTINCT ?link ?premise { %s ?link a gt:Link ; prov:wasDerivedFrom ?premise }"
_OFFERED = "SELECT DISTINCT ?link ?quotation { GRAPH ?suggestions { %s ?link gt:isEvidencedBy ?quotation } }"
_CROSSED = "SELECT DISTINCT ?link ?premise { GRAPH ?suggestions { %s ?link prov:wasDerivedFrom ?premise } }"
_ENDS = "SELECT DISTINCT ?link ?s ?o { %s ?link rdf:subject ?s ; rdf:object ?o FILTER isIRI(?o) }"
_WORDS = f"SELECT DISTINCT ?quotation ?report ?paragraph ?words {{ %s {QUOTED} }}"
_DECISIONS = """
SELECT DISTINCT ?quotation ?verdict ?when ?who ?note {
  GRAPH ?decisions {
    %s
    ?quotation a gt:Decision ; gt:hasVerdict ?verdict ; prov:generatedAtTime ?when .
    OPTIONAL { ?quotation gt:isDecidedBy ?who } OPTIONAL { ?quotation skos:note ?note }
  }
}"""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a link rests on: the receipts, in order, and the things besides its ends that its derivation goes through."""

    receipts: tuple[Receipt, ...]
    through: frozenset[str]


def grounds_of(store: Store, links: Collection[Link], *, whole: bool = False) -> dict[str, Grounds]:
    """Give what each link rests on, by IRI; `whole` where they are all that the store has, which is then not asked link by link."""
    premises = _premises(store, links, whole=whole)

    @cache
    def stated(link: str) -> frozenset[str]:
        """The links that a link comes down to: itself, if it is derived from none."""
        return frozenset[str]().union(*map(stated, premises[link])) if link in premises else frozenset({link})

    ends = {link.iri: link.ends for link in links}
    resting = {link.iri: stated(link.iri) for link in links}
    below = frozenset[str]().union(*resting.values())
    if outside := below - ends.keys():
        ends.update((link, (s, o)) for link, s, o in asked(store, _ENDS, outside))
    receipts = _receipts(store, links, below, whole=whole)
    return {
        link: Grounds(
            receipts=tuple(sorted({receipt for ground in rests for receipt in receipts[ground]})),
            through=frozenset(end for ground in rests for end in ends.get(ground, ())).difference(ends[link]),
        )
        for link, rests in resting.items()
    }


def _premises(store: Store, links: Iterable[Link], *, whole: bool) -> Mapping[str, set[str]]:
    """What derived links, and those that they rest on, are derived from."""
    premises = defaultdict[str, set[str]](set)
    for link, premise in asked(store, _CROSSED, [link.iri for link in links if link.grade == SUGGESTED]):
        premises[link].add(premise)
    if whole:
        for link, premise in store.select(_PREMISES % "").texts:
            premises[link].add(premise)
        return premises
    ahead = {link.iri for link in links if link.grade == "inferred"}.union(*premises.values())
    done = set[str]()
    while ahead := ahead - done:
        done |= ahead
        found = tuple(asked(store, _PREMISES, ahead))
        for link, premise in found:
            premises[link].add(premise)
        ahead = {premise for _, premise in found}
    return premises


def _receipts(store: Store, links: Iterable[Link], below: Collection[str], *, whole: bool) -> Mapping[str, set[Receipt]]:
    """The receipts of links that are derived from no others."""
    pairs = list(store.select(_EVIDENCE % "").texts if whole else asked(store, _EVIDENCE, below))
    pairs += asked(store, _OFFERED, [link.iri for link in links if link.grade == SUGGESTED])
    evidence = {quotation for _, quotation in pairs}
    words = defaultdict[str, set[Receipt]](set)
    for quotation, *receipt in store.select(_WORDS % "").texts if whole else asked(store, _WORDS, evidence, "quotation"):
        words[quotation].add(Receipt(*receipt))
    for decision, *told in asked(store, _DECISIONS, evidence - words.keys(), "quotation"):
        words[decision].add(receipt_of_decision(*told))
    found = defaultdict[str, set[Receipt]](set)
    for link, quotation in pairs:
        found[link] |= words[quotation]
    return found
