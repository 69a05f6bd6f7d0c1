"""The routes `/health` and `/ready`: whether the process is alive, and whether it answers questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...ontology.errors import QueryError
from ..workers.question import Question
from .http.replies import plain

if TYPE_CHECKING:
    from starlette.types import Scope

    from .http.replies import Reply
    from .service import Service

__all__ = ["health", "ready"]

_PATIENCE = 2.0  # seconds in which a worker must answer the least of all questions


async def health(_: Service, __: Scope) -> Reply:
    """Say that the process is there and listens."""
    return plain(200, "alive")


async def ready(service: Service, _: Scope) -> Reply:
    """Say whether a question is answered at present, having asked one; 503 where not."""
    try:
        await service.pool.answer(Question(query="ASK {}", seconds=_PATIENCE))
    except QueryError as error:
        return plain(503, str(error), [(b"retry-after", b"1")])
    return plain(200, "ready")
