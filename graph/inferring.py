"""Inference: what follows from what is stated, each link with the links that it rests on.

Rules are SPARQL CONSTRUCTs (ontology/rules/*.rq) whose template is one blank node: a link, or a finding. The engine
gives it an address made of what it says, and goes round until no rule gives anything new. One link is one derivation,
so a triple that follows in two ways has two links. Left out are triples that are stated already, links of a thing to
itself, links that rest, however remotely, on their own triple, and derivations by a rule that gave the same triple
from fewer stated links (a circle of rules would otherwise never end). Findings come last, when all links are known,
so that a rule may find that something is missing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from ..ontology.errors import IntegrityError, QueryError
from ..ontology.terms import (
    FINDING,
    HAS_GRADE,
    IS_EVIDENCED_BY,
    IS_INFERRED_BY,
    LINK,
    OBJECT,
    PREDICATE,
    SUBJECT,
    TYPE,
    WAS_DERIVED_FROM,
)
from .addresses import FINDINGS, INFERRED, SUGGESTED, graph_of, hashed
from .rules import Rule, read_rules
from .store.embedded import EmbeddedStore

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from pyoxigraph import Triple

    from .store.store import Store, Term

__all__ = ["Claim", "Rule", "infer", "infer_into", "read_rules"]

#: What a link says: subject, predicate and object as N-Triples.
Claim = tuple[str, str, str]
_Said = dict[str, list["Term"]]  # what a solution's blank node says: predicate -> objects

_LINKS = "SELECT ?link ?s ?p ?o { ?link a gt:Link ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o }"


def infer(store: Store, base: str, rules: Sequence[Rule] | None = None, *, barred: Collection[Claim] = frozenset()) -> list[Quad]:
    """Give the quads that the rules derive from `store`: of the graph of inferred links and of the graph of findings.

    The store holds the statements, the ontology and the lenses, and is left as it is; inferred links that it may hold
    already count for nothing. `rules` are those of the ontology unless given; claims that are `barred`, since an officer
    rejected them, are not derived, and so nothing rests on them. Raises IntegrityError for a rule that
    cannot be run or gives a link without what it rests on.
    """
    ignored = {graph_of(base, INFERRED), graph_of(base, SUGGESTED)}
    own = EmbeddedStore.of(q for q in store.quads() if q.graph_name not in ignored)
    return infer_into(own, base, read_rules() if rules is None else rules, frozenset(barred))


def infer_into(store: EmbeddedStore, base: str, rules: Sequence[Rule], barred: frozenset[Claim] = frozenset()) -> list[Quad]:
    """Do as `infer` does, and leave in `store`, which holds nothing inferred before, all that was derived."""
    inference = _Inference(base, store, barred)
    links = [rule for rule in rules if not rule.makes_findings]
    due = links
    while due:
        new = frozenset[str]().union(*[inference.run(rule) for rule in due])
        if new:
            due = [rule for rule in links if any(predicate in rule.query for predicate in new)] or links
        else:  # a rule may read a predicate without naming it, so all have the last word
            due = links if len(due) < len(links) else []
    for rule in rules:
        if rule.makes_findings:
            inference.run(rule)
    return sorted(inference.quads, key=str)


@dataclass(frozen=True, slots=True)
class _Trail:
    """What a link rests on in the end: the stated links, and every claim on the way, its own included."""

    grounds: frozenset[str]
    claims: frozenset[Claim]

    @classmethod
    def joining(cls, trails: Iterable[_Trail]) -> _Trail:
        several = tuple(trails)
        return cls(
            frozenset(chain.from_iterable(trail.grounds for trail in several)),
            frozenset(chain.from_iterable(trail.claims for trail in several)),
        )


@dataclass(slots=True)
class _Inference:
    """A run of the engine: the store that grows, what was made, what each link rests on, and what each rule gave."""

    base: str
    store: EmbeddedStore
    barred: frozenset[Claim] = frozenset()
    quads: set[Quad] = field(default_factory=set)
    trails: dict[str, _Trail] = field(default_factory=dict)  # by link
    given: defaultdict[tuple[str, Claim], list[frozenset[str]]] = field(default_factory=lambda: defaultdict(list))
    stated: frozenset[Claim] = frozenset()

    def __post_init__(self) -> None:
        for link, *claim in self.store.select(_LINKS).rows:
            subject, predicate, object_ = map(str, claim)
            self.trails[str(link)] = _Trail(frozenset({str(link)}), frozenset({(subject, predicate, object_)}))
        self.stated = frozenset(chain.from_iterable(trail.claims for trail in self.trails.values()))

    def run(self, rule: Rule) -> frozenset[str]:
        """Run a rule once and keep what it gives; tell the local names of the predicates of the links that were new."""
        make = self._finding if rule.makes_findings else self._link
        new = {quad for said in self._solutions(rule) for quad in make(rule, said)} - self.quads
        self.quads |= new
        self.store.add(new)
        return frozenset(
            re.split("[#/]", quad.object.value)[-1]
            for quad in new
            if quad.predicate.value == PREDICATE and isinstance(quad.object, NamedNode)
        )

    def _solutions(self, rule: Rule) -> Iterable[_Said]:
        try:
            triples = self.store.construct(rule.query)
        except QueryError as error:
            raise IntegrityError(f"Rule {rule.iri} cannot be run: {error}") from error
        return sorted(_by_subject(rule, triples).values(), key=_key)  # of two that say the same, the same one is kept

    def _link(self, rule: Rule, said: _Said) -> Iterator[Quad]:
        subject, predicate, object_ = (_only(rule, said, part) for part in (SUBJECT, PREDICATE, OBJECT))
        claim = (str(subject), str(predicate), str(object_))
        premises = sorted(map(str, said.get(WAS_DERIVED_FROM, ())))
        if not premises or any(premise not in self.trails for premise in premises):
            raise IntegrityError(f"Rule {rule.iri} gives a link that does not rest on links: name them in its template.")
        trail = _Trail.joining(self.trails[premise] for premise in premises)
        given = self.given[rule.iri, claim]
        known = any(grounds <= trail.grounds for grounds in given)
        if known or claim in self.barred or claim in self.stated or claim in trail.claims or subject == object_:
            return
        given.append(trail.grounds)
        link = hashed(self.base, "link", *claim, rule.iri, *premises)
        self.trails[str(link)] = _Trail(trail.grounds, trail.claims | {claim})
        graph = graph_of(self.base, INFERRED)
        if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode):
            yield Quad(subject, predicate, object_, graph)
        yield Quad(link, NamedNode(TYPE), NamedNode(LINK), graph)
        yield Quad(link, NamedNode(HAS_GRADE), Literal("inferred"), graph)
        yield Quad(link, NamedNode(IS_INFERRED_BY), NamedNode(rule.iri), graph)
        yield from _quads(link, said, graph)

    def _finding(self, rule: Rule, said: _Said) -> Iterator[Quad]:
        """Findings that say the same are one, resting on all that each of them rests on."""
        says = sorted(
            f"{predicate} {value}"
            for predicate, values in said.items()
            if predicate not in {IS_EVIDENCED_BY, WAS_DERIVED_FROM}
            for value in values
        )
        if NamedNode(FINDING) not in said.get(TYPE, ()):
            raise IntegrityError(f"Rule {rule.iri} gives something that is no gt:Finding: give its template one node.")
        yield from _quads(hashed(self.base, "finding", *says), said, graph_of(self.base, FINDINGS))


def _by_subject(rule: Rule, triples: Iterable[Triple]) -> Mapping[str, _Said]:
    solutions: dict[str, _Said] = {}
    for triple in triples:
        if not isinstance(triple.subject, BlankNode):
            raise IntegrityError(f"Rule {rule.iri} speaks of {triple.subject}: its template may hold one blank node only.")
        solutions.setdefault(triple.subject.value, {}).setdefault(triple.predicate.value, []).append(triple.object)
    return solutions


def _key(said: _Said) -> list[str]:
    return sorted(f"{predicate} {value}" for predicate, values in said.items() for value in values)


def _only(rule: Rule, said: _Said, predicate: str) -> Term:
    values = said.get(predicate, ())
    if len(values) != 1:
        raise IntegrityError(f"Rule {rule.iri} gives a link with {len(values)} values of {predicate}: it needs one.")
    return values[0]


def _quads(node: NamedNode, said: _Said, graph: NamedNode) -> Iterator[Quad]:
    return (Quad(node, NamedNode(predicate), value, graph) for predicate, values in said.items() for value in values)
