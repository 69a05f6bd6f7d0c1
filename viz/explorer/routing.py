"""Which page an address means.

A `Route` is read by GET, a `Change` is a form that was posted. Paths are written as Starlette has them ("/questions/{name}"); the
parameters of a path are given to the maker by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from .replies import File, Moved, Reply
    from .visit import Shown

    Maker = Callable[..., Reply]
    #: The parameters of a path and those of its query, for each static page that is worth having.
    Every = Callable[[Shown], Iterable[tuple[Mapping[str, str], Mapping[str, str]]]]

__all__ = ["Change", "Route"]


@dataclass(frozen=True, slots=True)
class Route:
    """A page: `maker(visit, **parameters)` makes it.

    `every` tells which of it a static site has; without, the path itself if it has no parameters. `data(visit, suffix, **parameters)`
    makes the same as RDF ("ttl", "jsonld", "nt", "rdf"), for clients that accept that more, and at the path with such a suffix.
    Where the endpoint for machines has the same path, it answers whoever does not ask for HTML.
    """

    path: str
    maker: Callable[..., Reply]
    every: Every | None = None
    data: Callable[..., File | Moved] | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What a posted form does: `maker(visit, form, desk, **parameters)`; whoever may not change anything never gets there.

    What is done `at_the_door`, by whom has yet to sign in, is `maker(visit, form, door)`. What reads the plan before it keeps
    anything may be begun `again`, where the plan was exchanged meanwhile.
    """

    path: str
    maker: Callable[..., Reply]
    at_the_door: bool = False
    again: bool = False
