"""From what a person types to the thing that a question is about.

A thing of the papers is found as everywhere (`goldenthread.graph.things.find_thing`); a lens or a concept of one by its
notation ("health"), by lens and notation ("health-foundation/housing"), by its label or by a part of that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ..graph.named import named_things, plain_words
from ..graph.things import find_thing
from ..ontology.errors import ThingError
from ..ontology.terms import DETERMINANT, GT, LENS, LENS_CLASS, POPULATION_GROUP
from .binding import bind

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..graph.named import NamedThing
    from ..graph.store.store import Store
    from .catalogue import Parameter

__all__ = ["find_concept", "resolve", "short_name"]

_LENS_KINDS = frozenset(name.removeprefix(GT) for name in (LENS_CLASS, DETERMINANT, POPULATION_GROUP))
_CANDIDATES = 10  # more are no help

_IS_OF_KIND = "ASK { ?_thing_iri a ?class . ?class rdfs:subClassOf* ?_kind_iri }"

_NAMES = """
SELECT ?notation ?label WHERE {
  ?_thing_iri skos:prefLabel ?label .
  OPTIONAL { ?_thing_iri skos:notation ?notation }
}
ORDER BY ?notation ?label
"""


def resolve(store: Store, parameter: Parameter, text: str) -> NamedNode:
    """Find the thing that `text` names for `parameter`; raise ThingError for none, several, or one of a wrong kind."""
    if _LENS_KINDS.issuperset(parameter.kind):
        return NamedNode(find_concept(store, text))
    thing = NamedNode(find_thing(store, text))
    kinds = (NamedNode(GT + kind) for kind in parameter.kind)
    if not any(store.ask(bind(_IS_OF_KIND, {"_thing_iri": thing, "_kind_iri": kind})) for kind in kinds):
        wanted = " or ".join(plain_words(kind) for kind in parameter.kind)
        raise ThingError(f"'{text}' is none of the things that this question is about ({wanted}): name one of those.")
    return thing


def short_name(store: Store, thing: NamedNode) -> str:
    """Give what to call `thing` in a sentence: its number, or else its label, or else nothing."""
    for notation, label in store.select(bind(_NAMES, {"_thing_iri": thing})).rows:
        term = notation if isinstance(notation, Literal) and notation.value[:1].isdigit() else label
        return term.value if isinstance(term, Literal) else ""
    return ""


def find_concept(store: Store, text: str) -> str:
    """Give the IRI of the lens, or of the concept of one, that `text` names; raise ThingError for none or several."""
    sought = text.strip("<> ").casefold()
    concepts = named_things(store, kinds=_LENS_KINDS)
    ways: tuple[Callable[[NamedThing], bool], ...] = (
        lambda concept: sought in (concept.iri.casefold(), _tail(concept).casefold()),
        lambda concept: sought in (name.casefold() for name in (concept.notation, concept.label)),
        lambda concept: sought in (name.casefold() for name in concept.others),
        lambda concept: bool(sought) and sought in concept.label.casefold(),
    )
    for fits in ways:
        found = sorted({concept.iri: concept for concept in concepts if fits(concept)}.values())
        if len(found) == 1:
            return found[0].iri
        if found:
            listed = tuple(f"{_tail(concept)} ({concept.label})" for concept in found)[:_CANDIDATES]
            addresses = tuple(concept.iri for concept in found)[:_CANDIDATES]
            raise ThingError(
                f"'{text}' may be any of {len(found)} concepts: name one by lens and notation.", listed, addresses, several=True
            )
    raise ThingError(f"No lens and no concept is called '{text}': try a notation such as health or implications.")


def _tail(concept: NamedThing) -> str:
    return concept.iri.removeprefix(LENS)
