"""Which convention a document is written by, with the score of each that could be."""

from __future__ import annotations

from dataclasses import dataclass

from ..document import Document
from .convention import Convention, read_convention

__all__ = ["Recognition", "recognise"]


@dataclass(frozen=True, slots=True)
class Recognition:
    """The convention that fits a document best, how well (0 to 1), and what spoke for it, in words."""

    convention: Convention
    score: float
    reasons: tuple[str, ...]


def recognise(document: Document) -> Recognition:
    """The convention that a document is written by."""
    if document.format == "stratml":
        return Recognition(read_convention("stratml"), 1.0, (f"{document.filename} is a StratML file",))
    return Recognition(read_convention(), 1.0, (f"{document.filename} is taken for a committee paper",))
