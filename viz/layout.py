"""Places for the things of a plan: tiers as rows in the middle, everything else in columns beside them.

Rows are ordered by the barycentre of what stands above (Sugiyama, Tagawa and Toda 1981), long rows are wrapped, and the
number of columns is the one whose picture comes nearest to the wanted shape, so that it fits a screen. Nothing is random
and nothing is iterated to rest: a thousand things are placed in milliseconds, the same way each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, log
from statistics import fmean
from typing import Literal

__all__ = ["Berth", "Place", "layered"]

_COLUMN = 214
_GAP = 30
_ALLEY = 70


@dataclass(frozen=True, slots=True)
class Berth:
    """Where a thing belongs: which area, which tier of it (0 is nearest the top, or the rows), how high it is in pixels."""

    area: Literal["rows", "left", "right"]
    tier: int
    height: int


@dataclass(frozen=True, slots=True)
class Place:
    """The centre of a thing, in pixels, x to the right and y downwards."""

    x: int
    y: int


def layered(berths: Mapping[str, Berth], edges: Iterable[tuple[str, str]], aspect: float) -> dict[str, Place]:
    """Places all things. ``berths`` come in reading order, which settles ties; ``aspect`` is the wanted width over height."""
    beside: defaultdict[str, list[str]] = defaultdict(list)
    for source, target in edges:
        if source in berths and target in berths:
            beside[source].append(target)
            beside[target].append(source)
    rows = _ordered_rows(berths, beside)
    sides = {area: _tiers(berths, area) for area in ("left", "right")}
    heights = [max(berths[thing].height for thing in row) + _GAP for row in rows]
    columns = _columns(rows, heights, sides, berths, aspect)
    places = _place_rows(rows, heights, columns)
    floor = _height(rows, heights, columns)
    for area, tiers in sides.items():
        edge = columns * _COLUMN / 2
        for tier in tiers:
            width = _place_side(tier, berths, beside, places, floor, edge if area == "right" else -edge)
            edge += width + _ALLEY
    return places


def _tiers(berths: Mapping[str, Berth], area: str) -> list[list[str]]:
    inside = sorted((thing for thing in berths if berths[thing].area == area), key=lambda thing: berths[thing].tier)
    return [list(tier) for _, tier in groupby(inside, key=lambda thing: berths[thing].tier)]


def _ordered_rows(berths: Mapping[str, Berth], beside: Mapping[str, list[str]]) -> list[list[str]]:
    """Each row by the mean place of its neighbours in the rows above; those without any stand last, in reading order."""
    rows, share = _tiers(berths, "rows"), dict[str, float]()
    for row in rows:
        above = {thing: [share[near] for near in beside.get(thing, ()) if near in share] for thing in row}
        if share:
            row.sort(key=lambda thing: fmean(above[thing]) if above[thing] else 1.0)
        share |= {thing: (place + 0.5) / len(row) for place, thing in enumerate(row)}
    return rows


def _height(rows: Sequence[Sequence[str]], heights: Sequence[int], columns: int) -> float:
    return float(sum(ceil(len(row) / columns) * height for row, height in zip(rows, heights, strict=True)))


def _columns(
    rows: Sequence[Sequence[str]],
    heights: Sequence[int],
    sides: Mapping[str, Sequence[Sequence[str]]],
    berths: Mapping[str, Berth],
    aspect: float,
) -> int:
    """The number of columns whose picture is nearest to the aspect; sides grow columns of their own as the rows get lower."""

    def distance(columns: int) -> float:
        height = max(_height(rows, heights, columns), float(_COLUMN))
        extra = sum(_side_columns(tier, berths, height) for tiers in sides.values() for tier in tiers)
        return abs(log((columns + extra) * _COLUMN / height / aspect))

    return min(range(1, max((len(row) for row in rows), default=1) + 1), key=distance)


def _side_columns(tier: Sequence[str], berths: Mapping[str, Berth], height: float) -> int:
    return ceil(sum(berths[thing].height + _GAP for thing in tier) / height)


def _place_rows(rows: Sequence[Sequence[str]], heights: Sequence[int], columns: int) -> dict[str, Place]:
    """Wrapped rows are filled column by column, so that x keeps the order of the row and a child stays under its parent."""
    places: dict[str, Place] = {}
    top = 0.0
    for row, height in zip(rows, heights, strict=True):
        deep = ceil(len(row) / columns)
        wide = ceil(len(row) / deep)
        step = columns * _COLUMN / wide
        for number, thing in enumerate(row):
            column, line = divmod(number, deep)
            stagger = (line % 2 - 0.5) * min(step - _COLUMN, _COLUMN) / 2 if deep > 1 else 0.0
            x = (column - (wide - 1) / 2) * step + stagger
            places[thing] = Place(round(x), round(top + (line + 0.5) * height))
        top += deep * height
    return places


def _place_side(
    tier: Sequence[str],
    berths: Mapping[str, Berth],
    beside: Mapping[str, list[str]],
    places: dict[str, Place],
    floor: float,
    edge: float,
) -> float:
    """Fills one block of columns beside the rows, each thing as near as may be to the height of its neighbours; gives its width."""
    height = max(floor, float(_COLUMN))
    columns = _side_columns(tier, berths, height)
    level = {thing: [places[near].y for near in beside.get(thing, ()) if near in places] for thing in tier}
    ordered = sorted(tier, key=lambda thing: fmean(level[thing]) if level[thing] else height)
    deep = ceil(len(ordered) / columns)
    outwards = 1 if edge > 0 else -1
    for number, thing in enumerate(ordered):
        line, column = divmod(number, columns)
        x = edge + outwards * (_ALLEY + (column + 0.5) * _COLUMN)
        places[thing] = Place(round(x), round((line + 0.5) * height / deep))
    return float(columns * _COLUMN)
