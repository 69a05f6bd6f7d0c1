"""The tables under the picture: the same things and links, sorted as asked, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from .....graph.network import GRADES
from ....wording import in_natural_order
from ...paging import Pager, paged
from ...receipts import LinkedReceipt, linked_lines

if TYPE_CHECKING:
    from ....rows import LinkRow, ThingRow
    from ...visit import Visit
    from .picturing import Picture

__all__ = ["LinkLine", "Sorted", "links_table", "things_table"]

_ROWS = 25  # of each of two tables
Row = TypeVar("Row")
_Key = Callable[[Row], Any]

_THINGS: Final[Mapping[str, tuple[str, _Key[ThingRow] | None]]] = {
    "kind": ("Kind", None),  # as it comes: by kind, number and name
    "name": ("Name", lambda row: in_natural_order(row.full)),
    "outcome": ("Outcome", lambda row: (not row.outcomes, in_natural_order(row.outcomes))),
    "links": ("Links", lambda row: row.links),
}
_LINKS: Final[Mapping[str, tuple[str, _Key[LinkRow] | None]]] = {
    "from": ("From", None),
    "link": ("Link", lambda row: row.words),
    "to": ("To", lambda row: in_natural_order(row.target.full)),
    "grade": ("Grade", lambda row: GRADES.index(row.grade)),
    "receipts": ("Receipts", lambda row: len(row.receipts)),
}


@dataclass(frozen=True, slots=True)
class Sorted(Generic[Row]):
    """A page of a table: its headings (text, the address that sorts by it, how it is sorted), rows, and the other pages."""

    headings: tuple[tuple[str, str, str], ...]
    rows: Sequence[Row]
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A row of the table of links, its receipts with their addresses."""

    link: LinkRow
    receipts: tuple[LinkedReceipt, ...]


def things_table(visit: Visit, picture: Picture) -> Sorted[ThingRow]:
    """Give the page of the table of things that is asked for by `things` (its number) and `things-by` (a column)."""
    return _sorted(visit, picture, tuple(picture.things.values()), "things", _THINGS)


def links_table(visit: Visit, picture: Picture) -> Sorted[LinkLine]:
    """Give the page of the table of links that is asked for by `links` and `links-by`, with where each receipt leads."""
    table = _sorted(visit, picture, picture.links, "links", _LINKS)
    receipts = linked_lines(visit, [row.receipts for row in table.rows])
    lines = [LinkLine(row, found) for row, found in zip(table.rows, receipts, strict=True)]
    return Sorted(table.headings, lines, table.pager)


def _sorted(
    visit: Visit, picture: Picture, rows: Sequence[Row], name: str, columns: Mapping[str, tuple[str, _Key[Row] | None]]
) -> Sorted[Row]:
    """All rows on a static site, as they come; else one page of them, by a column ("name", or "-name" for the other way round)."""
    if visit.to.static:
        return Sorted(tuple((text, "", "") for text, _ in columns.values()), rows, None)
    by = f"{name}-by"
    asked = visit.first(by)
    chosen = asked.removeprefix("-") if asked.removeprefix("-") in columns else next(iter(columns))
    backwards = asked.startswith("-")
    key = columns[chosen][1]
    ordered = sorted(rows, key=key, reverse=backwards) if key else list(reversed(rows)) if backwards else rows
    others = {other: visit.first(other) for other in ("things", "things-by", "links", "links-by") if not other.startswith(name)}
    kept = {**picture.asked.query, **others}
    path = f"{visit.path}#{name}"

    def heading(column: str, text: str) -> tuple[str, str, str]:
        state = "" if column != chosen else "descending" if backwards else "ascending"
        return text, visit.to.page(path, **kept, **{by: f"-{column}" if state == "ascending" else column}), state

    normal = replace(
        visit, path=path, query={key: (value,) for key, value in {**kept, by: asked, name: visit.first(name)}.items() if value}
    )
    page, pager = paged(normal, ordered, _ROWS, name)
    return Sorted(tuple(heading(column, text) for column, (text, _) in columns.items()), page, pager)
