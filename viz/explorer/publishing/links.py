"""Addresses from one file of a static site to another: relative, so that the site may lie in any folder."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..addresses import elsewhere, path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .listing import Listed

__all__ = ["NOT_HERE", "FileLinks", "Files"]

_IN_FRAGMENTS = "-._~!$&+:@/?"
#: The page for what only a server can do.
NOT_HERE = "not-here.html"


class Files:
    """The files of a site, by path and query, and by path and suffix of data."""

    def __init__(self, pages: Iterable[Listed]) -> None:
        self._pages: dict[str, dict[frozenset[tuple[str, str]], str]] = defaultdict(dict)
        self._data: dict[tuple[str, str], str] = {}
        for page in pages:
            if page.data:
                self._data[page.path, page.data] = page.file
            else:
                self._pages[page.path][frozenset(page.query.items())] = page.file

    def page(self, path: str, query: Mapping[str, str]) -> str:
        """Give the file of a page: with just this query, else with as much of it as some file has, else that of another plan or order.

        What no file tells is told by `NOT_HERE`.
        """
        known = self._pages.get(path, {})
        asked = frozenset((name, value) for name, value in query.items() if value)
        if asked in known:
            return known[asked]
        fitting = [held for held in known if held <= asked]
        return known[max(fitting, key=lambda held: (len(held), sorted(held)))] if fitting else NOT_HERE

    def data(self, path: str, suffix: str) -> str:
        """Give the file of the data of a page, or `NOT_HERE`."""
        return self._data.get((path, suffix), NOT_HERE)


@dataclass(frozen=True, slots=True)
class FileLinks:
    """The addresses that one file, `here`, writes; `base` is the workspace's; assets lie in `assets/`."""

    base: str
    here: str
    files: Files
    asset_of: Callable[[str], str]

    @property
    def static(self) -> bool:
        """True."""
        return True

    def page(self, path: str, /, **query: str) -> str:
        """Give the address of a page's file; a fragment stays."""
        path, mark, fragment = path.partition("#")
        file = self.files.page(path, query)
        return self._to(file) if file == NOT_HERE else f"{self._to(file)}{mark}{quote(fragment, safe=_IN_FRAGMENTS)}"

    def thing(self, iri: str) -> str:
        """Give the address of the page of an IRI, or as `elsewhere` has it where that is somebody else's."""
        path = path_of(iri, self.base)
        return self.page(path) if path else elsewhere(iri)

    def data(self, iri: str, suffix: str) -> str:
        """Give the address of the data of a thing."""
        return self._to(self.files.data(path_of(iri, self.base), suffix))

    def asset(self, name: str) -> str:
        """Give the address of an asset, with what tells its content."""
        return self._to(f"assets/{self.asset_of(name)}", safe="?=")

    def _to(self, file: str, *, safe: str = "") -> str:
        return quote(posixpath.relpath(file, posixpath.dirname(self.here) or "."), safe=f"/.-_~{safe}")
