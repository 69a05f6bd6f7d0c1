"""The ruled lines of a page -> the grids that they make: where a table stands, and which of its places are one cell."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

__all__ = ["Grid", "Ruling", "find_grids", "read_rulings", "read_shades"]

_THIN = 2.5  # points; a filled shape that is thinner is a line
_NEAR = 3.0  # points between ends that meet
_SHORTEST = 8.0
_FARTHEST = 20_000.0
_MOST_PATHS = 20_000  # more is a drawing, and so are more lines
_MOST_LINES = 1_000
_BOX = 6  # segments of a path that is one box or line
_MOST_SEGMENTS = 20_000
_WHOLE = 0.6  # of a page: a larger box is its ground

_Box = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(frozen=True, slots=True)
class Ruling:
    """A line, level or upright: where it stands on the other axis, and from where to where it goes, in points."""

    level: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's lines: `across` from left to right, `down` from top to bottom, and the places that merged cells cover.

    `merged` leads from a row and column (counted from 0) that a cell covers to those of its first place.
    """

    across: tuple[float, ...]
    down: tuple[float, ...]
    merged: dict[tuple[int, int], tuple[int, int]]

    def place(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of the cell that a point lies in, its first place if it is merged; None outside."""
        column = _between(self.across, x)
        row = _between(tuple(-at for at in self.down), -y)
        if row is None or column is None:
            return None
        return self.merged.get((row, column), (row, column))


def read_rulings(page: pdfium.PdfPage) -> tuple[Ruling, ...]:
    """The lines of a page: strokes and thin filled boxes."""
    found: list[Ruling] = []
    for number, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)):
        if number > _MOST_PATHS:
            return ()
        segments = raw.FPDFPath_CountSegments(item)
        if segments <= _BOX:
            found += _lines_of(item.get_bounds(), item)
        elif segments <= _MOST_SEGMENTS:  # the borders of a whole table drawn at once
            found += (line for box in _parts(item, segments) for line in _lines_of(box, item))
    return tuple(found)


def _lines_of(box: _Box, item: pdfium.PdfObject) -> Iterator[Ruling]:
    """The lines that a box of a path is: a thin box is a line, a stroked one has four."""
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    if not max(abs(left), abs(bottom), width, height) < _FARTHEST:
        return  # off every page, or no number at all
    if height <= _THIN and width >= _SHORTEST:
        yield Ruling(True, (bottom + top) / 2, left, right)
    elif width <= _THIN and height >= _SHORTEST:
        yield Ruling(False, (left + right) / 2, bottom, top)
    elif width >= _SHORTEST and height >= _SHORTEST and _is_stroked(item):
        yield from _edges(box)


def _parts(item: pdfium.PdfObject, segments: int) -> Iterator[_Box]:
    """The boxes of the parts of a path, each of which begins with a move, in points of the page."""
    matrix, x, y = raw.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    raw.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
    part: list[tuple[float, float]] = []
    for i in range(segments):
        segment = raw.FPDFPath_GetPathSegment(item, i)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and part:
            yield _box(part)
            part = []
        a, b, c, d, e, f = (getattr(matrix, name) for name in "abcdef")
        part.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
    if part:
        yield _box(part)


def _box(points: Sequence[tuple[float, float]]) -> _Box:
    across, up = [x for x, _ in points], [y for _, y in points]
    return min(across), min(up), max(across), max(up)


def _is_stroked(item: pdfium.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)


def read_shades(page: pdfium.PdfPage) -> tuple[Ruling, ...]:
    """The edges of the filled boxes of a page: where no line is drawn, the shading of cells may show a table."""
    width, height = page.get_size()
    items = [item for _, item in zip(range(_MOST_LINES), page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3), strict=False)]
    boxes = [item.get_bounds() for item in items if raw.FPDFPath_CountSegments(item) <= _BOX and not _is_stroked(item)]
    cells = [box for box in boxes if min(box[2] - box[0], box[3] - box[1]) >= _SHORTEST and _area(box) < _WHOLE * width * height]
    outer = [box for box in cells if not any(box != other and _holds(other, box) for other in cells)]
    return tuple(line for box in outer for line in _edges(box))


def _area(box: _Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _holds(outer: _Box, inner: _Box) -> bool:
    return outer[0] - 1 <= inner[0] and outer[1] - 1 <= inner[1] and inner[2] <= outer[2] + 1 and inner[3] <= outer[3] + 1


def _edges(box: _Box) -> Iterator[Ruling]:
    left, bottom, right, top = box
    yield from (Ruling(True, at, left, right) for at in (bottom, top))
    yield from (Ruling(False, at, bottom, top) for at in (left, right))


def find_grids(rulings: Sequence[Ruling]) -> tuple[Grid, ...]:
    """The grids of at least two columns, from the top of the page down; one row alone may be the rest of a table."""
    joined = _joined([*rulings, *_between_cells(rulings)])
    grids = [grid for group in _connected(joined) if (grid := _grid(group))] if len(joined) <= _MOST_LINES else []
    return tuple(sorted(grids, key=lambda grid: (-grid.down[0], grid.across[0])))


def _between_cells(rulings: Sequence[Ruling]) -> Iterator[Ruling]:
    """The uprights that are not drawn: where level lines are drawn cell by cell, and break at the same places."""
    rows: dict[int, list[Ruling]] = {}
    for line in rulings:
        if line.level:
            rows.setdefault(round(line.at), []).append(line)
    for lower, upper in pairwise(_parted(rows[at]) for at in sorted(rows)):
        if not (lower and upper) or upper[0].at - lower[0].at <= _NEAR:
            continue
        ends, others = [line.end for line in lower], [line.end for line in upper]
        same = [end for end in ends[:-1] if any(abs(end - other) <= _NEAR for other in others)]
        if same:
            for place in (lower[0].start, *same, ends[-1]):
                yield Ruling(False, place, lower[0].at, upper[0].at)


def _parted(lines: Iterable[Ruling]) -> list[Ruling]:
    """Level lines of one height from left to right, if each begins where the one before ends."""
    ordered = sorted(lines, key=lambda line: line.start)
    return ordered if all(-_NEAR < other.start - one.end <= _NEAR for one, other in pairwise(ordered)) else []


def _joined(rulings: Sequence[Ruling]) -> list[Ruling]:
    """The lines, those that are drawn piece by piece put together."""
    found: list[Ruling] = []
    for line in sorted(rulings, key=lambda line: (line.level, round(line.at), line.start)):
        last = found[-1] if found else None
        if last and last.level == line.level and abs(last.at - line.at) <= 1 and line.start <= last.end + _NEAR:
            found[-1] = Ruling(line.level, last.at, last.start, max(last.end, line.end))
        else:
            found.append(line)
    return found


def _connected(rulings: Sequence[Ruling]) -> Iterator[list[Ruling]]:
    """Lines that cross or meet, group by group."""
    left = list(rulings)
    while left:
        group, front = [], [left.pop()]
        while front:
            one = front.pop()
            group.append(one)
            near = [other for other in left if _meet(one, other)]
            front += near
            left = [other for other in left if other not in near]
        yield group


def _meet(one: Ruling, other: Ruling) -> bool:
    if one.level == other.level:
        return abs(one.at - other.at) <= _NEAR and one.start <= other.end + _NEAR and other.start <= one.end + _NEAR
    return one.start - _NEAR <= other.at <= one.end + _NEAR and other.start - _NEAR <= one.at <= other.end + _NEAR


def _grid(group: Sequence[Ruling]) -> Grid | None:
    across = _clustered(line.at for line in group if not line.level)
    down = _clustered(line.at for line in group if line.level)[::-1]
    if len(across) < 3 or len(down) < 2:
        return None
    upright = [line for line in group if not line.level]
    level = [line for line in group if line.level]
    first: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(down) - 1):
        for column in range(len(across) - 1):
            x, y = (across[column] + across[column + 1]) / 2, (down[row] + down[row + 1]) / 2
            if column and not _ruled(upright, across[column], y):
                first[row, column] = first.get((row, column - 1), (row, column - 1))
            elif row and not _ruled(level, down[row], x):
                first[row, column] = first.get((row - 1, column), (row - 1, column))
    return Grid(tuple(across), tuple(down), first)


def _ruled(lines: Iterable[Ruling], at: float, through: float) -> bool:
    return any(abs(line.at - at) <= _NEAR and line.start - _NEAR <= through <= line.end + _NEAR for line in lines)


def _clustered(places: Iterable[float]) -> list[float]:
    """Places from the smallest, those that lie together taken as one."""
    found: list[list[float]] = []
    for place in sorted(places):
        if found and place - found[-1][-1] <= _NEAR:
            found[-1].append(place)
        else:
            found.append([place])
    return [sum(near) / len(near) for near in found]


def _between(lines: Sequence[float], at: float) -> int | None:
    return next((i for i in range(len(lines) - 1) if lines[i] <= at < lines[i + 1]), None)
