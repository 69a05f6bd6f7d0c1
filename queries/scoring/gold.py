"""What people read in the papers of a council: the items of its plan, the bodies and instruments named, and their relations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from ...ontology.terms import ACTION, AIM, BODY, COMMITMENT, INSTRUMENT, OUTCOME, SUB_OUTCOME

__all__ = ["CLASSES", "ELEMENTS", "Gold", "Item", "ItemKind", "Relation"]

ItemKind = Literal["outcome", "sub-outcome", "aim", "action", "commitment", "instrument", "body"]

#: The class (IRI) that an item of a kind is of, where the gold says no other.
CLASSES: dict[str, str] = {
    "outcome": OUTCOME,
    "sub-outcome": SUB_OUTCOME,
    "aim": AIM,
    "action": ACTION,
    "commitment": COMMITMENT,
    "instrument": INSTRUMENT,
    "body": BODY,
}
#: The kinds that are parts of a plan.
ELEMENTS = ("outcome", "sub-outcome", "aim", "action", "commitment")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that people read.

    `wordings` begin with its label; `under` are the ids of what it may be part of; `within` the one aim that a commitment may
    stand under; `classes` (IRIs) are those that it may have, none meaning that of its kind. `paragraphs` are the numbers of
    those that tell it, `told` the words there. `vague` says that the papers tell only that there is such a thing. What is not
    `counted` may be found and is no miss.
    """

    id: str
    kind: ItemKind
    wordings: tuple[str, ...]
    number: str = ""
    under: tuple[str, ...] = ()
    within: str = ""
    classes: tuple[str, ...] = ()
    paragraphs: frozenset[str] = frozenset()
    told: tuple[str, ...] = ()
    vague: bool = False
    counted: bool = True

    @property
    def label(self) -> str:
        """The wording that it goes by."""
        return self.wordings[0]


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """A relation that the papers state: the ids of its ends, and the property (IRI).

    The object may also be "theme:" with the notation of a concept, or "*" for anything.
    """

    subject: str
    predicate: str
    object: str


@dataclass(frozen=True, slots=True)
class Gold:
    """All that people read. Of the `kinds`, anything more in a graph is too much, but for those `sampled`, read in part only.

    `exact` gold takes aims and actions in the words of the papers only; `never` are relations that the papers deny. `untold`
    are relations of the file that the graph has no words for.
    """

    council: str
    items: tuple[Item, ...]
    relations: tuple[Relation, ...] = ()
    never: tuple[Relation, ...] = ()
    kinds: frozenset[str] = frozenset()
    sampled: frozenset[str] = frozenset()
    exact: bool = False
    untold: tuple[str, ...] = ()
    by_id: dict[str, Item] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {item.id: item for item in self.items})

    def of(self, *kinds: str) -> Iterator[Item]:
        """The items of some kinds, in their order."""
        return (item for item in self.items if item.kind in kinds)
