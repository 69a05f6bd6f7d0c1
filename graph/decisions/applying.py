"""What decisions do to what the papers state, before anything is inferred from it.

Merged things come first, so that whatever else was decided of a name that was given up holds for the one that is kept.
Then links that officers rejected go, with their triples; what they added or accepted is stated, in a graph of its own,
each with the decision that it rests on; and renamed things take their new names, the old ones staying as other names.
A decision about something that is no longer in the papers has no effect, is reported, and takes effect when it is back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode, Quad

from ...ontology import terms as t
from ..addresses import OFFICERS, graph_of, stated_link
from .decision import Decision, History, Verdict
from .merging import Graphs, links_of, merge
from .writing import cell_quads, cell_quotation

__all__ = ["Applied", "apply", "still_open"]

#: Details of a thing that have no link (docs/MODEL.md): they are stated without one.
_UNLINKED = frozenset({t.TYPE, t.PREF_LABEL, t.ALT_LABEL, t.DC_TYPE, t.DESCRIPTION})


@dataclass(frozen=True, slots=True)
class Applied:
    """What is stated once officers have had their say.

    `graphs` are the papers' graphs, corrected, and the graph of what officers stated. `barred` are the claims (as
    N-Triples) that they rejected, which must be neither inferred nor suggested. `idle` are the decisions in force that
    have no effect, since a thing that they speak of is not there; `in_effect` are those that have one, about things by
    the addresses that are kept.
    """

    graphs: Graphs
    barred: frozenset[tuple[str, str, str]]
    idle: tuple[Decision, ...]
    in_effect: tuple[Decision, ...] = ()


def apply(graphs: Graphs, history: History, base: str) -> Applied:
    """Apply the decisions in force to what papers state (IRI of a named graph -> quads)."""
    if not history.in_force:
        return Applied(graphs, frozenset(), ())
    things = _things(graphs, history)
    idle = [decision for decision in history.in_force if not _speaks_of(decision, things)]
    due = [decision for decision in history.in_force if decision not in idle]
    same = _same(due)
    graphs = merge(graphs, same, base)
    standing: dict[tuple[str, ...], Decision] = {}
    in_effect = tuple(_moved(decision, same) for decision in due)
    for moved in in_effect:  # later ones replace earlier ones that have come to be about the same
        standing.pop(moved.question, None)
        standing[moved.question] = moved
    decisions = tuple(standing.values())
    barred = frozenset(decision.claim for decision in decisions if decision.verdict is Verdict.REJECTED)
    graphs = {graph: _without(quads, barred) for graph, quads in graphs.items()}
    officers = graph_of(base, OFFICERS)
    said = [decision for decision in decisions if decision.verdict in {Verdict.ADDED, Verdict.ACCEPTED}]
    if stated := tuple(sorted(set(_stated(said, graphs, base, officers)), key=str)):
        graphs = {**graphs, officers.value: stated}
    names = {d.subject: d.object for d in decisions if d.verdict is Verdict.RENAMED and isinstance(d.object, Literal)}
    return Applied({graph: _renamed(quads, names) for graph, quads in graphs.items()}, barred, tuple(idle), in_effect)


def still_open(suggestions: Iterable[Quad], applied: Applied) -> list[Quad]:
    """Give the suggestions that no officer has decided on: neither rejected nor stated by now."""
    quads = list(suggestions)
    stated = {claim for graph in applied.graphs.values() for claim in links_of(graph).values()}
    closed = {
        node
        for node, (s, p, o) in links_of(quads, t.SUGGESTION).items()
        if (s, p, o) in stated or (str(s), str(p), str(o)) in applied.barred
    }
    return [quad for quad in quads if quad.subject not in closed]


def _things(graphs: Graphs, history: History) -> frozenset[str]:
    """The things there are: those of the papers, and those that officers added."""
    kinds = {t.LINK, t.QUOTATION, t.PARAGRAPH}
    told = {
        quad.subject.value
        for quads in graphs.values()
        for quad in quads
        if quad.predicate.value == t.TYPE and isinstance(quad.subject, NamedNode) and quad.object.value not in kinds  # type: ignore[union-attr]
    }
    added = {decision.subject for decision in history.in_force if decision.verdict is Verdict.ADDED and decision.predicate == t.TYPE}
    return frozenset(told | added)


def _speaks_of(decision: Decision, things: frozenset[str]) -> bool:
    """Whether both ends of a decision's triple are there; what is not the workspace's own, a concept of a lens, always is."""
    value = decision.object.value if isinstance(decision.object, NamedNode) else ""
    return decision.subject in things and (value in things or not value or decision.predicate == t.TYPE or value.startswith(t.LENS))


def _same(decisions: Sequence[Decision]) -> Mapping[str, str]:
    """Each address given up, and the one that is kept in the end; of two that contradict each other, the later holds."""
    into: dict[str, str] = {}
    for decision in decisions:
        if decision.verdict is Verdict.MERGED:
            into[decision.subject] = decision.object.value
            at, seen = decision.object.value, {decision.subject}
            while at in into and at not in seen:
                seen.add(at)
                if into[at] in seen:  # the thing kept now was given up before: that is over
                    del into[at]
                    break
                at = into[at]
    return {given_up: _end(into, given_up) for given_up in into}


def _end(into: Mapping[str, str], thing: str) -> str:
    while thing in into:
        thing = into[thing]
    return thing


def _moved(decision: Decision, same: Mapping[str, str]) -> Decision:
    if decision.verdict is Verdict.MERGED:
        return decision
    value = decision.object
    return replace(
        decision,
        subject=same.get(decision.subject, decision.subject),
        object=NamedNode(same.get(value.value, value.value)) if isinstance(value, NamedNode) else value,
    )


def _without(quads: tuple[Quad, ...], barred: frozenset[tuple[str, str, str]]) -> tuple[Quad, ...]:
    if not barred:
        return quads
    gone = {link for link, claim in links_of(quads).items() if tuple(map(str, claim)) in barred}
    return tuple(q for q in quads if q.subject not in gone and (str(q.subject), str(q.predicate), str(q.object)) not in barred)


def _stated(decisions: Sequence[Decision], graphs: Graphs, base: str, officers: NamedNode) -> Iterator[Quad]:
    quotations = {
        quad.subject.value
        for quads in graphs.values()
        for quad in quads
        if quad.predicate.value == t.EXACT and isinstance(quad.subject, NamedNode)
    }
    told = {claim: link for quads in graphs.values() for link, claim in links_of(quads).items()}
    for decision in decisions:
        subject, predicate, value = NamedNode(decision.subject), NamedNode(decision.predicate), decision.object
        yield Quad(subject, predicate, value, officers)
        if decision.predicate in _UNLINKED:
            continue
        link = told.get((subject, predicate, value)) or stated_link(base, subject, decision.predicate, value)
        for part, term in ((t.TYPE, NamedNode(t.LINK)), (t.SUBJECT, subject), (t.PREDICATE, predicate), (t.OBJECT, value)):
            yield Quad(link, NamedNode(part), term, officers)
        yield Quad(link, NamedNode(t.HAS_GRADE), Literal("stated"), officers)
        shown = [quotation for quotation in decision.evidence if quotation in quotations]
        receipt = [cell_quotation(decision.receipt, base).value] if decision.receipt else []
        for evidence in (decision.iri, *shown, *receipt):
            yield Quad(link, NamedNode(t.IS_EVIDENCED_BY), NamedNode(evidence), officers)
        if decision.receipt:
            yield from cell_quads(decision.receipt, base, officers)


def _renamed(quads: tuple[Quad, ...], names: Mapping[str, Literal]) -> tuple[Quad, ...]:
    """Each thing by its new name; the old one is kept as another name of it."""
    if not names:
        return quads
    new: dict[Quad, None] = {}
    for quad in quads:
        name = names.get(quad.subject.value) if isinstance(quad.subject, NamedNode) else None
        if name is None or quad.predicate.value not in {t.PREF_LABEL, t.ALT_LABEL}:
            new[quad] = None
            continue
        if quad.object != name:
            new[Quad(quad.subject, NamedNode(t.ALT_LABEL), quad.object, quad.graph_name)] = None
        if quad.predicate.value == t.PREF_LABEL:
            new[Quad(quad.subject, NamedNode(t.PREF_LABEL), name, quad.graph_name)] = None
    return tuple(sorted(new, key=str))
