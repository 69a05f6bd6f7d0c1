"""The exceptions of Golden Thread: what went wrong, where, and what to do about it, in one sentence.

    GoldenThreadError
    ├── SourceError      a paper cannot be read
    ├── WorkbookError    an officer's workbook cannot be taken in (carries the cells and what is wrong with them)
    ├── WorkspaceError   a workspace is missing, broken or in use
    ├── StaleError       what was looked at is no longer how things are
    ├── ConventionError  there is no such convention, or its file is not as it should be
    ├── ThingError       a name fits no thing of the graph, or several (carries the candidates)
    ├── QuestionError    no such question, or a parameter that it does not have
    ├── QueryError       a SPARQL query cannot be read or run
    ├── ExtraError       an optional library is not installed
    ├── ForgeryError     a change would write what papers, rules or decisions say
    ├── AmendmentError   what officers want to state does not fit the plan as it is
    ├── ServerError      a SPARQL server cannot be used (carries whether waiting may help)
    ├── AssetsError      the styles and scripts of web pages have not been made
    ├── SiteError        a site of files cannot be written, or a page of it not be made
    ├── GoldError        a gold file, against which a graph is scored, is not written as it should be
    └── IntegrityError   what is kept no longer agrees with itself or with its sources

Whoever shows an error to a person prints `str(error)` and nothing else; there is never a traceback to read.
"""

from __future__ import annotations

__all__ = [
    "AmendmentError",
    "AssetsError",
    "ConventionError",
    "ExtraError",
    "ForgeryError",
    "GoldError",
    "GoldenThreadError",
    "IntegrityError",
    "QueryError",
    "QuestionError",
    "ServerError",
    "SiteError",
    "SourceError",
    "StaleError",
    "ThingError",
    "WorkbookError",
    "WorkspaceError",
]


class GoldenThreadError(Exception):
    """Something that a person can put right; its message is one sentence: what, where, what to do."""


class SourceError(GoldenThreadError):
    """A paper cannot be read: missing, empty, binary, in an unknown encoding, too long, or without a plan inside."""


class WorkbookError(GoldenThreadError):
    """An officer's workbook cannot be taken in, and nothing of it was.

    `faults` are sentences, each with the cell that it is about and what to do there.
    """

    def __init__(self, message: str, faults: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.faults = faults


class WorkspaceError(GoldenThreadError):
    """A workspace is missing, incomplete, or held by another process."""


class StaleError(GoldenThreadError):
    """What somebody agreed to was shown of another state of the workspace; nothing of it was done."""


class ConventionError(GoldenThreadError):
    """There is no convention of that name, or its file holds what no convention has."""


class ThingError(GoldenThreadError):
    """A name fits no thing of the graph, or more than one.

    `candidates` are the labels of the things that come nearest, best first; empty when nothing comes near. `addresses` are the
    IRIs of these, one each, where they are known; `several` tells that the name fits them all.
    """

    def __init__(self, message: str, candidates: tuple[str, ...] = (), addresses: tuple[str, ...] = (), *, several: bool = False) -> None:
        super().__init__(message)
        self.candidates = candidates
        self.addresses = addresses
        self.several = several


class QuestionError(GoldenThreadError):
    """The catalogue has no question of that name, or the question has no such parameter."""


class QueryError(GoldenThreadError):
    """A SPARQL query cannot be parsed or evaluated."""


class ExtraError(GoldenThreadError):
    """What was asked for needs an optional library that is not installed."""


class ForgeryError(GoldenThreadError):
    """A change of the graph is refused whole, since it would write what is not an officer's to state."""


class AmendmentError(GoldenThreadError):
    """A change of the graph is refused whole, since it does not fit what is in the plan or was decided of it."""


class ServerError(GoldenThreadError):
    """A SPARQL server cannot be reached, refuses, or answers something that cannot be used; nothing half is ever given.

    `passing` tells that the same may go well later, `after` in how many seconds at the earliest.
    """

    def __init__(self, message: str, *, passing: bool = False, after: float = 0.0) -> None:
        super().__init__(message)
        self.passing = passing
        self.after = after


class AssetsError(GoldenThreadError):
    """The styles and scripts that web pages fetch have not been made."""


class SiteError(GoldenThreadError):
    """A site of files cannot be put where it is to be, or a page of it cannot be made; what was there still is."""


class GoldError(GoldenThreadError):
    """A gold file is missing, of another format, or names something that it does not hold."""


class IntegrityError(GoldenThreadError):
    """What is kept contradicts itself or its sources: a rule, a statement file or a quotation that does not hold."""
