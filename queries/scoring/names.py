"""Instruments and bodies by the names they bear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...graph.named import plain_words
from ...ontology.terms import BODY, COUNCIL, DECISION_BODY, INSTRUMENT, TYPE
from .gold import CLASSES, Item
from .matching import Matching
from .scores import Fault, Score, tallied

__all__ = ["name_scores"]


def name_scores(case: Matching) -> Iterator[Score]:
    """The scores of instruments and of bodies, where the gold covers them."""

    def right_class(item: Item, node: str) -> str:
        has, right = case.facts.one(node, TYPE), item.classes or (CLASSES[item.kind],)
        return "" if case.is_right_class(item, node) else f"{plain_words(has)}, not {' or '.join(map(plain_words, right))}"

    for kind, plural, nodes, faults in (
        ("instrument", "instruments", case.facts.instances(INSTRUMENT), [_none]),
        ("body", "bodies", case.facts.instances(BODY), [right_class]),
    ):
        if kind in case.gold.kinds:
            yield _of_kind(case, kind, plural, nodes, faults)


def _of_kind(case: Matching, kind: str, plural: str, nodes: Sequence[str], faults: Sequence[Fault]) -> Score:
    """What the gold names without counting it, and names in lower case, which are no proper names, are neither right nor wrong."""

    def bears(item: Item, node: str) -> float:
        return (item.id in case.called[node]) * (1 + sum(not fault(item, node) for fault in faults))

    golds = [item for item in case.gold.of(kind) if item.counted]
    case.take(golds, nodes, bears)
    _full_council(case, golds)
    wanted = {item.id for item in golds}
    spare = [
        node
        for node in nodes
        if node not in case.pairs.values()
        and not case.called[node] & wanted
        and (case.called[node] or case.facts.label(node)[1:].islower())
    ]
    return tallied(case, plural, golds, nodes, faults, spare, kind=kind)


def _full_council(case: Matching, golds: Sequence[Item]) -> None:
    """The council and the meeting of all its members may be one node, if that is declared as both."""
    both = [node for node in case.facts.instances(COUNCIL) if case.facts.is_a(node, DECISION_BODY)]
    for item in golds:
        if DECISION_BODY in (item.classes or (CLASSES[item.kind],)):
            for node in (node for node in both if item.id in case.called.get(node, ())):
                case.pairs.setdefault(item.id, node)


def _none(item: Item, node: str) -> str:
    return ""
