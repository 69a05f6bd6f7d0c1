"""A query with its dataset and the formats it may be answered in: all that an answer depends on, but for the data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from ...graph.store.tokens import tokens
from ..workers.question import Question
from .http.formats import BOOLEAN, SOLUTIONS, TRIPLES
from .http.negotiating import negotiate
from .http.refusals import Refusal
from .http.requests import named_format

if TYPE_CHECKING:
    from .http.formats import Form
    from .http.negotiating import Accepted
    from .http.requests import Parameters

__all__ = ["Asked", "asked_of"]

_SOONEST = 0.1  # seconds: the earliest deadline that anything can be answered by

#: What has another answer each time, or one from elsewhere, in any word: engines need no space between two.
_PASSING = ("NOW", "RAND", "UUID", "SERVICE")
#: The same with what must follow: it spares most texts that merely hold such letters ("known") a reading word by word.
_PERHAPS = re.compile(r"(?:NOW|RAND|UUID)\s*[(#]|SERVICE\w*(?:[\s#<?$\\]|$)")
_ESCAPE = "\\U"  # which a word could hide behind


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the workers, and the label that its answer goes by, whichever form it turns out to have."""

    question: Question
    accepted: Accepted

    @property
    def lasting(self) -> bool:
        """Whether the answer stays the same for as long as the data does."""
        query = self.question.query.upper()
        if _ESCAPE in query:
            return False
        if not _PERHAPS.search(query):
            return True
        return not any(word in token.text for token in tokens(query) if token.kind == "word" for word in _PASSING)

    def tag(self, revision: str) -> str:
        """Name the answer by all that it depends on: 32 hex digits."""
        asked, accepted = self.question, self.accepted
        dataset = f"{asked.default_graphs!r}{asked.named_graphs!r}" if asked.default_graphs or asked.named_graphs else ""
        formats = f"{accepted.solutions} {accepted.boolean} {accepted.triples}"
        told = f"{revision}\n{asked.base}\n{formats}\n{dataset}\n{asked.query}"
        return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def asked_of(query: str, given: Parameters, accept: str, base: str) -> Asked:
    """Put together what a request asks, by its `Accept` and address too.

    Raises Refusal for formats that are not written here and for a wrong parameter.
    """
    accepted = negotiate(accept, named_format(given))
    question = Question(
        query=query,
        default_graphs=given.iris("default-graph-uri"),
        named_graphs=given.iris("named-graph-uri"),
        solutions=_written(SOLUTIONS, accepted.solutions),
        boolean=_written(BOOLEAN, accepted.boolean),
        triples=_written(TRIPLES, accepted.triples),
        base=base,
        seconds=_seconds(given.one("timeout")),
    )
    return Asked(question, accepted)


def _written(form: Form, label: str | None) -> str | None:
    return form.written_as[label] if label else None


def _seconds(text: str | None) -> float | None:
    if not text:
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not _SOONEST <= seconds < float("inf"):
        raise Refusal(400, f"The timeout '{text}' is no number of seconds from {_SOONEST} on: give one such as 2.5.")
    return seconds
