"""Why a board has a stake, in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from .....queries.matrices.stakes import MONITORING, NAME, NAMED, OWNERSHIP, REMIT, SAID

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .....queries.matrices.stakes import Reason, Stake

__all__ = ["in_words", "tallied"]

_WORDS: Final[Mapping[str, str]] = {
    MONITORING: "monitors “{}”",
    OWNERSHIP: "owns “{}”, through which it is delivered",
    REMIT: "has a remit for “{}”",
    NAME: "has “{}” in its name",
    NAMED: "is named in it",
    SAID: "has one because a paper or an officer says so",
}
_KINDS: Final[Mapping[str, str]] = {
    SAID: "a paper or an officer says so",
    MONITORING: "the board monitors the outcome, or another part of the plan, that this is part of",
    OWNERSHIP: "the board owns a strategy or plan through which it is delivered",
    NAMED: "the board is named in it, as a partner or otherwise",
    REMIT: "a paper gives the board a remit for a subject that this part serves",
    NAME: "the board has a subject in its name that this part serves; no paper says that it has a stake",
}


def in_words(reason: Reason) -> str:
    """Give the board's side of a stake: "monitors “9 Keeping People Safe and Well”"."""
    return _WORDS[reason.why].format(reason.held)


def tallied(stakes: Iterable[Stake]) -> tuple[tuple[str, int], ...]:
    """Give the kinds of reasons that there are, in words, and for how many pairs of a board and a part of the plan each holds."""
    pairs = {(stake.reason.why, stake.board, stake.part) for stake in stakes}
    counts = Counter(why for why, _, _ in pairs)
    return tuple((words, counts[why]) for why, words in _KINDS.items() if counts[why])
