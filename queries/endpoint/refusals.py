"""What is refused, and with which status: plain text of one sentence, what is wrong and what to do.

The status of an error of the workers stands here as well, so that there is one place to read them all:

    400 the query or a parameter is malformed (line and column)     406 none of the formats asked for is written
    403 federation, or a change, is not allowed                     405 another method; 413 too long; 415 another media type
    500 the answer is refused for its size, or its worker was lost  503 too many are asking (Retry-After)
    504 the deadline has passed                                     507 there is no room to write the answer
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...ontology.errors import GoldenThreadError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Refusal"]


class Refusal(GoldenThreadError):
    """A request that is not answered: the status, the sentence, and headers that belong to it."""

    def __init__(self, status: int, sentence: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.status = status
        self.headers = dict(headers or {})
