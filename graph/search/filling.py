"""Filling an index from a store: its names, its classes, and the words that were quoted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..named import folded, named_things
from ..receipt import QUOTED, place_in_words
from .matching import plain, storable
from .schema import INDEXES, LABELS, NUMBER, TABLES, WHOLE

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from ..named import NamedThing
    from ..store.store import Store

__all__ = ["fill"]

_QUOTATIONS = f"SELECT ?quotation ?words ?report ?paragraph {{ ?quotation a gt:Quotation . {QUOTED} }}"
_CLASSES = "SELECT ?kind ?class { ?kind a owl:Class ; rdfs:subClassOf* ?class . FILTER (isIRI(?kind) && isIRI(?class)) }"
_PAPER = "Report"  # a paper that bears the name of its plan


def fill(connection: sqlite3.Connection, store: Store, *, words: bool = True) -> None:
    """Make the tables in an empty database and fill them; without `words`, with names alone."""
    connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;\n{TABLES}")
    names: dict[str, int] = {}
    things = _in_order(named_things(store))
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_row, range(len(things)), things))
    called = ((names.setdefault(name, len(names)), way, at) for at, thing in enumerate(things) for way, name in _names(thing))
    connection.executemany("INSERT OR IGNORE INTO called VALUES (?, ?, ?)", called)
    connection.executemany("INSERT INTO name (folded, id) VALUES (?, ?)", names.items())
    if words:
        kinds = ((_local(kind), _local(above)) for kind, above in store.select(_CLASSES).texts)
        connection.executemany("INSERT OR IGNORE INTO above VALUES (?, ?)", kinds)
        connection.executemany("INSERT INTO quotation (iri, words, place) VALUES (?, ?, ?)", _quotations(store))
    connection.execute("COMMIT")
    connection.executescript(INDEXES)


def _in_order(things: Iterable[NamedThing]) -> list[NamedThing]:
    """Every thing once, as the schema orders them; one of two classes is known as the one that comes last."""
    once = {thing.iri: thing for thing in things}
    return sorted(once.values(), key=lambda thing: (_tier(thing), not thing.notation, thing))


def _tier(thing: NamedThing) -> int:
    return 2 if thing.of_a_lens else int(thing.kind == _PAPER)


def _row(at: int, thing: NamedThing) -> tuple[object, ...]:
    told = thing.iri, thing.kind, thing.notation, thing.label, "\n".join(thing.others), thing.level
    return at, *map(storable, told), _tier(thing), storable(folded(thing.notation)), storable(plain(thing.label))


def _names(thing: NamedThing) -> Iterator[tuple[int, str]]:
    """All that a thing may be called, each way once."""
    if thing.notation:
        yield NUMBER, storable(folded(thing.notation))
    for name in (thing.label, *thing.others):
        yield LABELS, storable(folded(name))
    for name in thing.names:
        yield WHOLE, storable(folded(name))


def _quotations(store: Store) -> Iterator[tuple[str, ...]]:
    rows = sorted(store.select(_QUOTATIONS).texts)  # so that equal ranks come in one order, on every engine
    for iri, words, report, paragraph in rows:
        yield tuple(map(storable, (iri, words, place_in_words(report, paragraph))))


def _local(kind: str) -> str:
    return re.split(r"[#/]", kind)[-1]
