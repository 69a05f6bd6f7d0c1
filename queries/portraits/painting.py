"""A portrait of a thing, painted from what is near it: first all is read, then all names, then why each link is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ...graph.named import plain_words
from ...ontology.terms import DC_TYPE, DUTY, FINDING, GT, HAS_STAKE_IN, LENS_CLASS, PREF_LABEL, REPORT, TYPE
from ..wording import in_words
from .around import read_around, read_papers, read_shared
from .asked import select
from .grounds import grounds_of
from .links import read_links
from .naming import Names, in_order
from .offers import read_offers
from .portrait import Bundle, Portrait, Shared, Tie, Value
from .relations import is_told, local_name, place_of, relation_of, value_name
from .thread import outline_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...graph.named import NamedThing
    from ...graph.store.store import Store, Term
    from .portrait import Reason

    _Said = Mapping[str, tuple[Term, ...]]

__all__ = ["portrait"]

_PARTS = 150  # of the thread below a thing
_OFFERS = 10


def portrait(store: Store, iri: str, base: str = "", *, ties: int = 20) -> Portrait | None:
    """Paint a thing of the workspace whose IRIs begin with `base`; None for an IRI that nothing is called by.

    `base` may be left out of what has its address below it. Of one relation at most so many `ties` are painted; all are counted.
    """
    said = _said(store, iri)
    if PREF_LABEL not in said or TYPE not in said:
        return None
    links, near = read_links(store, iri), read_around(store, iri)
    offers = read_offers(store, iri, base or iri.partition("id/")[0], _OFFERS)
    outline = outline_of(store, iri, 0 if {REPORT, LENS_CLASS}.intersection(_nodes(said, TYPE)) else _PARTS)
    shares = any(row.subject == iri and row.predicate == HAS_STAKE_IN for row in links.rows)
    shared = read_shared(store, iri) if shares else {}
    joined = {predicate: _nodes(said, predicate) for predicate in sorted(said, key=place_of) if is_told(predicate)}
    met = (links.others, near.things, offers.things, outline.things, shared, _nodes(said, DC_TYPE), *joined.values())
    names = Names(store, {iri, *(other for others in met for other in others)})
    kept = links.kept(names, ties)
    rows = (*links.values, *outline.rows, *(row for bundle in kept for row in bundle.rows))
    grounds = grounds_of(store, rows, names, (iri, *near.nodes))
    thing = names[iri]
    class_name = thing.kind if thing.kind != "thing" else local_name(next(iter(_nodes(said, TYPE)), GT))
    return Portrait(
        thing=thing,
        kind=thing.level or next((names[kind].label.lower() for kind in _nodes(said, DC_TYPE)), "") or plain_words(class_name),
        class_name=class_name,
        values=tuple(_values(said, [grounds.reasons[row.link] for row in links.values], thing)),
        receipts=grounds.receipts.get(iri, ()),
        thread=outline.branches(names, grounds.reasons),
        bundles=(*(bundle.bundle(names, grounds.reasons) for bundle in kept), *_joined(joined, names)),
        moments=near.moments(grounds.receipts),
        duties=near.matters(DUTY, names, grounds.receipts),
        findings=near.matters(FINDING, names, grounds.receipts),
        offers=offers.told(names),
        offered=offers.total,
        papers=(*near.papers, *read_papers(store, iri)),
        shared=tuple(Shared(names[one], shared[one]) for one in sorted(shared, key=lambda one: (-shared[one], in_order(names[one])))),
    )


def _said(store: Store, iri: str) -> _Said:
    """What is told of a thing by itself, by property."""
    found: dict[str, dict[Term, None]] = {}
    for predicate, value in select(store, "told", about=iri).rows:
        if isinstance(predicate, NamedNode) and value is not None:
            found.setdefault(predicate.value, {})[value] = None
    return {predicate: tuple(values) for predicate, values in found.items()}


def _nodes(said: _Said, predicate: str) -> tuple[str, ...]:
    return tuple(term.value for term in said.get(predicate, ()) if isinstance(term, NamedNode))


def _values(said: _Said, linked: Iterable[Reason], thing: NamedThing) -> Iterable[Value]:
    """What is told by values, those with links with all of these, in the order of the properties."""
    literals = ((predicate, in_words(term)) for predicate, terms in said.items() for term in terms if isinstance(term, Literal))
    values: dict[tuple[str, str], list[Reason]] = {literal: [] for literal in literals}
    for reason in linked:
        values.setdefault((reason.link.predicate, reason.link.value), []).append(reason)
    for (predicate, text), why in sorted(values.items(), key=lambda one: (place_of(one[0][0]), one[0])):
        if (name := value_name(predicate, of_a_lens=thing.of_a_lens)) or why:
            yield Value(name or plain_words(predicate).capitalize(), text, tuple(why))


def _joined(joined: Mapping[str, tuple[str, ...]], names: Names) -> Iterable[Bundle]:
    """What an event, a duty, a paper or a subject of a lens is joined to without links."""
    for predicate, others in joined.items():
        if others:
            relation = relation_of(predicate, outward=True, of_a_lens=False)
            ties = tuple(Tie(names[other], ()) for other in sorted(others, key=lambda one: in_order(names[one])))
            yield Bundle(f"{local_name(predicate)}-told", relation.section, relation.heading, True, predicate, ties, len(ties), len(ties))
