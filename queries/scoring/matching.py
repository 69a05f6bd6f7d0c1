"""Which node of the graph stands for which item of the gold, and how loosely it was taken for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ...ontology.terms import AIM, ALT_LABEL, BODY, COMMITMENT, INSTRUMENT, OUTCOME, PREF_LABEL, SUB_OUTCOME
from .gold import CLASSES, ELEMENTS, Gold, Item
from .wording import agreement, likeness, name_of, normal, unbracketed, words

if TYPE_CHECKING:
    from ..facts import Facts

__all__ = ["Matching", "Rate", "pair"]

#: How well a node fits an item; 0 for not at all.
Rate = Callable[[Item, str], float]

_LISTED = ("outcome", "sub-outcome", "aim", "action")
_LIKE_ENOUGH = 0.6


class Matching:
    """A graph beside the gold.

    `pairs` lead from an item's id to the one node that counts for it, `identity` from every node that bears an item's words to
    its id (two nodes may bear the same), `called` from instruments and bodies to the ids whose name they bear, and `loose`
    holds the ids that were matched by likeness alone.
    """

    def __init__(self, facts: Facts, gold: Gold) -> None:
        self.facts, self.gold = facts, gold
        self.pairs: dict[str, str] = {}
        self.loose: set[str] = set()
        subs = set(facts.instances(SUB_OUTCOME))
        self.members: Mapping[str, tuple[str, ...]] = {
            "outcome": tuple(node for node in facts.instances(OUTCOME) if node not in subs),
            "sub-outcome": facts.instances(SUB_OUTCOME),
            "aim": facts.instances(AIM),
            "commitment": facts.instances(COMMITMENT),
        }
        self.identity: dict[str, str] = {}
        for kind in _LISTED:
            self._identify(kind)
        names = [item for item in gold.items if item.kind not in ELEMENTS]
        self.called = {node: self._called(node, names) for node in facts.instances(INSTRUMENT, BODY)}

    def candidates(self, kind: str) -> tuple[str, ...]:
        """The nodes that an item of a kind may be: aims and actions may be any commitments."""
        return self.members[kind if kind in ("outcome", "sub-outcome") else "commitment"]

    def nodes(self, item_id: str) -> list[str]:
        """Every node that stands for an item; of a body, those of the right class if there are any."""
        item = self.gold.by_id.get(item_id)
        if item is None or item.kind in ELEMENTS:
            return [node for node, known in self.identity.items() if known == item_id]
        named = [node for node, ids in self.called.items() if item_id in ids]
        return [node for node in named if item.kind == "body" and self.is_right_class(item, node)] or named

    def is_right_class(self, item: Item, node: str) -> bool:
        """Whether a node is of a class that the item may have."""
        return self.facts.is_a(node, *(item.classes or (CLASSES[item.kind],)))

    def reach(self, node: str, kind: str) -> set[str]:
        """The ids of the outcomes, sub-outcomes, aims or commitments that a node is part of; an unknown one stands for itself."""
        return {self.identity.get(up, up) for up in self.facts.wholes(node) & set(self.members.get(kind, self.members["commitment"]))}

    def take(self, golds: Sequence[Item], nodes: Iterable[str], rate: Rate) -> dict[str, str]:
        """Pair items with nodes, the best rated first, and remember the pairs."""
        new = pair(golds, nodes, rate)
        self.pairs |= new
        return new

    def _identify(self, kind: str) -> None:
        wanted = {normal(text): item.id for item in self.gold.of(kind) for text in item.wordings}
        for node in sorted(self.candidates(kind)):
            if ids := [wanted[text] for text in map(normal, self._labels(node)) if text in wanted]:
                self.identity[node] = ids[0]
        if self.gold.exact:
            return
        missing = [item for item in self.gold.of(kind) if item.id not in self.identity.values()]
        spare = [n for n in self.candidates(kind) if n not in self.identity and self.facts.is_a(n, CLASSES[kind])]
        for item_id, node in pair(missing, spare, self._agreement).items():
            self.identity[node] = item_id
            self.loose.add(item_id)

    def _agreement(self, item: Item, node: str) -> float:
        return max((agreement(label, text) for label in self._labels(node) for text in item.wordings), default=0.0)

    def _called(self, node: str, names: Sequence[Item]) -> set[str]:
        """The ids whose name a node bears; of an instrument that bears none, those whose name is most like its own."""
        labels, is_body, council = self._labels(node), self.facts.is_a(node, BODY), self.gold.council
        own = {name_of(text, council) for label in labels for text in (label, unbracketed(label) if is_body else label)}
        exact = {
            item.id
            for item in names
            for text in item.wordings
            if own & {name_of(text, council), name_of(unbracketed(text) if item.kind == "body" else text, council)}
        }
        if exact or is_body:
            return exact
        near = {
            item.id: max((likeness(a, b) for a in labels for b in item.wordings if _one_holds_other(a, b)), default=0.0)
            for item in names
            if item.kind == "instrument"
        }
        best = max(near.values(), default=0.0)
        found = {item_id for item_id, value in near.items() if value == best >= _LIKE_ENOUGH}
        self.loose |= found
        return found

    def _labels(self, node: str) -> tuple[str, ...]:
        return self.facts.values(node, PREF_LABEL, ALT_LABEL)


def pair(golds: Sequence[Item], nodes: Iterable[str], rate: Rate) -> dict[str, str]:
    """Item's id -> node, one to one, the best rated pairs first."""
    known = list(nodes)
    rated = sorted((-rate(item, node), i, node) for i, item in enumerate(golds) for node in known)
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    for rating, i, node in rated:
        if rating < 0 and golds[i].id not in pairs and node not in taken:
            pairs[golds[i].id] = node
            taken.add(node)
    return pairs


def _one_holds_other(one: str, other: str) -> bool:
    return words(one) <= words(other) or words(other) <= words(one)
