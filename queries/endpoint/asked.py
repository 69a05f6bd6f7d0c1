"""A query with its dataset and the formats it may be answered in: all that an answer depends on, but for the data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from ..workers import Question
from .formats import BOOLEAN, SOLUTIONS, TRIPLES
from .negotiating import negotiate
from .refusals import Refusal
from .replies import header

if TYPE_CHECKING:
    from starlette.types import Scope

    from .formats import Form
    from .negotiating import Accepted
    from .requests import Parameters

__all__ = ["Asked", "asked_of"]

#: What has another answer each time, or one from elsewhere; also where a word could hide behind an escape. A word too many
#: only means that an answer is worked out again.
_PASSING = re.compile(r"(?<![?$\w])(?:NOW|RAND|UUID|STRUUID|SERVICE)\b|\\u", re.IGNORECASE)
_FORMAT_NAMES = ("format", "output")


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, the graphs that the protocol names for it, and the label chosen for each form of answer."""

    query: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    accepted: Accepted

    @property
    def lasting(self) -> bool:
        """Whether the answer stays the same for as long as the data does."""
        return not _PASSING.search(self.query)

    def question(self) -> Question:
        """Give it as the workers take it."""
        return Question(
            self.query,
            self.default_graphs,
            self.named_graphs,
            solutions=_written(SOLUTIONS, self.accepted.solutions),
            boolean=_written(BOOLEAN, self.accepted.boolean),
            triples=_written(TRIPLES, self.accepted.triples),
        )

    def tag(self, revision: str) -> str:
        """Name the answer by all that it depends on: 24 hex digits."""
        digest = blake2b(digest_size=12)
        for part in (revision, self.query, *self.default_graphs, "", *self.named_graphs, "", *map(str, self._labels())):
            digest.update(part.encode())
            digest.update(b"\0")
        return digest.hexdigest()

    def _labels(self) -> tuple[str | None, ...]:
        return self.accepted.solutions, self.accepted.boolean, self.accepted.triples


def asked_of(query: str, given: Parameters, scope: Scope) -> Asked:
    """Put together what is asked; raise Refusal for formats that are not written here."""
    named = next((value for name in _FORMAT_NAMES if (value := given.one(name))), "")
    accepted = negotiate(header(scope, b"accept"), named.replace(" ", "+"))
    return Asked(query, given.all("default-graph-uri"), given.all("named-graph-uri"), accepted)


def _written(form: Form, label: str | None) -> str | None:
    return form.written_as[label] if label else None
