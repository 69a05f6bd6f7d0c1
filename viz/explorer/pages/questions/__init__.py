"""The questions of the catalogue: their list, a form and an answer for each, and the answers as files.

listing   all questions              page    one question
inquiry   what was asked             fields  its form
lines     the answer as a table      files   the answer to take away
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....queries.catalogue import catalogue
from ...naming import tail_of
from ...routing import Route
from .files import FORMATS, file_maker
from .listing import catalogue_page
from .offering import answered_for_each, parts_of
from .page import question_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...visit import Shown

__all__ = ["ROUTES"]


def _every(shown: Shown) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """All questions; and of the parts of a plan, what supports them."""
    yield from (({"name": name}, {}) for name in catalogue())
    yield from _answered(shown)


def _every_file(shown: Shown) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    for name, asked in catalogue().items():
        if all(parameter.default or not parameter.required for parameter in asked.parameters):
            yield {"name": name}, {}
    yield from _answered(shown)


def _answered(shown: Shown) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    for asked in catalogue().values():
        if answered_for_each(asked, shown):
            yield from (({"name": asked.name}, {"about": tail_of(part.iri, shown.base)}) for part in parts_of(shown))


ROUTES = (
    Route("/questions", catalogue_page),
    *(Route(f"/questions/{{name}}.{suffix}", file_maker(suffix), every=_every_file) for suffix in FORMATS),
    Route("/questions/{name}", question_page, every=_every),
)
