"""What things are called, those without a class of their own too: kinds, states, rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...graph.named import NamedThing, name_in_address, named_things
from ..wording import in_natural_order
from .asked import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...graph.store.store import Store

__all__ = ["called", "called_by", "in_order"]

Order = tuple[bool, tuple[tuple[int, int, str], ...], str]


def called(store: Store, iris: Iterable[str]) -> Mapping[str, NamedThing]:
    """Give what each IRI is called; by its address where nothing calls it anything."""
    wanted = set(iris)
    if not wanted:
        return {}
    found = {thing.iri: thing for thing in reversed(named_things(store, iris=sorted(wanted)))}
    if missing := sorted(wanted - found.keys()):
        labels = {iri: label for iri, label, _ in texts(store, "labels", things=missing)}
        found |= {iri: NamedThing("", labels.get(iri) or name_in_address(iri), "thing", iri) for iri in missing}
    return found


def called_by(store: Store, rules: Iterable[str]) -> Mapping[str, tuple[str, str]]:
    """Give label and explanation of rules by their IRIs."""
    return {iri: (label, explanation) for iri, label, explanation in texts(store, "labels", things=sorted(set(rules)))}


def in_order(thing: NamedThing) -> Order:
    """Give a key to list things by: numbered ones first, "9.10" after "9.2", then by name."""
    numbered = bool(thing.notation) and not thing.of_a_lens
    return not numbered, in_natural_order(thing.title), thing.iri
