"""What things are called, those without a class of their own too: kinds, states, rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...graph.named import NamedThing, name_in_address, named_things
from ..wording import in_natural_order
from .asked import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...graph.store.store import Store

__all__ = ["Names", "called", "called_by", "in_order"]

Order = tuple[bool, tuple[tuple[int, int, str], ...], str]


def called(store: Store, iris: Iterable[str]) -> Mapping[str, NamedThing]:
    """Give what each IRI is called; by its address where nothing calls it anything."""
    wanted = sorted(set(iris))
    if not wanted:
        return {}
    found = {thing.iri: thing for thing in reversed(named_things(store, iris=wanted))}
    if missing := [iri for iri in wanted if iri not in found]:
        labels = {iri: label for iri, label, _ in texts(store, "labels", things=missing)}
        found |= {iri: NamedThing("", labels.get(iri) or name_in_address(iri), "thing", iri) for iri in missing}
    return found


class Names:
    """What things are called, each asked of the store once: `learn` all that are met before reading them by their IRIs."""

    def __init__(self, store: Store, iris: Iterable[str] = ()) -> None:
        self._store = store
        self._known: dict[str, NamedThing] = {}
        self.learn(iris)

    def learn(self, iris: Iterable[str]) -> None:
        """Look up those that are not known yet, all at once."""
        self._known |= called(self._store, set(iris) - self._known.keys())

    def __getitem__(self, iri: str) -> NamedThing:
        """Give what an IRI that was learnt is called."""
        return self._known[iri]


def called_by(store: Store, rules: Iterable[str]) -> Mapping[str, tuple[str, str]]:
    """Give label and explanation of rules by their IRIs."""
    return {iri: (label, explanation) for iri, label, explanation in texts(store, "labels", things=sorted(set(rules)))}


def in_order(thing: NamedThing) -> Order:
    """Give a key to list things by: numbered ones first, "9.10" after "9.2", then by name."""
    numbered = bool(thing.notation) and not thing.of_a_lens
    return not numbered, in_natural_order(thing.title), thing.iri
