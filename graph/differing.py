"""What one state of a graph has that another has not, in terms of things and links.

Documents are canonical, so whatever is the same in both is the same bytes: only subjects that are told otherwise are looked at, and
the time grows with the change, not with the graph.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pyoxigraph import Literal, NamedNode

from .addresses import SUGGESTED, graph_of
from .named import NamedThing, name_in_address, named_things, values_of
from .receipt import QUOTED, Receipt
from .store.trig import blocks_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from .store.store import Store

__all__ = ["Difference", "LinkChange", "ThingChange", "differ"]

#: A triple: subject and predicate by IRI, the object as a term.
Claim = tuple[str, str, NamedNode | Literal]

_CLAIMED = """
SELECT ?link ?s ?p ?o ?grade {
  %s
  ?link a gt:Link ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; gt:hasGrade ?grade .
}"""
_GRADED = """
SELECT ?link ?s ?p ?o ?grade {
  VALUES (?s ?p ?o) { %s }
  ?link rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; a gt:Link ; gt:hasGrade ?grade .
}"""
_RECEIPTS = f"""
SELECT DISTINCT ?link ?report ?paragraph ?words {{
  %s
  ?link gt:isEvidencedBy ?quotation .
  {QUOTED}
}} ORDER BY ?link ?report ?paragraph ?words"""
_NAMING = f"""
SELECT DISTINCT ?thing ?report ?paragraph ?words {{
  %s
  ?quotation gt:mentions ?thing .
  {QUOTED}
}} ORDER BY ?thing ?report ?paragraph ?words"""
_GRADES = ("stated", "inferred")  # the stronger first
_AT_ONCE = 500  # subjects in one question

Each = TypeVar("Each")


@dataclass(frozen=True, slots=True)
class ThingChange:
    """A thing that is new, gone, or called otherwise: what it was and is to be, None for not at all; where it is named."""

    before: NamedThing | None
    after: NamedThing | None
    receipts: tuple[Receipt, ...] = ()


@dataclass(frozen=True, slots=True)
class LinkChange:
    """A link that is new, gone or of another grade: its triple in words, its grades ("" for none), the receipts of a stated one."""

    subject: str
    predicate: str
    object: str
    before: str
    after: str
    receipts: tuple[Receipt, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """All that changes, each list in the order of its names; and how many suggestions are new and gone."""

    things: tuple[ThingChange, ...]
    links: tuple[LinkChange, ...]
    suggested: int
    withdrawn: int


def differ(old: Mapping[str, bytes], before: Store, new: Mapping[str, bytes], after: Store, base: str) -> Difference:
    """Compare two states: the canonical documents of each, by the IRI of their graph, and a store that holds them."""
    told = {graph: _untold(old.get(graph, b""), new.get(graph, b"")) for graph in sorted(old.keys() | new.keys())}
    gone, come = told.pop(graph_of(base, SUGGESTED).value, (set(), set()))
    subjects = sorted({name for each in told.values() for side in each for name, _ in side})
    things = tuple(_things(subjects, before, after))
    links = tuple(_links(subjects, before, after))
    suggested, withdrawn = ({name for name, _ in side} for side in (come, gone))
    return Difference(things, links, len(suggested - withdrawn), len(withdrawn - suggested))


def _untold(old: bytes, new: bytes) -> tuple[set[tuple[str, bytes]], set[tuple[str, bytes]]]:
    """What only one of two documents says: a subject, by its IRI, and what is said of it there."""
    if old == new:
        return set(), set()
    was, now = (
        {(block.subject[1:-1].decode(), block.text) for block in blocks_of(each) if block.subject[:1] == b"<"} for each in (old, new)
    )
    return was - now, now - was


def _things(subjects: Collection[str], before: Store, after: Store) -> Iterator[ThingChange]:
    was, now = ({thing.iri: thing for some in _some(subjects) for thing in named_things(store, iris=some)} for store in (before, after))
    changed = [iri for iri in was.keys() | now.keys() if was.get(iri) != now.get(iri)]
    then, since = (_quoted(_NAMING, "thing", changed, store) for store in (before, after))
    for iri in sorted(changed, key=lambda iri: _by_name(now.get(iri) or was[iri])):
        old, new = then.get(iri, []), since.get(iri, [])
        shown = old if iri not in now else [receipt for receipt in new if iri not in was or receipt not in old]
        yield ThingChange(was.get(iri), now.get(iri), tuple(shown))


def _links(subjects: Collection[str], before: Store, after: Store) -> Iterator[LinkChange]:
    claims = {
        claim for store in (before, after) for some in _some(subjects) for _, claim, _ in _rows(store, _CLAIMED % values_of("link", some))
    }
    was, now = (_graded(claims, store) for store in (before, after))
    changed = [claim for claim in claims if was[claim][0] != now[claim][0]]
    receipts = {
        **_quoted(_RECEIPTS, "link", [link for claim in changed if not now[claim][0] for link in was[claim][1]], before),
        **_quoted(_RECEIPTS, "link", [link for claim in changed for link in now[claim][1]], after),
    }
    ends = {end for s, _, o in changed for end in (s, o.value if isinstance(o, NamedNode) else "") if end}
    titles = {
        thing.iri: thing.title for store in (before, after) for some in _some(sorted(ends)) for thing in named_things(store, iris=some)
    }
    made = []
    for claim in changed:
        subject, predicate, value = claim
        told = titles.get(value.value, name_in_address(value.value)) if isinstance(value, NamedNode) else value.value
        links = (now if now[claim][0] else was)[claim][1]
        shown = tuple(dict.fromkeys(receipt for link in links for receipt in receipts.get(link, ())))
        made.append(LinkChange(titles.get(subject, name_in_address(subject)), predicate, told, was[claim][0], now[claim][0], shown))
    yield from sorted(made, key=lambda change: (change.subject.casefold(), change.predicate, change.object.casefold()))


def _graded(claims: Iterable[Claim], store: Store) -> Mapping[Claim, tuple[str, tuple[str, ...]]]:
    """The strongest grade of each triple, "" for none, and the links that are of it."""
    found = defaultdict[Claim, list[tuple[str, str]]](list)
    for some in _some(sorted(claims, key=str)):
        wanted = " ".join(f"({NamedNode(s)} {NamedNode(p)} {o})" for s, p, o in some)
        for link, claim, grade in _rows(store, _GRADED % wanted):
            found[claim].append((grade, link))
    graded = {}
    for claim in claims:
        grade = min((grade for grade, _ in found[claim]), key=_GRADES.index, default="")
        graded[claim] = grade, tuple(sorted(link for each, link in found[claim] if each == grade))
    return graded


def _rows(store: Store, query: str) -> Iterator[tuple[str, Claim, str]]:
    for link, subject, predicate, value, grade in store.select(query).rows:
        if (
            isinstance(link, NamedNode)
            and isinstance(subject, NamedNode)
            and isinstance(predicate, NamedNode)
            and isinstance(value, NamedNode | Literal)
            and isinstance(grade, Literal)
        ):
            yield link.value, (subject.value, predicate.value, value), grade.value


def _quoted(query: str, variable: str, iris: Collection[str], store: Store) -> Mapping[str, list[Receipt]]:
    found = defaultdict[str, list[Receipt]](list)
    for some in _some(iris):
        for iri, *receipt in store.select(query % values_of(variable, some)).texts:
            found[iri].append(Receipt(*receipt))
    return found


def _by_name(thing: NamedThing) -> tuple[str, str, str]:
    return thing.kind, thing.title.casefold(), thing.iri


def _some(several: Collection[Each]) -> Iterator[list[Each]]:
    listed = list(several)
    for start in range(0, len(listed), _AT_ONCE):
        yield listed[start : start + _AT_ONCE]
