"""Why a question or a change got no answer. Every one is a QueryError with a sentence for the asker.

QueryError
├── MalformedError        not SPARQL, or not the RDF that it claims to be (carries line and column)
├── NotAcceptableError    the query's form cannot be written in any media type that was accepted
├── MediaTypeError        data came in a media type that cannot be read
├── FederationError       another machine would have been asked (SERVICE, LOAD)
├── NoGraphError          the graph to remove is not there
├── ConflictError         an update cannot be made of the graphs as they are (one to clear is not there)
├── UnchangeableError     the quads that are asked cannot be changed from here
├── DeadlineError         it took too long and was stopped (carries the seconds)
├── SizeError             the answer has more rows or bytes than allowed (carries which, and the bound)
├── MemoryBoundError      it needed more memory than allowed (carries the bytes)
├── OverloadedError       too many questions at the same time (carries the seconds after which to ask again)
├── RenewedError         the quads were exchanged for others between two questions that belong together
├── SpoolFullError        the disk has no room for the answer
└── WorkerLostError       the process that worked on it ended, or none could be started
"""

from __future__ import annotations

from ...ontology.errors import QueryError

__all__ = [
    "ConflictError",
    "DeadlineError",
    "FederationError",
    "MalformedError",
    "MediaTypeError",
    "MemoryBoundError",
    "NoGraphError",
    "NotAcceptableError",
    "OverloadedError",
    "RenewedError",
    "SizeError",
    "SpoolFullError",
    "UnchangeableError",
    "WorkerLostError",
]


class MalformedError(QueryError):
    """A query or an update is not SPARQL 1.1, or a document is not RDF; `line` and `column` count from 1, 0 is unknown."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


class NotAcceptableError(QueryError):
    """The query has a form (solutions, boolean, triples) for which the asker accepts no media type that we write."""


class MediaTypeError(QueryError):
    """A document came in a media type that is no RDF syntax."""


class FederationError(QueryError):
    """The query would send a part of itself to another machine, or an update read from there."""


class NoGraphError(QueryError):
    """The graph that is to be removed is not there."""


class ConflictError(QueryError):
    """An update cannot be made of the graphs as they are: one to be cleared is not there, one to be made is there already."""


class UnchangeableError(QueryError):
    """The quads follow from files or stand in an index: they cannot be changed from here."""


class DeadlineError(QueryError):
    """It was stopped after `seconds`."""

    def __init__(self, message: str, seconds: float = 0.0) -> None:
        super().__init__(message)
        self.seconds = seconds


class SizeError(QueryError):
    """The answer is larger than allowed: `measure` is "rows" or "bytes", `bound` how many there may be."""

    def __init__(self, message: str, measure: str = "", bound: int = 0) -> None:
        super().__init__(message)
        self.measure = measure
        self.bound = bound


class MemoryBoundError(QueryError):
    """It needed more than `bound` bytes of memory."""

    def __init__(self, message: str, bound: int = 0) -> None:
        super().__init__(message)
        self.bound = bound


class OverloadedError(QueryError):
    """Too many questions wait already; ask again after `retry_after` seconds (a whole number)."""

    def __init__(self, message: str, retry_after: int = 1) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class RenewedError(QueryError):
    """The quads were exchanged for others while somebody was asking several questions of one state."""


class SpoolFullError(QueryError):
    """The disk, or the share of it that answers may use, has no room for this one."""


class WorkerLostError(QueryError):
    """The process that worked on it ended without an answer, or none could be started."""
