"""What a worker is asked, what it answers, and within which bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from ...ontology.errors import GoldenThreadError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Answer", "Limits", "Outcome", "Question"]

_MIB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A SPARQL 1.1 query in whatever form, and the media type to answer in for each form: None where none will do.

    `default_graphs` and `named_graphs` are the IRIs of the protocol's dataset; if either is given they replace the
    query's own FROM clauses (SPARQL 1.1 Protocol, 2.1.4). `base` resolves relative IRIs. `seconds` asks for an earlier
    deadline than that of the limits. `first` is for what a person waits for: it goes before what programs ask.
    """

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    solutions: str | None = "application/sparql-results+json"
    boolean: str | None = "application/sparql-results+json"
    triples: str | None = "text/turtle"
    base: str | None = None
    seconds: float | None = None
    first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A whole answer: `length` bytes in `body`, or in `spool` where they are many. Whoever receives a spool closes it.

    `form` is "solutions", "boolean" or "triples". `rows` counts solutions or triples (None for a boolean). `revision`
    is that of the quads which were asked; a `federated` answer is of other machines too, and holds for no revision. The
    spool stands at its beginning, and has no name in any folder.
    """

    media_type: str
    form: str
    rows: int | None
    revision: str
    length: int
    body: bytes | None = None
    federated: bool = False
    spool: BinaryIO | None = None


#: How a question ends: with its answer, or why there is none.
Outcome = Answer | GoldenThreadError


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The bounds of one question, and of all at once.

    seconds: until a question is stopped, from when a worker has it; a question waits as long for a worker at most
    rows, bytes: of an answer; more is refused, never cut
    memory: bytes that a question may use beyond the quads
    concurrent: questions at the same time; 0 means twice the processors, at least four
    kept: further workers, for questions that go first
    waiting: questions that wait for a worker; more are turned away
    inline: bytes up to which an answer stays in memory
    spool: the folder of larger answers; None means the system's for temporary files
    """

    seconds: float = 10.0
    rows: int = 1_000_000
    bytes: int = 512 * _MIB
    memory: int = 1024 * _MIB
    concurrent: int = 0
    kept: int = 0
    waiting: int = 256
    inline: int = _MIB
    spool: Path | None = None
