"""What an endpoint serves: who answers, what is remembered, and what is allowed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .remembering import Recent
from .surveying import Survey

if TYPE_CHECKING:
    from .answering import Answering
    from .changing import Writing
    from .http.replies import Reply
    from .indexing import Searching

__all__ = ["Service"]

_REMEMBERED = 64 << 20


@dataclass(frozen=True, slots=True)
class Service:
    """What the routes share.

    `base` is what the IRIs of the workspace begin with and `council` whose plans they are, both "" where there is none;
    `writing` who makes changes, None where none are taken; `hosts` the machines that a query may ask by SERVICE;
    `searching` the index of names and quoted words, None where there is none;
    `survey` what the descriptions tell of the data; `remembered` the replies of late, by the tag of what was asked and whether
    gzip was wanted.
    """

    pool: Answering
    base: str = ""
    council: str = ""
    writing: Writing | None = None
    hosts: frozenset[str] = frozenset()
    searching: Searching | None = None
    survey: Survey = field(default_factory=Survey)
    remembered: Recent[tuple[str, bool], Reply] = field(default_factory=lambda: Recent(_REMEMBERED))
