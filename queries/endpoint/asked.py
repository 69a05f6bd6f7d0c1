"""A query with its dataset and the formats it may be answered in: all that an answer depends on, but for the data."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from ..workers.question import Question
from .addresses import address_of
from .formats import BOOLEAN, SOLUTIONS, TRIPLES
from .negotiating import negotiate
from .refusals import Refusal
from .replies import header
from .requests import named_format

if TYPE_CHECKING:
    from starlette.types import Scope

    from .formats import Form
    from .negotiating import Accepted
    from .requests import Parameters

__all__ = ["Asked", "asked_of"]

#: What has another answer each time, or one from elsewhere; also the escape that a word could hide behind. One that stands in
#: a name or a text only means that an answer is worked out again.
_PASSING = ("NOW", "RAND", "UUID", "SERVICE", "\\U")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the workers, and the label that its answer goes by, whichever form it turns out to have."""

    question: Question
    accepted: Accepted

    @property
    def lasting(self) -> bool:
        """Whether the answer stays the same for as long as the data does."""
        query = self.question.query.upper()
        return not any(word in query for word in _PASSING)

    def tag(self, revision: str) -> str:
        """Name the answer by all that it depends on: 32 hex digits."""
        asked, accepted = self.question, self.accepted
        dataset = f"{asked.default_graphs!r}{asked.named_graphs!r}" if asked.default_graphs or asked.named_graphs else ""
        formats = f"{accepted.solutions} {accepted.boolean} {accepted.triples}"
        told = f"{revision}\n{asked.base}\n{formats}\n{dataset}\n{asked.query}"
        return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def asked_of(query: str, given: Parameters, scope: Scope) -> Asked:
    """Put together what a request asks; raise Refusal for formats that are not written here and for a wrong parameter."""
    accepted = negotiate(header(scope, b"accept"), named_format(given))
    question = Question(
        query=query,
        default_graphs=given.all("default-graph-uri"),
        named_graphs=given.all("named-graph-uri"),
        solutions=_written(SOLUTIONS, accepted.solutions),
        boolean=_written(BOOLEAN, accepted.boolean),
        triples=_written(TRIPLES, accepted.triples),
        base=address_of(scope),
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
    if not 0 < seconds < float("inf"):
        raise Refusal(400, f"The timeout '{text}' is no number of seconds: give one above 0, such as 2.5.")
    return seconds
