"""What ties the parts of a plan to concepts: stated, inferred, or suggested for review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from ..portraits.grounds import Row, reasons_of
from .asked import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...graph.store.store import Store
    from ..portraits.portrait import Reason

__all__ = ["GRADES", "SUGGESTED", "Tie", "reasons_of_ties", "ties_of"]

#: The grades, the surest first. They are never added up.
GRADES: Final = ("stated", "inferred", "suggested")
#: The grade of what is no fact.
SUGGESTED: Final = "suggested"


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """One link or suggestion between a part of a plan and a concept, by their IRIs; `rule` is "" unless a rule derived it."""

    part: str
    verb: str
    concept: str
    grade: str
    link: str
    rule: str


def ties_of(store: Store, plan: str) -> tuple[Tie, ...]:
    """Read what ties a plan (IRI) and its parts to the concepts of all lenses; in time that grows with the plan alone."""
    found = {row[4]: Tie(*row) for row in sorted(rows(store, "ties", plan=plan))}
    return tuple(sorted(found.values()))


def reasons_of_ties(store: Store, ties: Iterable[Tie]) -> Mapping[str, Reason]:
    """Give why those of the ties that are facts are there, by their links."""
    facts = {
        tie.link: Row(tie.link, tie.part, tie.verb, NamedNode(tie.concept), tie.grade, tie.rule) for tie in ties if tie.grade != SUGGESTED
    }
    reasons = reasons_of(store, facts.values())
    return {link: reasons[link] for link in facts}
