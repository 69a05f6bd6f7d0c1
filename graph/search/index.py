"""Asking an index: things by what they are called, ranked search, and names as they are typed."""

from __future__ import annotations

import re
import weakref
from threading import Lock
from typing import TYPE_CHECKING, Any

from ...ontology.errors import ThingError
from ..named import folded, plain_words
from . import naming, ranking
from .matching import storable
from .result import Counts, Found
from .schema import QUOTATIONS

if TYPE_CHECKING:
    import sqlite3

    from ..named import NamedThing

__all__ = ["SearchIndex"]

_LIMIT = 20


class SearchIndex:
    """The names and quoted words of one revision of a store. Several threads may ask at the same time."""

    __slots__ = ("__weakref__", "_connection", "_lock")

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take a filled database, which is closed with this index."""
        self._connection, self._lock = connection, Lock()
        weakref.finalize(self, connection.close)

    def fitting(self, text: str, most: int) -> tuple[int, tuple[NamedThing, ...]]:
        """Give how many things `text` names, in the first way that it names any, and the first of them.

        The ways: an IRI, a number, a whole name, a part of a label. Of things of the papers, papers and concepts of lenses, only
        the first of these kinds that is named counts.
        """
        wanted = storable(folded(text))
        return naming.fitting(self._rows, storable(text.strip("<> ")), wanted, most) if wanted else (0, ())

    def nearest(self, text: str, most: int) -> tuple[NamedThing, ...]:
        """Give the things whose number or label comes nearest to a text that names none, best first."""
        wanted = storable(folded(text))
        return naming.nearest(self._rows, wanted, most) if wanted else ()

    def beginning(self, text: str, most: int) -> tuple[tuple[NamedThing, ...], tuple[NamedThing, ...]]:
        """Give the things of the papers whose number begins so, and those whose label does; one of each name."""
        return naming.beginning(self._rows, storable(text), most)

    def search(self, text: str, *, kind: str = "", labels: bool = True, words: bool = True, limit: int = _LIMIT, skip: int = 0) -> Found:
        """Find names and quotations that hold all words of `text`, the last as the beginning of one; best first, names first.

        Capitals and accents do not matter. Where nothing holds all words, what holds some is found (`loosely`). `kind` is a
        class, in any spelling ("SubOutcome", "sub-outcome"): its things alone are found, or those of classes below it. At most
        `limit` names and `limit` quotations are given, after the first `skip` of each. Raises ThingError for a class that is not
        there.
        """
        text, of = storable(text), self._class(kind) if kind else ""
        found = [ranking.names_with(self._rows, text, of, limit, skip)] if labels and of != QUOTATIONS else []
        found += [ranking.quotations_with(self._rows, text, limit, skip)] if words and of in {"", QUOTATIONS} else []
        if exact := [part for part in found if part.total and not part.loosely]:
            found = exact
        hits = tuple(hit for part in found for hit in part.hits)
        return Found(hits, sum(part.total for part in found), not exact and bool(hits))

    def counts(self, text: str) -> Counts:
        """Give how much there is to find of each kind."""
        kinds, quotations, loosely = ranking.counts_of(self._rows, storable(text))
        return Counts(kinds, quotations, loosely)

    def _class(self, kind: str) -> str:
        """Give the local name of a class."""
        wanted = _spelt(kind)
        known: set[str] = {name for (name,) in self._rows("SELECT DISTINCT class FROM above")}
        if found := next((name for name in known if _spelt(name) == wanted), None):
            return found
        near = tuple(sorted(plain_words(name) for name in known if wanted and wanted in _spelt(name)))
        remedy = "did you mean one of these?" if near else "name one such as outcome, strategy or body."
        raise ThingError(f"There is no kind of thing called '{kind}': {remedy}", near)

    def _rows(self, statement: str, *given: object) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(statement, given).fetchall()


def _spelt(kind: str) -> str:
    return re.sub(r"[^a-z]", "", re.split(r"[#/:]", kind)[-1].casefold())
