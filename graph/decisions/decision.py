"""A decision of an officer, and the history of all of them: which are in force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from pyoxigraph import Literal, NamedNode

__all__ = ["Cell", "Decision", "History", "Verdict"]


class Verdict(StrEnum):
    """What an officer decided about a triple."""

    ACCEPTED = "accepted"  # a suggestion is true
    REJECTED = "rejected"  # a link or suggestion is not true
    ADDED = "added"  # a triple is true that nobody had
    MERGED = "merged"  # the subject is the object under another name
    RENAMED = "renamed"  # the subject's preferred name is the object
    UNDONE = "undone"  # an earlier decision is taken back


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """The cell of a returned workbook that a decision was read from: the words in it, and where they stand.

    `file` is the workbook's name in the workspace's sources and `checksum` its SHA-256 in hex; `place` is as cited
    ("Links!F12"); `start` and `end` are characters of the text that the workbook reads as.
    """

    file: str
    checksum: str
    place: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What an officer decided about one triple, and when (UTC); her name and a note where she gave them.

    `decides_on` is the address of the link or suggestion, or of the decision that is undone; left empty, it is the
    stated link of the triple. `evidence` are the addresses of the quotations that the officer was shown, `receipt` the
    cell that she wrote it in. `iri` is given when it is recorded.
    """

    verdict: Verdict
    subject: str
    predicate: str
    object: NamedNode | Literal
    when: datetime
    decides_on: str = ""
    who: str = ""
    note: str = ""
    evidence: tuple[str, ...] = ()
    receipt: Cell | None = None
    iri: str = ""

    @property
    def claim(self) -> tuple[str, str, str]:
        """The triple as N-Triples."""
        return f"<{self.subject}>", f"<{self.predicate}>", str(self.object)

    @property
    def question(self) -> tuple[str, ...]:
        """What it answers; a later answer to the same question replaces it."""
        if self.verdict is Verdict.UNDONE:
            return self.verdict, self.decides_on
        if self.verdict in {Verdict.MERGED, Verdict.RENAMED}:
            return self.verdict, self.subject
        return self.claim


@dataclass(frozen=True)
class History:
    """All decisions ever recorded, in the order of their times."""

    decisions: tuple[Decision, ...] = ()

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> History:
        """Put decisions in order; one that two files hold is one, taken when it was first."""
        first: dict[str, Decision] = {}
        for decision in sorted(decisions, key=_when):
            first.setdefault(decision.iri, decision)
        return cls(tuple(first.values()))

    def __iter__(self) -> Iterator[Decision]:
        return iter(self.decisions)

    def __len__(self) -> int:
        return len(self.decisions)

    @cached_property
    def undone(self) -> frozenset[str]:
        """The addresses of the decisions that were taken back, by a decision that was not itself taken back."""
        gone: set[str] = set()
        for decision in reversed(self.decisions):
            if decision.verdict is Verdict.UNDONE and decision.iri not in gone:
                gone.add(decision.decides_on)
        return frozenset(gone)

    @cached_property
    def in_force(self) -> tuple[Decision, ...]:
        """The decisions that stand: neither undone nor answered anew since."""
        standing: dict[tuple[str, ...], Decision] = {}
        for decision in self.decisions:
            if decision.verdict is not Verdict.UNDONE and decision.iri not in self.undone:
                standing.pop(decision.question, None)
                standing[decision.question] = decision
        return tuple(standing.values())


def _when(decision: Decision) -> tuple[datetime, str]:
    return decision.when, decision.iri
