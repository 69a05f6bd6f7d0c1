"""Which pages a static site has: every route's own choice, and the data beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.routing import compile_path

from ....ontology.errors import IntegrityError
from ..matching import BESIDE
from .naming import file_of, suffix_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..routing import Route
    from ..visit import Shown

__all__ = ["SEARCH", "Listed", "listed"]

#: Where names are searched; on a static site by a script, so its page is another.
SEARCH = "/search"
_NO_PAGES = frozenset({SEARCH, "/sparql", "/review", "/import", "/sign-in"})


@dataclass(frozen=True, slots=True)
class Listed:
    """A page, or its data: the route's pattern and parameters, its path and query, and the file that it goes to."""

    pattern: str
    parameters: Mapping[str, str]
    path: str
    query: Mapping[str, str]
    file: str
    data: str = ""


def listed(routes: Sequence[Route], shown: Shown) -> tuple[Listed, ...]:
    """List the files of all routes, in the order of their names; raise IntegrityError where two pages would be one file."""
    found: dict[str, Listed] = {}
    for route in routes:
        if route.path in _NO_PAGES:
            continue
        for each in _of_route(route, shown):
            known = found.setdefault(each.file, each)
            if (known.path, known.query) != (each.path, each.query):
                raise IntegrityError(f"The pages {known.path} and {each.path} would both be the file {each.file}: report this as a fault.")
    return tuple(found[name] for name in sorted(found))


def _of_route(route: Route, shown: Shown) -> Iterator[Listed]:
    _, path_format, convertors = compile_path(route.path)
    if route.every is None and convertors:
        return
    for parameters, query in route.every(shown) if route.every else [({}, {})]:
        path = path_format.format(**parameters)
        asked = {name: value for name, value in query.items() if value}
        yield Listed(route.path, parameters, path, asked, file_of(path, asked, suffix_in(route.path, path, asked)))
        if route.data and not asked:
            for suffix in BESIDE:
                yield Listed(route.path, parameters, path, {}, file_of(path, {}, suffix), suffix)
