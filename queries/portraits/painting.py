"""A portrait of a thing, painted from what is near it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ...graph.named import NamedThing, plain_words
from ...ontology.terms import DC_TYPE, GT, HAS_STAKE_IN, LENS_CLASS, PREF_LABEL, REPORT, TYPE
from ..wording import in_words
from .around import around, offers_of, papers_of, shared_by
from .asked import select
from .evidence import evidence
from .links import links_of
from .naming import called, in_order
from .portrait import Bundle, Portrait, Tie, Value
from .relations import is_told, local_name, place_of, relation_of, value_name
from .thread import thread_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...graph.store.store import Store, Term
    from .portrait import Reason

__all__ = ["portrait"]

_TIES = 20  # of one bundle
_PARTS = 150  # of the thread below a thing
_OFFERS = 10


def portrait(store: Store, iri: str, base: str = "") -> Portrait | None:
    """Paint a thing of the workspace whose IRIs begin with `base`; None for an IRI that nothing is called by.

    `base` may be left out of what has its address below it.
    """
    told = _told(store, iri)
    if PREF_LABEL not in told or TYPE not in told:
        return None
    thing = called(store, [iri])[iri]
    kinds = [term.value for term in told[TYPE] if isinstance(term, NamedNode)]
    name = thing.kind if thing.kind != "thing" else next(iter(kinds), "thing").rpartition("#")[2]
    near, ties = around(store, iri), links_of(store, iri, most=_TIES)
    offers, offered = offers_of(store, iri, base or iri.partition("id/")[0], _OFFERS)
    return Portrait(
        thing=thing,
        kind=_kind(store, thing, told) or plain_words(name),
        class_name=name,
        values=tuple(_values(told, ties.values, thing)),
        receipts=evidence(store, [iri]).get(iri, ()),
        thread=() if GT + name in {REPORT, LENS_CLASS} or thing.of_a_lens else thread_of(store, iri, _PARTS),
        bundles=(*ties.bundles, *_told_bundles(store, told)),
        moments=near.moments,
        duties=near.duties,
        findings=near.findings,
        offers=offers,
        offered=offered,
        papers=(*near.papers, *papers_of(store, iri)),
        shared=shared_by(store, iri) if any(bundle.predicate == HAS_STAKE_IN and bundle.outward for bundle in ties.bundles) else (),
    )


def _told(store: Store, iri: str) -> Mapping[str, tuple[Term, ...]]:
    """What is told of a thing by itself, by property."""
    found: dict[str, dict[Term, None]] = {}
    for predicate, value in select(store, "told", about=iri).rows:
        if isinstance(predicate, NamedNode) and value is not None:
            found.setdefault(predicate.value, {})[value] = None
    return {predicate: tuple(values) for predicate, values in found.items()}


def _kind(store: Store, thing: NamedThing, told: Mapping[str, tuple[Term, ...]]) -> str:
    """What its own plan calls its level, or what kind of instrument it is."""
    kinds = [term.value for term in told.get(DC_TYPE, ()) if isinstance(term, NamedNode)]
    return thing.level or (called(store, kinds)[kinds[0]].label.lower() if kinds else "")


def _values(told: Mapping[str, tuple[Term, ...]], linked: Iterable[Reason], thing: NamedThing) -> Iterable[Value]:
    """What is told by values, those with links with all of these, in the order of the properties."""
    reasons: dict[tuple[str, str], list[Reason]] = {}
    for reason in linked:
        reasons.setdefault((reason.link.predicate, reason.link.value), []).append(reason)
    literals = ((predicate, in_words(term)) for predicate, terms in told.items() for term in terms if isinstance(term, Literal))
    values = {**{literal: [] for literal in literals}, **reasons}
    for (predicate, text), why in sorted(values.items(), key=lambda one: (place_of(one[0][0]), one[0])):
        if (name := value_name(predicate, of_a_lens=thing.of_a_lens)) or why:
            yield Value(name or plain_words(predicate).capitalize(), text, tuple(why))


def _told_bundles(store: Store, told: Mapping[str, tuple[Term, ...]]) -> Iterable[Bundle]:
    """What an event, a duty, a paper or a subject of a lens is joined to without links."""
    joined = {
        predicate: [term.value for term in terms if isinstance(term, NamedNode)]
        for predicate, terms in sorted(told.items(), key=lambda one: place_of(one[0]))
        if is_told(predicate)
    }
    names = called(store, (other for others in joined.values() for other in others))
    for predicate, others in joined.items():
        if others:
            relation = relation_of(predicate, outward=True, of_a_lens=False)
            ties = tuple(Tie(names[other], ()) for other in sorted(others, key=lambda one: in_order(names[one])))
            yield Bundle(
                f"{local_name(predicate)}-told", relation.section, relation.heading, True, predicate, ties, len(ties), len(ties)
            )
