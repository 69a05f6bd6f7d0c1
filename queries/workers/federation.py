"""Where a SPARQL text would ask another machine: SERVICE in a query or an update, LOAD in an update.

The engine follows both and cannot be told not to, so they are refused before it sees them. (Workers have no network
either: this is the clear sentence, that is the lock.)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...graph.store.tokens import tokens
from .errors import FederationError

if TYPE_CHECKING:
    from ...graph.store.tokens import Token

__all__ = ["refuse_federation", "services"]

#: The word with what may follow it: not in the middle of an IRI, of which plenty hold it.
_PERHAPS = re.compile(r"SERVICE\w*(?:[\s#<?$\\]|$)", re.IGNORECASE)


def refuse_federation(text: str, *, update: bool = False) -> None:
    """Raise FederationError for a text that would ask another machine."""
    if services(text):
        raise FederationError(
            "SERVICE would send a part of the query to another machine, which is not allowed here: ask only what is here."
        )
    if update and any(token.kind == "word" and "LOAD" in token.text.upper() for token in tokens(text)):
        raise FederationError("LOAD would read from another machine, which is not allowed here: send the data itself.")


def services(text: str) -> tuple[tuple[Token, Token | None], ...]:
    """Find each SERVICE, and what it names: an IRI, a prefixed name or a variable; None where neither follows.

    Engines need no space between a keyword and the word before it, hence any word that holds it counts.
    """
    if "SERVICE" not in text.upper() or not _PERHAPS.search(text):
        return ()
    found: list[tuple[Token, Token | None]] = []
    pending: Token | None = None
    for token in tokens(text):
        if pending is not None and not token.is_word("SILENT"):
            found.append((pending, token if token.kind in {"iri", "name", "variable"} else None))
            pending = None
        if token.kind == "word" and "SERVICE" in token.text.upper():
            pending = token
    return (*found, *([(pending, None)] if pending else []))
