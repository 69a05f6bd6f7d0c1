"""The figures of each kind, with what was missed, what was too much, and what was matched loosely."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from .gold import Item
from .matching import Matching

__all__ = ["KINDS", "Fault", "Score", "measured", "tallied"]

#: The kinds in the order of the report.
KINDS = (
    "outcomes",
    "sub-outcomes",
    "sub-outcomes: place",
    "sub-outcomes: number",
    "aims",
    "actions",
    "narrative commitments",
    "instruments",
    "bodies",
    "relations",
    "receipts: links",
    "receipts: relations",
    "receipts: elements",
)
#: What is wrong with the node that stands for an item; "" for nothing.
Fault = Callable[[Item, str], str]


@dataclass(frozen=True, slots=True)
class Score:
    """One kind: how many facts the gold has, how many were found, how many of the gold's are right.

    `missed` and `too_much` are in words; what is `not_counted` is neither right nor wrong; `loose` are right, but in other words.
    """

    kind: str
    gold: int
    found: int
    right: int
    precision: float
    recall: float
    missed: tuple[str, ...] = ()
    too_much: tuple[str, ...] = ()
    not_counted: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()


def measured(
    kind: str,
    gold: int,
    found: int,
    missed: Iterable[str],
    too_much: Iterable[str] = (),
    not_counted: Iterable[str] = (),
    loose: Iterable[str] = (),
) -> Score:
    """The figures of a kind; what is too much is among the found, what is not counted is not."""
    misses, extras = tuple(missed), tuple(too_much)
    right = gold - len(misses)
    precision = (found - len(extras)) / found if found else float(not gold)
    return Score(kind, gold, found, right, precision, right / gold if gold else 1.0, misses, extras, tuple(not_counted), tuple(loose))


def tallied(
    case: Matching,
    plural: str,
    golds: Sequence[Item],
    nodes: Sequence[str],
    faults: Sequence[Fault],
    not_counted: Collection[str] = (),
    *,
    kind: str,
) -> Score:
    """Count paired nodes without fault as right, and all other nodes, but those not counted, as too much.

    Of a kind of which only a sample was read, no node is too much.
    """
    label = case.facts.label
    if kind in case.gold.sampled:
        not_counted = [node for node in nodes if node not in case.pairs.values()]
    counted = [node for node in nodes if node not in not_counted]
    missed, too_much = [], [label(node) for node in counted if node not in case.pairs.values()]
    for item in golds:
        node = case.pairs.get(item.id)
        wrong = "; ".join(filter(None, (fault(item, node) for fault in faults))) if node else "not found"
        if wrong:
            missed.append(f"{item.label}: {wrong}")
            too_much += [f"{label(node)}: {wrong}"] if node else []
    loose = [f"{item.label} ~ {label(case.pairs[item.id])}" for item in golds if item.id in case.loose and item.id in case.pairs]
    return measured(plural, len(golds), len(counted), missed, too_much, [label(node) for node in not_counted], loose)
