"""The figures of each kind, with what was missed, what was too much, and what was matched loosely."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .gold import Gold, Item
from .matching import Matching

if TYPE_CHECKING:
    from ..facts import Facts

__all__ = ["KINDS", "Fault", "Score", "measured", "score", "tallied"]

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


def score(facts: Facts, gold: Gold, broken: Collection[str] = ()) -> tuple[Score, ...]:
    """Measure a graph against a gold; `broken` are the addresses of quotations that their papers do not bear out.

    A kind that the gold does not cover is left out, since nothing could be said of what is too much.
    """
    from .elements import element_scores  # noqa: PLC0415 - these modules make their scores with the functions below
    from .names import name_scores  # noqa: PLC0415 - as above
    from .receipts import receipt_scores  # noqa: PLC0415 - as above
    from .relations import relation_score  # noqa: PLC0415 - as above

    case = Matching(facts, gold)
    scores = [*element_scores(case), *name_scores(case)]
    scores += [relation_score(case)] if gold.relations or gold.never else []
    scores += receipt_scores(case, broken)
    return tuple(sorted(scores, key=lambda each: KINDS.index(each.kind)))


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
    case: Matching, kind: str, golds: Sequence[Item], nodes: Sequence[str], faults: Sequence[Fault], not_counted: Collection[str] = ()
) -> Score:
    """Count paired nodes without fault as right, and all other nodes, but those not counted, as too much."""
    label = case.facts.label
    if golds and golds[0].kind in case.gold.sampled:
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
    return measured(kind, len(golds), len(counted), missed, too_much, [label(node) for node in not_counted], loose)
