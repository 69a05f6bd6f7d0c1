"""What became of the answers that were just given: told from the history, by the numbers in the address, so that it stays true."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .....graph.reviewing import entries_of
from .....graph.reviewing.offer import whole_number
from ...changing.state import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .....graph.decisions import Decision, History
    from .....graph.reviewing import Entry
    from ...visit import Visit

__all__ = ["Answered", "Told", "answered", "numbers", "told"]

_DIGITS = 10  # of a decision's number: enough to name it among the last few hundred
_MOST = 100


@dataclass(frozen=True, slots=True)
class Told:
    """A decision in words, with its number for forms."""

    number: str
    entry: Entry
    when: str
    undoable: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """What is kept; what others had said before, the same or the opposite; how many suggestions are gone; what was taken back."""

    kept: tuple[Told, ...] = ()
    same: tuple[Told, ...] = ()
    against: tuple[Told, ...] = ()
    undone: tuple[Told, ...] = ()
    gone: int = 0
    more: int = 0

    def __bool__(self) -> bool:
        return bool(self.kept or self.same or self.against or self.undone or self.gone or self.more)


def answered(visit: Visit, history: History) -> Answered:
    """Read from the address what has just been answered."""
    kept, same, against, undone = (_found(visit, history, visit.first(name)) for name in ("kept", "same", "against", "undone"))
    return Answered(kept, same, against, undone, _count(visit.first("gone")), _count(visit.first("more")))


def told(visit: Visit, history: History, decisions: Iterable[Decision]) -> tuple[Told, ...]:
    """Give decisions as a page shows them."""
    return tuple(
        Told(whole_number(entry.iri), entry, in_words(entry.when), entry.stands and entry.verdict != "undone")
        for entry in entries_of(visit.shown.store, history, decisions)
    )


def numbers(decisions: Iterable[Decision]) -> str:
    """Give what names decisions in an address."""
    return ",".join(whole_number(decision.iri)[:_DIGITS] for decision in tuple(decisions)[:_MOST])


def _found(visit: Visit, history: History, listed: str) -> tuple[Told, ...]:
    wanted = {number for number in listed.split(",")[:_MOST] if len(number) == _DIGITS}
    return told(visit, history, [each for each in history if whole_number(each.iri)[:_DIGITS] in wanted]) if wanted else ()


def _count(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 7 else 0
