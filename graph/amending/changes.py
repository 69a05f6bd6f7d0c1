"""What is to be different in the officers' graph, and whether that is theirs to say.

Officers state facts about the things of a plan. What a paper says, how a rule got to a link, who decided what and when
are not theirs to write: such triples are refused, for whoever could write them could forge a receipt.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from ...ontology import terms as t
from ...ontology.errors import AmendmentError, ForgeryError
from ..addresses import OFFICERS, graph_of
from ..decisions.merging import links_of

__all__ = ["Change", "Fact", "change_between", "facts_of", "forbid_forgery", "in_words", "officers_graph"]

#: What an officer can state: the parts of a triple without blank nodes.
Fact = tuple[NamedNode, NamedNode, NamedNode | Literal]

#: Nodes that tell where a fact comes from, and what papers and rules are.
_EVIDENCE = frozenset({t.LINK, t.QUOTATION, t.PARAGRAPH, t.REPORT, t.WORKBOOK, t.SUGGESTION, t.DECISION, t.FINDING, t.RULE, t.LENS_CLASS})
#: What is said of such nodes, and what only rules may say.
_OF_EVIDENCE = frozenset(
    {
        *(t.IS_EVIDENCED_BY, t.IS_QUOTED_FROM, t.MENTIONS, t.IS_ON_PAGE, t.HAS_HEADING, t.HAS_CHECKSUM, t.IS_SUBMITTED_TO),
        *(t.IS_READ_AS, t.HAS_FIT, t.HAS_GRADE, t.IS_INFERRED_BY, t.HAS_SCORE, t.MATCHES_WORDS, t.PRINTED_AS, t.READS_AS),
        *(t.DECIDES_ON, t.HAS_VERDICT, t.IS_DECIDED_BY, t.IS_NOT_MARKED_BY, t.HAS_STAKE_IN),
    }
)
_MOST = 10_000  # triples that one change may add
#: Vocabularies of evidence, and of what words mean.
_NOT_THEIRS = (t.RDF, t.PROV, t.OA, t.SH, t.OWL, t.RDFS)


@dataclass(frozen=True, slots=True)
class Change:
    """The facts to be added to the officers' graph and to be removed from it."""

    added: frozenset[Fact]
    removed: frozenset[Fact]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)


def change_between(added: Iterable[Quad], removed: Iterable[Quad], officers: Collection[Quad], base: str) -> Change:
    """Give the change of facts that quads added to and removed from the whole graph come to.

    `officers` are the quads of the officers' graph as it is. A link and its evidence follow from the fact that they stand
    for, so they may go with it and never come by themselves. Raises, for the whole, ForgeryError where
    any other graph would be touched or a link without its fact, AmendmentError for a quad that cannot be kept.
    """
    gone, new = tuple(removed), tuple(added)
    if len(new) > _MOST:
        raise AmendmentError(f"This would add {len(new):,} triples; each is a decision, so one change may add {_MOST:,}: send it in parts.")
    for quad in (*new, *gone):
        _forbid_elsewhere(quad, base)
    links = links_of((*officers, *gone))
    facts = {_fact(quad) for quad in gone if quad.subject not in links}
    for quad in gone:
        if isinstance(quad.subject, NamedNode) and quad.subject in links and links[quad.subject] not in facts:
            said = in_words(links[quad.subject])
            raise ForgeryError(f"The link {quad.subject.value} is the receipt of “{said}”: remove that triple, and its link goes too.")
    return Change(frozenset(map(_fact, new)), frozenset(facts))


def facts_of(quads: Iterable[Quad]) -> frozenset[Fact]:
    """Give the facts that the quads of the officers' graph state, without the links that stand for them."""
    kept = tuple(quads)
    links = links_of(kept)
    return frozenset(_fact(quad) for quad in kept if quad.subject not in links)


def forbid_forgery(change: Change, graphs: Mapping[str, Collection[Quad]]) -> None:
    """Raise ForgeryError if what a change adds is evidence, or is about the evidence that stands in `graphs`."""
    kinds = NamedNode(t.TYPE)
    subjects = {subject for subject, _, _ in change.added}
    evidence = {
        quad.subject: quad.object.value
        for quads in graphs.values()
        for quad in quads
        if quad.predicate == kinds and quad.subject in subjects and isinstance(quad.object, NamedNode) and quad.object.value in _EVIDENCE
    }
    for fact in sorted(change.added, key=str):
        subject, predicate, value = fact
        name = predicate.value
        if name in _OF_EVIDENCE or (name.startswith(_NOT_THEIRS) and name != t.TYPE):
            raise ForgeryError(f"“{in_words(fact)}” is not an officer's to state: {name} tells what papers, rules or decisions say.")
        if subject in evidence or (name == t.TYPE and value.value in _EVIDENCE):
            kind = evidence.get(subject, value.value)
            raise ForgeryError(f"{subject.value} is evidence ({kind}): only papers, rules and decisions make it, so leave it out.")


def officers_graph(base: str) -> str:
    """Give the IRI of the named graph of what officers state, in the workspace of a base."""
    return graph_of(base, OFFICERS).value


def in_words(fact: Fact) -> str:
    """A fact as N-Triples, for a sentence."""
    return " ".join(map(str, fact))


def _forbid_elsewhere(quad: Quad, base: str) -> None:
    officers = NamedNode(officers_graph(base))
    if quad.graph_name == officers:
        return
    where = "the default graph" if isinstance(quad.graph_name, DefaultGraph) else f"the graph {quad.graph_name.value}"
    raise ForgeryError(f"This would change {where}; only what officers state may be changed: write to GRAPH <{officers.value}>.")


def _fact(quad: Quad) -> Fact:
    subject, value = quad.subject, quad.object
    if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
        return subject, quad.predicate, value
    raise AmendmentError(
        f"“{quad.subject} {quad.predicate} {quad.object}” has no lasting address: give each thing in it an IRI of its own."
    )
