"""The questions of the catalogue: their list, a form and an answer for each, and the answers as files.

listing   all questions              page    one question
inquiry   what was asked             fields  its form
lines     the answer as a table      files   the answer to take away
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....queries.catalogue import catalogue, question
from ...naming import tail_of
from ...routing import Route
from .files import FORMATS, file_maker
from .listing import catalogue_page
from .page import question_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...visit import Shown

__all__ = ["ROUTES"]

_OF_EACH_PART = "supporting-strategies"
_PARTS = "SELECT ?part { VALUES ?class { gt:Outcome gt:SubOutcome } ?part a ?class } ORDER BY ?part"


def _every(shown: Shown) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    """All questions that need not be told anything; and of the parts of a plan, what supports them."""
    for name, asked in catalogue().items():
        if all(parameter.default or not parameter.required for parameter in asked.parameters):
            yield {"name": name}, {}
    if len(shown.plans) == 1:
        about = question(_OF_EACH_PART).parameters[0].name
        for (part,) in shown.store.select(_PARTS).texts:
            yield {"name": _OF_EACH_PART}, {about: tail_of(part, shown.base)}


ROUTES = (
    Route("/questions", catalogue_page),
    *(Route(f"/questions/{{name}}.{suffix}", file_maker(suffix), every=_every) for suffix in FORMATS),
    Route("/questions/{name}", question_page, every=_every),
)
