"""What two boards share, or what one has a stake in: the parts of the plan, in groups that have the same reasons."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from .....graph.named import plain_words
from .....ontology.terms import HAS_STAKE_IN
from .....queries.portraits.grounds import Row, reasons_of
from .....queries.wording import noun
from ...paging import paged
from ...reasons import whys
from ...receipts import BETWEEN, in_columns
from .reasoning import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .....queries.matrices.boards import Board, BoardMatrix
    from .....queries.matrices.outline import Outline, Part
    from .....queries.matrices.stakes import Stake
    from ...reasons import Ground, Why
    from ...receipts import LinkedReceipt
    from ...visit import Visit

__all__ = ["HEADINGS", "shared_page", "shared_rows"]

#: Of the rows of `shared_rows`.
HEADINGS: Final = ("Part of the plan", "Kind", "Part of", "Board", "Why it has a stake", "Grade", "Receipt", "Words")
_SUB_OUTCOME = "SubOutcome"


@dataclass(frozen=True, slots=True)
class _Side:
    """A board's side of a group: why it has a stake, in words, whether that is by its name alone, and what shows it."""

    board: str
    href: str
    words: str
    grade: str
    by_name: bool
    receipts: tuple[LinkedReceipt, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A part of the plan, and what ties it to what the boards hold; `of` are its sub-outcomes, or else its outcomes."""

    title: str
    href: str
    kind: str
    of: tuple[tuple[str, str], ...]
    grounds: tuple[Ground, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """Parts in which the boards have a stake for the same reasons, and how many they are, in words."""

    what: str
    sides: tuple[_Side, ...]
    entries: tuple[_Entry, ...]


def shared_page(visit: Visit, outline: Outline, matrix: BoardMatrix, board: Board, other: Board | None) -> Mapping[str, object]:
    """Give what the page of two boards, or of one, shows: a page of parts, grouped by reasons."""
    boards = (board, other) if other else (board,)
    common = matrix.common(board.iri, (other or board).iri)
    parts = _by_reasons(matrix, boards, (*common.commitments, *common.sub_outcomes))
    shown, pager = paged(visit, parts, whole=visit.to.static)
    why = _whys(visit, [stake for part in shown for one in boards for stake in matrix.reasons(one.iri, part.iri)])
    groups = [
        _group(visit, outline, matrix, boards, tuple(alike), why)
        for _, alike in groupby(shown, key=lambda part: _key(matrix, boards, part))
    ]
    return {"groups": groups, "pager": pager, "actions": len(common.commitments), "sub_outcomes": len(common.sub_outcomes)}


def shared_rows(visit: Visit, outline: Outline, matrix: BoardMatrix, board: Board, other: Board | None) -> Iterator[tuple[str, ...]]:
    """Give the same as rows under HEADINGS: one for each part, board and reason."""
    boards = (board, other) if other else (board,)
    common = matrix.common(board.iri, (other or board).iri)
    parts = (*common.commitments, *common.sub_outcomes)
    why = _whys(visit, [stake for part in parts for one in boards for stake in matrix.reasons(one.iri, part.iri)])
    for part in parts:
        of = BETWEEN.join(title for title, _ in _of(visit, outline, part))
        for one in boards:
            for stake in matrix.reasons(one.iri, part.iri):
                shown = in_columns(why[stake.link].all_receipts)
                yield part.title, plain_words(part.kind), of, one.label, in_words(stake.reason), stake.grade, *shown


def _by_reasons(matrix: BoardMatrix, boards: Sequence[Board], parts: Iterable[Part]) -> list[Part]:
    """Parts with the same reasons behind one another, in the order in which the plan first has them; actions come first."""
    groups: dict[tuple[object, ...], list[Part]] = {}
    for part in parts:
        groups.setdefault(_key(matrix, boards, part), []).append(part)
    return [part for group in groups.values() for part in group]


def _key(matrix: BoardMatrix, boards: Sequence[Board], part: Part) -> tuple[object, ...]:
    reasons = (tuple(sorted({stake.reason for stake in matrix.reasons(board.iri, part.iri)})) for board in boards)
    return part.kind == _SUB_OUTCOME, *reasons


def _whys(visit: Visit, stakes: Sequence[Stake]) -> Mapping[str, Why]:
    """Why each stake is there and, where it rests on what the board holds, why that is, by their links; all is looked up at once."""
    rows = {stake.link: Row(stake.link, stake.board, HAS_STAKE_IN, NamedNode(stake.part), stake.grade, stake.rule) for stake in stakes}
    for held, board in {(stake.reason, stake.board) for stake in stakes if stake.reason.link}:
        rows[held.link] = Row(held.link, board, held.verb, NamedNode(held.held_iri), "inferred" if held.rule else "stated", held.rule)
    reasons = reasons_of(visit.shown.store, rows.values())
    return dict(zip(rows, whys(visit, [reasons[link] for link in rows]), strict=True))


def _group(
    visit: Visit, outline: Outline, matrix: BoardMatrix, boards: Sequence[Board], parts: Sequence[Part], why: Mapping[str, Why]
) -> _Group:
    sides = [_side(visit, board, stake, why) for board in boards for stake in matrix.reasons(board.iri, parts[0].iri)]
    stakes = {part.iri: [stake for board in boards for stake in matrix.reasons(board.iri, part.iri)] for part in parts}
    sub_outcomes = parts[0].kind == _SUB_OUTCOME
    return _Group(
        noun(len(parts), *(("sub-outcome", "sub-outcomes") if sub_outcomes else ("action", "actions"))),
        tuple({(side.board, side.words): side for side in sides}.values()),
        tuple(
            _Entry(
                title=part.title,
                href=visit.to.thing(part.iri),
                kind=plain_words(part.kind),
                of=_of(visit, outline, part),
                grounds=tuple(dict.fromkeys(ground for stake in stakes[part.iri] for ground in _of_the_part(stake, why))),
            )
            for part in parts
        ),
    )


def _side(visit: Visit, board: Board, stake: Stake, why: Mapping[str, Why]) -> _Side:
    held = why[stake.reason.link] if stake.reason.link else None
    receipts = held.all_receipts if held else why[stake.link].receipts
    return _Side(board.label, visit.to.thing(board.iri), in_words(stake.reason), stake.grade, stake.by_name, receipts)


def _of_the_part(stake: Stake, why: Mapping[str, Why]) -> tuple[Ground, ...]:
    """What a stake comes down to beside what the board holds."""
    held = why.get(stake.reason.link)
    told = set(held.all_receipts) if held else set()
    return tuple(ground for ground in why[stake.link].grounds if not told.issuperset(ground.receipts))


def _of(visit: Visit, outline: Outline, part: Part) -> tuple[tuple[str, str], ...]:
    return tuple((whole.title, visit.to.thing(whole.iri)) for whole in outline.nearest(part.iri) if whole != part)
