"""The page of what went wrong: one sentence, what to do, and where to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...ontology.errors import GoldenThreadError, QuestionError, SourceError, ThingError, WorkbookError
from ...queries.endpoint.http.refusals import refusal_of
from ...queries.workers.errors import RenewedError
from .replies import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["problem_page"]

_STATUS: Mapping[type[GoldenThreadError], int] = {
    ThingError: 404,
    QuestionError: 400,
    SourceError: 400,
    WorkbookError: 400,
    RenewedError: 503,
}
_TITLES = {
    400: "This cannot be answered as it was asked",
    401: "Sign in first",
    403: "This is not allowed",
    404: "Nothing was found here",
    405: "This page does not work like that",
    406: "This cannot be written in that form",
    413: "That is too much",
    503: "Not just now",
    504: "This takes too long",
}
_OTHERWISE = "Something went wrong"


def problem_page(error: GoldenThreadError) -> Page:
    """Make the page of an error; candidates and faults that it carries are listed."""
    status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 0) or refusal_of(error).status
    listed = getattr(error, "candidates", ()) or getattr(error, "faults", ())
    content = {"sentence": str(error), "listed": tuple(listed), "status": status}
    return Page("problems/problem.html", _TITLES.get(status, _OTHERWISE), content, status=status, lasting=False)
