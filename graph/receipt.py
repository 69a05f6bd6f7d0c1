"""A receipt: where words that a link rests on are found."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Receipt"]


@dataclass(frozen=True, slots=True, order=True)
class Receipt:
    """The words that a link rests on: the report's name, the paragraph as printed, the words as quoted."""

    report: str
    paragraph: str
    words: str
