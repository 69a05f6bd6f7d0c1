"""What an asker reads when the engine cannot read a query."""

from __future__ import annotations

import re

from ...graph.store.tokens import undeclared
from ...ontology.terms import PREFIXES
from .errors import MalformedError

__all__ = ["malformed", "place"]

_PLACE = re.compile(r"\bat (\d+):(\d+)|\bline (\d+),? column (\d+)")


def malformed(what: str, text: str, error: Exception) -> MalformedError:
    """Say in one sentence where a query or an update is not SPARQL 1.1; a prefix that nothing declares is named."""
    reason = str(error).partition("\n")[0]
    if unknown := next(undeclared(text, PREFIXES), None):
        prefix, name = unknown
        line, column = text.count("\n", 0, name.start) + 1, name.start - text.rfind("\n", 0, name.start)
        hint = f"the prefix {prefix}: is not declared"
    else:
        line, column = place(reason)
        hint = "correct it and ask again"
    where = f" at line {line}, column {column}" if line else f" ({reason})"
    return MalformedError(f"The {what} is not SPARQL 1.1{where}: {hint}.", line, column)


def place(reason: str) -> tuple[int, int]:
    """The line and column that an engine's message names, counted from 1; 0 where it names none."""
    found = _PLACE.search(reason)
    line, column = (number for number in found.groups() if number) if found else ("0", "0")
    return int(line), int(column)
