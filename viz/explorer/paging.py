"""Long lists, a page at a time: what `pages(...)` of templates/parts/tables.html shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeVar

    from .visit import Visit

    Item = TypeVar("Item")

__all__ = ["PAGE", "PageLink", "Pager", "paged", "pager_of"]

#: The parameter that says which page of a list is meant, the first being 1.
PAGE = "page"


@dataclass(frozen=True, slots=True)
class PageLink:
    """One page of a list, or a `gap` where some are left out."""

    number: int
    href: str
    current: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Pager:
    """Which part of a list is shown (`first` to `last` of `total`, counted from 1), and the addresses of the other parts."""

    first: int
    last: int
    total: int
    previous: str
    next: str
    links: tuple[PageLink, ...]


def paged(
    visit: Visit, items: Sequence[Item], size: int = 50, parameter: str = PAGE, *, whole: bool = False
) -> tuple[Sequence[Item], Pager]:
    """Give the items of the page that the visit asks for, and the pager; a page that is not there is the nearest one.

    Of several lists on a page each has a `parameter` of its own. All items stand on one page where the `whole` list is wanted, as
    where a site of files alone has no second page.
    """
    pager = pager_of(visit, len(items), len(items) or 1 if whole else size, parameter)
    return items[max(pager.first - 1, 0) : pager.last], pager


def pager_of(visit: Visit, total: int, size: int = 50, parameter: str = PAGE) -> Pager:
    """Give the pager of a list that has `total` items, for those who fetch one page of it only."""
    count = max(-(-total // size), 1)
    asked = visit.first(parameter, "1")
    current = min(max(int(asked) if asked.isdecimal() and len(asked) < 10 else 1, 1), count)

    def href(number: int) -> str:
        kept = {name: visit.first(name) for name in visit.query if name != parameter}
        return visit.to.page(visit.path, **kept, **{parameter: str(number) if number > 1 else ""})

    shown = sorted({1, count, *range(max(current - 1, 1), min(current + 1, count) + 1)})
    links: list[PageLink] = []
    for number in shown:
        if links and number > links[-1].number + 1:
            links.append(PageLink(number - 1, "", gap=True))
        links.append(PageLink(number, href(number), current=number == current))
    return Pager(
        first=(current - 1) * size + 1 if total else 0,
        last=min(current * size, total),
        total=total,
        previous=href(current - 1) if current > 1 else "",
        next=href(current + 1) if current < count else "",
        links=tuple(links),
    )
