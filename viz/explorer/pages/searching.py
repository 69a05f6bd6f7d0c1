"""The search: names of things and quoted words, with how much there is of each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....graph.named import plain_words
from ....graph.search import QUOTATIONS
from ....queries.whereabouts import whereabouts_of
from ..paging import PAGE, pager_of
from ..papers.places import quotation_href
from ..replies import Crumb, Page
from ..routing import Route

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ....graph.search import Counts, Hit, Piece
    from ....queries.whereabouts import Whereabouts
    from ..paging import Pager
    from ..visit import Shown, Visit

__all__ = ["ROUTES"]

_SIZE = 50
_LONGEST = 300  # letters: nobody types more
_TAKES = ("q", "kind", PAGE)
_EVERYTHING = "Everything"
_QUOTED = "Quoted words"


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of what was found: what it is called, how much there is, the address that shows that alone."""

    text: str
    count: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """A hit: a thing by its name, or words by the place where they stand; `pieces` where they tell more than the title."""

    title: str
    href: str
    kind: str
    pieces: Sequence[Piece]
    quoted: bool


def _search(visit: Visit) -> Page:
    asked = visit.first("q")
    text, kind = asked[:_LONGEST], visit.first("kind")
    notices = [
        f"The search does not know “{name[:60]}”, which the address gives. It was not looked at."
        for name in visit.query
        if name not in _TAKES
    ]
    notices += [f"“{name}” is given more than once: the first was taken." for name in _TAKES if len(set(visit.query.get(name, ()))) > 1]
    notices += [f"Only the first {_LONGEST} letters were looked for."] if len(asked) > _LONGEST else []
    counts = visit.shown.store.index.counts(text)
    hits, pager, loosely = _page_of(visit, text, kind, counts)
    content = {
        "text": text,
        "kind": kind,
        "kinds": _kinds(visit, text, kind, counts) if text else (),
        "found": _told(visit, hits),
        "pager": pager,
        "loosely": loosely and bool(hits),
        "notices": notices,
    }
    title = f"Search: {text}" if text else "Search"
    return Page("search/search.html", title, content, crumbs=(Crumb("Plan", visit.to.page("/")), Crumb("Search", "")))


def _page_of(visit: Visit, text: str, kind: str, counts: Counts) -> tuple[Sequence[Hit], Pager, bool]:
    """The hits of one page, names before quotations. Raises ThingError for a kind that there is none of."""
    index = visit.shown.store.index
    names = index.search(text, kind=kind, words=False, limit=0).total if kind or counts.kinds or counts.loosely else 0
    quoted = counts.quotations if kind in {"", QUOTATIONS} else 0
    pager = pager_of(visit, names + quoted, _SIZE)
    skip = max(pager.first - 1, 0)
    named = index.search(text, kind=kind, words=False, limit=min(_SIZE, names - skip), skip=skip) if skip < names else None
    hits = named.hits if named else ()
    rest = _SIZE - len(hits)
    if quoted and rest:
        hits += index.search(text, labels=False, limit=rest, skip=max(skip - names, 0)).hits
    return hits, pager, counts.loosely or (named is not None and named.loosely)


def _kinds(visit: Visit, text: str, kind: str, counts: Counts) -> tuple[_Kind, ...]:
    total = visit.shown.store.index.search(text, words=False, limit=0).total if counts.kinds else 0

    def filtered(called: str, count: int, name: str) -> _Kind:
        return _Kind(called, count, visit.to.page(visit.path, q=text, kind=name), name.casefold() == kind.casefold())

    every = (_EVERYTHING, total + counts.quotations, "")
    of_each = [(plain_words(name), count, name) for name, count in counts.kinds]
    words = [(_QUOTED, counts.quotations, QUOTATIONS)] if counts.quotations else []
    return tuple(filtered(*each) for each in (every, *words, *of_each))


def _told(visit: Visit, hits: Iterable[Hit]) -> list[_Found]:
    hits = tuple(hits)
    there = whereabouts_of(visit.shown.store, [hit.iri for hit in hits if hit.kind == QUOTATIONS])
    return [_found(visit, hit, there) for hit in hits]


def _found(visit: Visit, hit: Hit, there: Mapping[str, Whereabouts]) -> _Found:
    if hit.kind == QUOTATIONS:
        href = quotation_href(visit.to, there[hit.iri]) if hit.iri in there else ""
        return _Found(hit.title, href, "quoted words", hit.snippet, quoted=True)
    tells_more = hit.words.strip("…") not in hit.title
    return _Found(hit.title, visit.to.thing(hit.iri), plain_words(hit.kind), hit.snippet if tells_more else (), quoted=False)


def _never(_: Shown) -> Iterable[tuple[dict[str, str], dict[str, str]]]:
    return ()


ROUTES = (Route("/search", _search, every=_never),)
