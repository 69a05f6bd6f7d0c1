"""Rows of an index as what they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from ..named import NamedThing
from .result import Piece

__all__ = ["CLOSE", "OPEN", "THING", "Rows", "ends_of", "pieces", "thing_of"]

#: Runs a statement with its parameters and gives all rows.
Rows = Callable[..., list[tuple[Any, ...]]]

#: The columns that `thing_of` reads.
THING = "notation, label, kind, iri, others, level"
#: Signs of private use, put round the words that matched.
OPEN, CLOSE = "\ue000", "\ue001"
_LAST = "\U0010ffff"


def thing_of(row: tuple[Any, ...]) -> NamedThing:
    """Give the thing whose columns a row begins with."""
    notation, label, kind, iri, others, level = row[:6]
    return NamedThing(notation, label, kind, iri, tuple(filter(None, others.split("\n"))), level)


def ends_of(beginning: str) -> tuple[str, str]:
    """Give the first text that begins so, and one after the last."""
    return beginning, beginning + _LAST


def pieces(snippet: str) -> tuple[Piece, ...]:
    """Take a snippet apart where words that matched begin and end."""
    parts = re.split(f"({OPEN}[^{CLOSE}]*{CLOSE})", snippet)
    return tuple(Piece(part.strip(OPEN + CLOSE), part.startswith(OPEN)) for part in parts if part)
