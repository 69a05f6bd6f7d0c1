"""What an asker reads when the engine cannot read a query."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...ontology.terms import PREFIXES
from ..tokens import tokens
from .errors import MalformedError

if TYPE_CHECKING:
    from ..tokens import Token

__all__ = ["malformed", "place"]

_PLACE = re.compile(r"\bat (\d+):(\d+)|\bline (\d+),? column (\d+)")


def malformed(what: str, text: str, error: Exception) -> MalformedError:
    """Say in one sentence where a query or an update is not SPARQL 1.1; a prefix that nothing declares is named."""
    reason = str(error).partition("\n")[0]
    if unknown := _undeclared(text):
        line, column = text.count("\n", 0, unknown.start) + 1, unknown.start - text.rfind("\n", 0, unknown.start)
        hint = f"the prefix {unknown.text.partition(':')[0]}: is not declared"
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


def _undeclared(text: str) -> Token | None:
    """The first name whose prefix nothing declares."""
    declared = {*PREFIXES, "_"}
    before = ""
    for token in tokens(text):
        if token.kind == "name":
            prefix = token.text.partition(":")[0]
            if before == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared:
                return token
        before = token.text.upper()
    return None
