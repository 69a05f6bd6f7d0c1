"""What an import would change, as it is shown: kept as JSON until an officer has looked at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["Book", "Line", "Paper", "Preview", "Section", "Shown", "preview_of"]


@dataclass(frozen=True, slots=True)
class Shown:
    """Words that a line rests on, and where they stand."""

    place: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """One change: what it is about in words, what kind of thing or grade of link that is, and what it rests on."""

    text: str
    kind: str = ""
    grade: str = ""
    receipts: tuple[Shown, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Changes of one sort: how many, and the lines of the first of them."""

    title: str
    total: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as it would be read: by which convention, how well that fits ("" where an officer chose it), and what is left of it."""

    name: str
    convention: str
    fit: str
    replaces: bool
    coverage: str
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """An officers' workbook: what its cells change (place, sentence), what is left out, and cells at fault, with which nothing is taken."""

    name: str
    officer: str
    changes: tuple[tuple[str, str], ...]
    conflicts: tuple[str, ...]
    notices: tuple[str, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What would change in the workspace as it was in `state`. `unread` tells of files that cannot be read, and would be left out."""

    state: str
    papers: tuple[Paper, ...]
    books: tuple[Book, ...]
    unread: tuple[str, ...]
    without: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def hindered(self) -> str:
        """Why nothing can be built of it, "" where it can."""
        if any(book.faults for book in self.books):
            return "Cells of a workbook have to be put right first: nothing of it is taken until then."
        if not (self.papers or self.without or any(book.changes for book in self.books)):
            return "There is nothing to take in."
        return ""

    @property
    def changes(self) -> int:
        """How many changes there are."""
        return sum(section.total for section in self.sections)


def preview_of(told: dict[str, Any]) -> Preview:
    """Read a preview from what `dataclasses.asdict` made of it, as JSON gives it back."""
    return Preview(
        state=told["state"],
        papers=tuple(Paper(**{**paper, "notices": tuple(paper["notices"])}) for paper in told["papers"]),
        books=tuple(Book(**{name: _tuples(value) for name, value in book.items()}) for book in told["books"]),
        unread=tuple(told["unread"]),
        without=tuple(told["without"]),
        sections=tuple(Section(each["title"], each["total"], tuple(map(_line, each["lines"]))) for each in told["sections"]),
    )


def _line(told: dict[str, Any]) -> Line:
    return Line(told["text"], told["kind"], told["grade"], tuple(Shown(**shown) for shown in told["receipts"]))


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
