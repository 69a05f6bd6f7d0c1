"""The names and quoted words of a static site, for the script that searches them: no server is there to ask."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from ....graph.named import named_things, plain_words
from ....queries.whereabouts import whereabouts_of
from ..addresses import path_of
from ..replies import Page
from .links import NOT_HERE
from .listing import SEARCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .rendering import Press

__all__ = ["NAMES", "SEARCH_FILE", "names_file", "search_page"]

#: The file of the names, a script of its own: pages that were opened from a folder may not read any other.
NAMES = "search-names.js"
#: The page that searches them.
SEARCH_FILE = "search.html"
_MOST_LISTED = 3000  # names on the page itself, for those without JavaScript
_QUOTED = "SELECT ?quotation ?words { ?quotation a gt:Quotation ; oa:exact ?words } ORDER BY ?words ?quotation"


@dataclass(frozen=True, slots=True)
class _Name:
    """A thing that has a page: what it is called, what it is, where it is, and what else it is called."""

    title: str
    kind: str
    href: str
    others: tuple[str, ...]


def search_page(press: Press) -> bytes:
    """Make the page that searches with a script, and lists all names for those without."""
    names = sorted(_names(press), key=lambda name: (name.kind, name.title.casefold()))
    kinds = [(kind, list(group)) for kind, group in groupby(names, key=lambda name: name.kind)]
    content = {"kinds": kinds if len(names) <= _MOST_LISTED else [], "names": NAMES}
    page = Page("publishing/search.html", "Search", content)
    return press.renderer.html(page, press.visit(SEARCH, SEARCH_FILE)).encode()


def names_file(press: Press) -> bytes:
    """Give the names and the quoted words as a script that hands them over."""
    names = sorted((name.title, name.kind, name.href, "\n".join(name.others)) for name in _names(press))
    told = json.dumps({"names": names, "words": sorted(set(_words(press)))}, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.goldenThreadNames = {told};\n".encode()


def _names(press: Press) -> Iterator[_Name]:
    for thing in named_things(press.shown.store):
        path = path_of(thing.iri, press.shown.base)
        if path and press.files.page(path, {}) != NOT_HERE:
            href = press.visit(SEARCH, SEARCH_FILE).to.page(path)
            yield _Name(thing.title, thing.level or plain_words(thing.kind), href, thing.others)


def _words(press: Press) -> Iterator[tuple[str, str]]:
    """The words of each quotation whose paper has a page, with its address."""
    to = press.visit(SEARCH, SEARCH_FILE).to
    quoted = list(press.shown.store.select(_QUOTED).texts)
    where = whereabouts_of(press.shown.store, [quotation for quotation, _ in quoted])
    for quotation, words in quoted:
        found = where.get(quotation)
        if found and press.files.page(f"/sources/{found.source}", {}) != NOT_HERE:
            yield words, to.page(f"/sources/{found.source}#quotation-{found.quotation}")
