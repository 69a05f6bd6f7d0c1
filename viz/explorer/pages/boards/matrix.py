"""Boards against boards: in how many parts of the plan two of them have a stake alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .....graph.named import named_things
from .....ontology.errors import ThingError
from .....ontology.terms import GT, OUTCOME_BOARD, PARTNERSHIP_BOARD
from .....queries.matrices.boards import board_matrix
from .....queries.matrices.outline import outline_of
from .....queries.matrices.stakes import stakes_of
from ...replies import Crumb, Page
from ...scope import PLAN, chosen_plan, plan_choices, plan_name
from ...taking import FORMAT, FORMATS, downloads, table_file
from .reasoning import in_words, tallied
from .sharing import HEADINGS, shared_page, shared_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .....queries.matrices.boards import Board, BoardMatrix
    from .....queries.matrices.outline import Outline
    from .....queries.matrices.stakes import Stake
    from ...replies import Reply
    from ...visit import Shown, Visit

__all__ = ["all_boards", "every_figure"]

#: The parameter that says whose stakes count, and its value for those that papers give.
STAKES: Final = "stakes"
PAPERS: Final = "papers"
_KINDS = tuple(kind.removeprefix(GT) for kind in (OUTCOME_BOARD, PARTNERSHIP_BOARD))
_SHADES = 4
_HEADINGS = ("Board", "Other board", "Actions in common", "Sub-outcomes in common", "Actions of the first", "Actions of the second")
_NOTES = (
    "Actions are aims, actions and other commitments. A stake is inferred by a rule from what papers say.",
    "0 means that nothing in common was found in the papers read, not that there is nothing.",
)


@dataclass(frozen=True, slots=True)
class _Cell:
    """What two boards share; of a board with itself, what it has a stake in. `shade` is 0 where that is nothing, or its own."""

    actions: int
    sub_outcomes: int
    href: str
    own: bool
    shade: int


@dataclass(frozen=True, slots=True)
class _Line:
    label: str
    href: str
    reasons: tuple[str, ...]
    cells: tuple[_Cell, ...]


def all_boards(visit: Visit) -> Reply:
    """Make the matrix of boards, or the page of what one of its figures counts; raise ThingError for a board or plan that is not there."""
    plan = chosen_plan(visit)
    crumbs = (Crumb("Plan", visit.to.page("/")), Crumb("Boards", ""))
    if plan is None:
        return Page("boards/matrix.html", "Boards", {"plan": None, "only_papers": False}, crumbs=crumbs)
    outline, stakes = outline_of(visit.shown.store, plan.iri), stakes_of(visit.shown.store, plan.iri)
    counted = _counted(visit, stakes)
    matrix = board_matrix(outline, counted)
    if visit.first("board"):
        return _shared(visit, outline, matrix)
    if (form := visit.first(FORMAT)) in FORMATS:
        return table_file(form, f"Boards {plan.label}", _HEADINGS, _rows(matrix), (f"{plan.label}: what boards have in common", *_NOTES))
    content = {
        "plan": plan,
        "plans": plan_choices(visit),
        "lines": _lines(visit, matrix),
        "tally": tallied(stakes),
        "by_name": any(stake.by_name for stake in stakes),
        "only_papers": visit.first(STAKES) == PAPERS,
        "all_href": _href(visit, **{STAKES: ""}),
        "papers_href": _href(visit, **{STAKES: PAPERS}),
        "without": _without(visit, matrix),
        "downloads": downloads(visit),
    }
    return Page("boards/matrix.html", "Boards", content, crumbs=crumbs, wide=True)


def every_figure(shown: Shown) -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """Give the matrix of each plan and what stands behind its figures, with all stakes and with those that papers give."""
    for plan in shown.plans:
        outline, stakes = outline_of(shown.store, plan.iri), stakes_of(shown.store, plan.iri)
        named = {PLAN: plan_name(plan)} if len(shown.plans) > 1 else {}
        for only in ({}, {STAKES: PAPERS}) if any(stake.by_name for stake in stakes) else ({},):
            matrix = board_matrix(outline, [stake for stake in stakes if not (only and stake.by_name)])
            yield {}, {**named, **only}
            for board in matrix.boards:
                for other in matrix.boards:
                    if matrix.common(board.iri, other.iri):
                        pair = {"board": _name(board), **({"other": _name(other)} if other != board else {})}
                        yield {}, {**named, **only, **pair}


def _counted(visit: Visit, stakes: tuple[Stake, ...]) -> tuple[Stake, ...]:
    return tuple(stake for stake in stakes if not stake.by_name) if visit.first(STAKES) == PAPERS else stakes


def _lines(visit: Visit, matrix: BoardMatrix) -> tuple[_Line, ...]:
    boards = matrix.boards
    most = max((len(matrix.common(one.iri, two.iri).commitments) for one in boards for two in boards if one != two), default=0)

    def cell(board: Board, other: Board) -> _Cell:
        common = matrix.common(board.iri, other.iri)
        actions, own = len(common.commitments), board == other
        shade = -(-actions * _SHADES // most) if most and not own else 0
        href = _href(visit, board=_name(board), other="" if own else _name(other)) if common else ""
        return _Cell(actions, len(common.sub_outcomes), href, own, max(shade, 1) if common and not own else 0)

    return tuple(
        _Line(
            board.label,
            visit.to.thing(board.iri),
            tuple(dict.fromkeys(in_words(reason) for reason in matrix.all_reasons(board.iri))),
            tuple(cell(board, other) for other in boards),
        )
        for board in boards
    )


def _rows(matrix: BoardMatrix) -> Iterator[tuple[str | int, ...]]:
    own = {board.iri: len(matrix.common(board.iri, board.iri).commitments) for board in matrix.boards}
    for place, board in enumerate(matrix.boards):
        for other in matrix.boards[place + 1 :]:
            common = matrix.common(board.iri, other.iri)
            counts = len(common.commitments), len(common.sub_outcomes)
            yield board.label, other.label, *counts, own[board.iri], own[other.iri]


def _shared(visit: Visit, outline: Outline, matrix: BoardMatrix) -> Reply:
    """What one board has a stake in, or two alike."""
    board = _board(visit, matrix, "board")
    other = _board(visit, matrix, "other") if visit.first("other") else None
    title = f"{board.label} and {other.label}" if other else board.label
    if (form := visit.first(FORMAT)) in FORMATS:
        return table_file(form, title, HEADINGS, shared_rows(visit, outline, matrix, board, other), (title, *_NOTES))
    crumbs = (Crumb("Plan", visit.to.page("/")), Crumb("Boards", _href(visit)), Crumb(title, ""))
    content = {
        "title": title,
        "board": board,
        "other": other,
        "only_papers": visit.first(STAKES) == PAPERS,
        "downloads": downloads(visit),
        **shared_page(visit, outline, matrix, board, other),
    }
    return Page("boards/shared.html", title, content, crumbs=crumbs)


def _board(visit: Visit, matrix: BoardMatrix, parameter: str) -> Board:
    name = visit.first(parameter)
    for board in matrix.boards:
        if _name(board) == name:
            return board
    raise ThingError(
        f"No board '{name}' was found to have a stake in this plan: choose one of those that have.",
        tuple(board.label for board in matrix.boards),
    )


def _without(visit: Visit, matrix: BoardMatrix) -> list[tuple[str, str]]:
    """The boards that papers name and that no stake was found for; only where there is one plan, as nothing tells whose they are."""
    if len(visit.shown.plans) > 1:
        return []
    found = {board.iri for board in matrix.boards}
    return [(thing.title, visit.to.thing(thing.iri)) for thing in named_things(visit.shown.store, kinds=_KINDS) if thing.iri not in found]


def _href(visit: Visit, **changes: str) -> str:
    kept = {name: visit.first(name) for name in (PLAN, STAKES)}
    return visit.to.page("/boards", **{**kept, **changes})


def _name(board: Board) -> str:
    return board.iri.rpartition("/id/")[2]
