"""From the path of an address to its page: the first route that fits, with the suffix of a format taken off where it has data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from starlette.routing import compile_path

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping, Sequence

    from .routing import Change, Route

__all__ = ["BESIDE", "SUFFIXES", "Match", "Matcher"]

#: The suffixes of an address that ask for data, and their media types.
SUFFIXES: Mapping[str, str] = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}
#: Those of the data that a site of files has beside its pages: all four would be half of it.
BESIDE = ("ttl", "jsonld")


@dataclass(frozen=True, slots=True)
class Match:
    """What an address means: a page, a form that may be posted there, or both; `path` is without the suffix of a format."""

    pattern: str
    path: str
    route: Route | None = None
    change: Change | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    suffix: str = ""


class Matcher:
    """Finds the page of an address."""

    def __init__(self, routes: Sequence[Route], changes: Sequence[Change]) -> None:
        self._changes = {change.path: change for change in changes}
        paths = {route.path: route for route in routes} | {path: None for path in self._changes if path not in {r.path for r in routes}}
        self._compiled: list[tuple[re.Pattern[str], str, Route | None]] = [
            (compile_path(path)[0], path, route) for path, route in paths.items()
        ]

    def find(self, path: str) -> Match | None:
        """Give what a path means, or None."""
        stem, dot, suffix = path.rpartition(".")
        if dot and suffix in SUFFIXES and (found := self._find(stem, suffix)) is not None:
            return found
        return self._find(path, "")

    def _find(self, path: str, suffix: str) -> Match | None:
        for pattern, name, route in self._compiled:
            found = pattern.match(path)
            if found and not (suffix and (route is None or route.data is None)):
                return Match(name, path, route, None if suffix else self._changes.get(name), found.groupdict(), suffix)
        return None
