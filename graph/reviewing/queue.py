"""The queue of what is suggested and not decided yet, the best first."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...ontology.errors import ThingError
from ...ontology.terms import EXACT_MATCH, LENS
from ..named import name_in_address, named_things, plain_words, values_of
from ..receipt import QUOTED, Receipt
from ..suggesting import Method
from .offer import Named, Offer, bears_number, whole_number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from ..decisions import History
    from ..store.store import Store

__all__ = ["Queue", "Wanted", "read_offers", "read_queue"]

#: Each with the place for a list of suggestions, where not all are wanted.
_OFFERS = """
SELECT ?x ?method ?score ?words ?s ?p ?o {
  %s
  GRAPH ?suggestions {
    ?x a gt:Suggestion ; dcterms:type ?method ; gt:hasScore ?score ; gt:matchesWords ?words ;
      rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o .
  }
}"""
_RECEIPTS = f"""
SELECT ?x ?quotation ?report ?paragraph ?words {{
  %s
  GRAPH ?suggestions {{ ?x a gt:Suggestion ; gt:isEvidencedBy ?quotation }}
  {QUOTED}
}} ORDER BY ?x ?report ?paragraph ?words ?quotation"""
_NAMED_IN = """
SELECT ?thing (COUNT(DISTINCT ?q) AS ?times) {
  %s
  GRAPH ?suggestions { ?x a gt:Suggestion ; rdf:predicate skos:exactMatch ; rdf:subject|rdf:object ?thing }
  ?q gt:mentions ?thing .
} GROUP BY ?thing"""
_WITHIN = """
SELECT DISTINCT ?part ?whole {
  GRAPH ?suggestions { ?x a gt:Suggestion ; rdf:subject|rdf:object ?part }
  ?part gt:isPartOf+ ?whole .
}"""
_ABOVE = """
SELECT DISTINCT ?narrow ?broad {
  GRAPH ?suggestions { ?x a gt:Suggestion ; rdf:object ?narrow }
  ?narrow skos:broader* ?broad ; skos:inScheme ?lens .
  ?broad skos:inScheme ?lens .
}"""
_SHOWN = 10  # candidates in an error


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which offers are wanted: by method, by the IRI of a thing, of a lens or a concept, and from which score on."""

    methods: frozenset[Method] = frozenset(Method)
    about: str = ""
    lens: str = ""
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Queue:
    """The open offers, the best first, and what they are parts of: IRI -> IRIs of all that it stands in."""

    offers: tuple[Offer, ...]
    wholes: Mapping[str, frozenset[str]]
    broader: Mapping[str, frozenset[str]]

    def __iter__(self) -> Iterator[Offer]:
        return iter(self.offers)

    def __len__(self) -> int:
        return len(self.offers)

    def narrowed(self, wanted: Wanted) -> Queue:
        """Keep what is wanted; what is about an outcome is also what is about its parts."""
        return Queue(tuple(offer for offer in self.offers if self._is_wanted(offer, wanted)), self.wholes, self.broader)

    def find(self, text: str) -> Offer:
        """Give the open offer of a number, or of enough of its beginning; raise ThingError for none or several."""
        found = [offer for offer in self.offers if bears_number(offer.iri, text)]
        if len(found) == 1:
            return found[0]
        if found:
            listed = tuple(f"{whole_number(offer.iri)} ({offer.subject.title})" for offer in found[:_SHOWN])
            raise ThingError(f"'{text}' may be any of {len(found)} suggestions: give more of its number.", listed)
        raise ThingError(f"No suggestion with the number '{text}' is open: goldenthread review lists them, with --history those decided.")

    def _is_wanted(self, offer: Offer, wanted: Wanted) -> bool:
        ends = {offer.subject.iri, offer.object.iri}
        around = ends.union(*(self.wholes.get(end, frozenset()) for end in ends))
        of_lens = {f"{LENS}{offer.lens}"} if offer.lens else set[str]()
        concepts = self.broader.get(offer.object.iri, frozenset()) | of_lens
        return (
            offer.method in wanted.methods
            and (not wanted.about or wanted.about in around)
            and (not wanted.lens or wanted.lens in concepts)
            and offer.score >= wanted.least
        )


def read_queue(store: Store, history: History) -> Queue:
    """Read the queue from what a workspace keeps; what was decided since the last build is no longer in it."""
    decided = {decision.decides_on for decision in history.in_force} | {decision.claim for decision in history.in_force}
    offers = [offer for offer in read_offers(store) if not {offer.iri, offer.claim} & decided]
    return Queue(tuple(offers), _reached(store, _WITHIN), _reached(store, _ABOVE))


def read_offers(store: Store, wanted: Collection[str] | None = None) -> tuple[Offer, ...]:
    """Read what is suggested, the best first, decided or not; only the suggestions `wanted`, by their IRIs, where they are given."""
    if wanted is not None and not wanted:
        return ()
    only = "" if wanted is None else values_of("x", wanted)
    rows = list(store.select(_OFFERS % only).texts)
    ends = None if wanted is None else {end for row in rows for end in (row[4], row[6])}
    named = named_things(store) if ends is None else named_things(store, iris=ends) if ends else ()
    names = {thing.iri: Named(thing.iri, thing.title, plain_words(thing.kind)) for thing in named}
    receipts = defaultdict[str, list[tuple[str, Receipt]]](list)
    for offer, quotation, *told in store.select(_RECEIPTS % only).texts:
        receipts[offer].append((quotation, Receipt(*told)))
    times = Counter({thing: int(count) for thing, count in store.select(_NAMED_IN % only).texts})
    offers = []
    for iri, method, score, words, s, p, o in rows:
        subject, object_ = (names.get(end, Named(end, name_in_address(end), "thing")) for end in (s, o))
        offers.append(
            Offer(
                iri=iri,
                method=Method(method),
                score=float(score),
                words=words,
                subject=subject,
                predicate=p,
                object=object_,
                lens=o.removeprefix(LENS).partition("/")[0] if o.startswith(LENS) else "",
                receipts=tuple(dict.fromkeys(receipt for _, receipt in receipts[iri])),
                quotations=tuple(sorted({quotation for quotation, _ in receipts[iri]})),
                kept=_kept(subject, object_, times).iri if p == EXACT_MATCH else "",
            )
        )
    return tuple(sorted(offers, key=_rank))


def _kept(one: Named, other: Named, times: Counter[str]) -> Named:
    """Which of two names is kept: the one that the papers use more, or else the longer one."""
    return max(one, other, key=lambda named: (times[named.iri], len(named.title), named.iri))


def _rank(offer: Offer) -> tuple[float, str, str, str]:
    return -offer.score, offer.subject.title.casefold(), offer.lens, offer.iri


def _reached(store: Store, query: str) -> Mapping[str, frozenset[str]]:
    reached = defaultdict[str, set[str]](set)
    for start, end in store.select(query).texts:
        reached[start].add(end)
    return {start: frozenset(ends) for start, ends in reached.items()}
