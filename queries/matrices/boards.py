"""Stakes counted: board by board, how much two of them have a stake in alike."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .outline import Outline, Part
    from .stakes import Reason, Stake

__all__ = ["Board", "BoardMatrix", "Common", "board_matrix"]

_COMMITMENTS = frozenset({"Action", "Aim", "Commitment"})
_SUB_OUTCOME = "SubOutcome"


@dataclass(frozen=True, slots=True)
class Board:
    """A board: its IRI and what it is called."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Common:
    """What one board, or two alike, have a stake in: aims, actions and other commitments; and sub-outcomes. In the plan's order."""

    commitments: tuple[Part, ...] = ()
    sub_outcomes: tuple[Part, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.commitments or self.sub_outcomes)


@dataclass(frozen=True, slots=True)
class BoardMatrix:
    """The boards with a stake in a plan, by name, and what each two of them have a stake in; a board with itself is its own."""

    boards: tuple[Board, ...]
    stakes: Mapping[tuple[str, str], tuple[Stake, ...]]
    _common: Mapping[tuple[str, str], Common]

    def common(self, board: str, other: str) -> Common:
        """Give what two boards (IRIs) both have a stake in, or one where they are the same."""
        return self._common.get((board, other), Common())

    def reasons(self, board: str, part: str) -> tuple[Stake, ...]:
        """Give the stakes of a board in a part, each for a reason of its own."""
        return self.stakes.get((board, part), ())

    def all_reasons(self, board: str) -> tuple[Reason, ...]:
        """Give the reasons for which a board has any stake, each once."""
        return tuple(sorted({stake.reason for (one, _), stakes in self.stakes.items() if one == board for stake in stakes}))


def board_matrix(outline: Outline, stakes: Iterable[Stake]) -> BoardMatrix:
    """Count which boards have a stake in the same parts of a plan."""
    boards: dict[str, Board] = {}
    by_part: dict[tuple[str, str], list[Stake]] = defaultdict(list)
    held = defaultdict[str, set[str]](set)
    for stake in stakes:
        boards.setdefault(stake.board, Board(stake.board, stake.label))
        by_part[stake.board, stake.part].append(stake)
        if stake.part in outline.parts:
            held[stake.board].add(stake.part)
    ordered = {part.iri: part for part in outline.in_order(frozenset[str]().union(*held.values()))}

    def common(one: str, other: str) -> Common:
        both = held[one] & held[other]
        parts = [part for iri, part in ordered.items() if iri in both]
        return Common(
            tuple(part for part in parts if part.kind in _COMMITMENTS),
            tuple(part for part in parts if part.kind == _SUB_OUTCOME),
        )

    return BoardMatrix(
        tuple(sorted(boards.values(), key=lambda board: (board.label.casefold(), board.iri))),
        {key: tuple(found) for key, found in by_part.items()},
        {(one, other): common(one, other) for one in boards for other in boards},
    )
