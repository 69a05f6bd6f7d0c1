"""What shows something: the words of papers with their places, and the decisions that officers took."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ...graph.receipt import receipt_of_decision
from .asked import texts
from .portrait import Quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...graph.store.store import Store

__all__ = ["evidence"]


def evidence(store: Store, shown: Iterable[str], *, apart: bool = False) -> Mapping[str, tuple[Quoted, ...]]:
    """Give the evidence of links, events, duties and findings by their IRIs; of what rests on none there is no entry.

    What shows suggestions and decisions stands `apart`.
    """
    found: dict[str, set[Quoted]] = defaultdict(set)
    rows = texts(store, "evidence-apart" if apart else "evidence", shown=tuple(shown))
    for of, quotation, report, paper, number, begins, page, words, verdict, when, who, note in rows:
        if verdict:
            told = receipt_of_decision(verdict, when, who, note)
            found[of].add(Quoted(told.report, told.paragraph, told.words, quotation))
        else:
            found[of].add(Quoted(report, f"{number}, page {page}" if page else number, words, quotation, paper, number, int(begins or 0)))
    return {of: tuple(sorted(quoted)) for of, quoted in found.items()}
