"""What is refused, and with which status: plain text of one sentence, what is wrong and what to do.

The status of an error of the workers stands here as well, so that there is one place to read them all:

    400 the query or a parameter is malformed (line and column)     406 none of the formats asked for is written
    401 a change without the token                                  404 there is no such graph
    403 federation, or a change, is not allowed                     409 a change does not fit what there is
    405 another method; 413 too long; 415 another media type        503 too many are asking (Retry-After)
    500 the answer is refused for its size, or its worker was lost
    504 the deadline has passed                                     507 there is no room to write the answer
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....ontology.errors import AmendmentError, ForgeryError, GoldenThreadError, WorkspaceError
from ...workers.errors import (
    ConflictError,
    DeadlineError,
    FederationError,
    MalformedError,
    MediaTypeError,
    MemoryBoundError,
    NoGraphError,
    NotAcceptableError,
    OverloadedError,
    SizeError,
    SpoolFullError,
    UnchangeableError,
    WorkerLostError,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Refusal", "refusal_of"]

_STATUS: Mapping[type[GoldenThreadError], int] = {
    MalformedError: 400,
    NotAcceptableError: 406,
    MediaTypeError: 415,
    FederationError: 403,
    NoGraphError: 404,
    UnchangeableError: 403,
    ConflictError: 409,
    DeadlineError: 504,
    SizeError: 500,
    MemoryBoundError: 500,
    OverloadedError: 503,
    SpoolFullError: 507,
    WorkerLostError: 500,
    ForgeryError: 403,
    AmendmentError: 409,
    WorkspaceError: 503,  # in use by a build, or its disk full: later it may be possible
}
_OTHERWISE = 500
_LATER = 5  # seconds after which to try again where the workspace was in use


class Refusal(GoldenThreadError):  # noqa: N818 - the word of what it becomes, a reply that refuses
    """A request that is not answered: the status, the sentence, and headers that belong to it."""

    def __init__(self, status: int, sentence: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.status = status
        self.headers = dict(headers or {})


def refusal_of(error: GoldenThreadError) -> Refusal:
    """Give the refusal for an error of the workers or of the workspace."""
    if isinstance(error, Refusal):
        return error
    status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), _OTHERWISE)
    later = error.retry_after if isinstance(error, OverloadedError) else _LATER if isinstance(error, WorkspaceError) else 0
    return Refusal(status, str(error), {"Retry-After": str(later)} if later else {})
