"""A plan and its parts, as the tables need it: which outcomes there are, and which parts are below each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...ontology.terms import GT
from ..wording import in_natural_order
from .asked import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...graph.store.store import Store

__all__ = ["Outline", "Part", "outline_of"]

_OUTCOME, _SUB_OUTCOME = "Outcome", "SubOutcome"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a plan: its IRI, the local name of its class, its number ("" for none) and its words."""

    iri: str
    kind: str
    number: str
    label: str
    position: str = ""

    @property
    def title(self) -> str:
        """Number and words."""
        return f"{self.number} {self.label}".strip()

    @property
    def order(self) -> tuple[object, ...]:
        """A key to sort parts by: numbered ones first, then by their place in their list, then by their words."""
        return not self.number, in_natural_order(self.number), not self.position, in_natural_order(self.position), self.label, self.iri


@dataclass(frozen=True, slots=True)
class Outline:
    """A plan (IRI), its parts by IRI, and what each is part of. The plan itself is one of the parts."""

    plan: str
    parts: Mapping[str, Part]
    above: Mapping[str, frozenset[str]]

    def top(self) -> tuple[Part, ...]:
        """Give the outcomes of the plan, in their order; and sub-outcomes that the plan has without an outcome above them."""
        return self._directly_below(self.plan, {_OUTCOME, _SUB_OUTCOME})

    def sub_outcomes(self, outcome: str) -> tuple[Part, ...]:
        """Give the sub-outcomes of an outcome, in their order."""
        return self._directly_below(outcome, {_SUB_OUTCOME})

    def wholes(self, part: str) -> frozenset[str]:
        """Give a part and everything that it is part of, however far."""
        found, ahead = {part}, [part]
        while ahead:
            new = self.above.get(ahead.pop(), frozenset()) - found
            found |= new
            ahead.extend(new)
        return frozenset(found)

    def nearest(self, part: str) -> tuple[Part, ...]:
        """Give the sub-outcomes that a part is of, or else the outcomes; itself where it is one."""
        wholes = [self.parts[iri] for iri in self.wholes(part) if iri in self.parts]
        for kind in (_SUB_OUTCOME, _OUTCOME):
            if found := sorted((whole for whole in wholes if whole.kind == kind), key=_order):
                return tuple(found)
        return ()

    def in_order(self, parts: Iterable[str]) -> tuple[Part, ...]:
        """Give parts as a reader goes through the plan: by outcome and sub-outcome, in their own order; what is of none is last."""

        def place(part: Part) -> tuple[bool, list[tuple[object, ...]], str, tuple[object, ...]]:
            nearest = [_order(whole) for whole in self.nearest(part.iri)[:1]]
            return not nearest, nearest, part.kind, _order(part)

        return tuple(sorted((self.parts[iri] for iri in parts), key=place))

    def _directly_below(self, whole: str, kinds: set[str]) -> tuple[Part, ...]:
        below = (part for part in self.parts.values() if part.kind in kinds and whole in self.above.get(part.iri, ()))
        return tuple(sorted(below, key=_order))


def _order(part: Part) -> tuple[object, ...]:
    return part.order


def outline_of(store: Store, plan: str) -> Outline:
    """Read a plan (IRI) and its parts; in time that grows with the plan alone."""
    parts: dict[str, Part] = {}
    above = defaultdict[str, set[str]](set)
    for iri, whole, kind, number, position, label in sorted(rows(store, "plan-parts", plan=plan)):
        if kind.startswith(GT):
            parts.setdefault(iri, Part(iri, kind.removeprefix(GT), number, label, position))
            above[iri] |= {whole} - {""}
    return Outline(plan, parts, {iri: frozenset(wholes) for iri, wholes in above.items()})
