"""What a search finds."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Counts", "Found", "Hit", "Piece"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text, and whether it is one of the words that were sought."""

    text: str
    matched: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing whose name holds the words, or a quotation that does.

    `title` is number and label of a thing, and of a quotation where its words stand ("Cabinet, 26 October 2021, para 8").
    `kind` is the local name of the class; `snippet` the best part of the matching name or of the quoted words.
    """

    iri: str
    kind: str
    notation: str
    title: str
    snippet: tuple[Piece, ...]

    @property
    def words(self) -> str:
        """The snippet as plain text."""
        return "".join(piece.text for piece in self.snippet)


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, best first, and how many there are in all; `loosely` if nothing holds all of the words, only some."""

    hits: tuple[Hit, ...]
    total: int
    loosely: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """How many names of each class (local name) hold the words, the most first, and how many quotations; `loosely` as in `Found`.

    A thing is counted with its class and with those above it, as far as things are of them: what `search` finds of a kind.
    """

    kinds: tuple[tuple[str, int], ...]
    quotations: int
    loosely: bool = False
