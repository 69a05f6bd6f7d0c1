"""The comparison of two plans, made from the papers that speak of them, and kept."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .....graph.editions import checksum_of_files, makers
from .....graph.lineage import Comparison, compare, find_plan, plan_outlines
from .....queries.excerpting import excerpt, sources_of_plan
from ...keeping import Shelf

if TYPE_CHECKING:
    from ...visit import Shown
    from .chosen import Pair

__all__ = ["made"]

_ROOM, _COMPARISON = "comparisons", "comparison"
_FEW = 8  # plans, of which the whole graph is read as quickly as the papers that speak of two of them


def made(shown: Shown, pair: Pair, patience: float) -> Comparison | None:
    """Give what became of the parts of a plan in another; None where it is still being made after `patience` seconds."""
    shelf = Shelf.of(shown, _ROOM, f"{pair.before.iri} {pair.after.iri}", _edition())
    return shelf.made(Comparison, _COMPARISON, lambda: _compared(shown, pair), patience)


def _compared(shown: Shown, pair: Pair) -> Comparison:
    plans = pair.before, pair.after
    if len(shown.plans) <= _FEW:
        outlines = plan_outlines(shown.store)
    else:
        sources = {name for plan in plans for name in sources_of_plan(shown.store, shown.base, plan.iri)}
        outlines = plan_outlines(excerpt(shown.store, shown.base, sorted(sources)))
    before, after = (find_plan(outlines, plan.iri) for plan in plans)
    return compare(before, after)


@cache
def _edition() -> str:
    """What tells how this edition of the program compares plans."""
    return checksum_of_files(makers("graph.lineage"))
