"""Things by what they are called, in an index: the steps that `goldenthread.graph.things.find_thing` takes."""

from __future__ import annotations

import json
from bisect import bisect_right
from difflib import get_close_matches
from typing import TYPE_CHECKING

from ._rows import THING, ends_of, thing_of
from .matching import all_of, any_of, plain, trigrams
from .schema import LABELS, NUMBER, WHOLE

if TYPE_CHECKING:
    from ..named import NamedThing
    from ._rows import Rows

__all__ = ["beginning", "fitting", "nearest"]

_BY_IRI = "SELECT id FROM thing WHERE iri = ?"
_BY_NAME = "SELECT thing FROM name JOIN called ON called.name = name.id WHERE folded = ? AND way = ?"
_BY_PART = f"SELECT thing FROM name JOIN called ON called.name = name.id AND way = {LABELS} WHERE instr(folded, ?)"
_BY_TRIGRAMS = f"{_BY_PART} AND name.id IN (SELECT rowid FROM part WHERE part MATCH ?)"
_LAST = "SELECT max(id) FROM thing WHERE tier = (SELECT tier FROM thing WHERE id = ?)"
_THING = f"SELECT {THING} FROM thing WHERE id = ?"

_SHORT = 5  # letters: a name that comes near so few has not many itself, and all such names can be compared
_TELLING, _LIKE = 8, 200  # the rarest trigrams, which tell most; and names that have most of them, of which the nearest are taken
_NEAR_SHORT = f"""
SELECT folded FROM name WHERE length(folded) <= ? AND EXISTS (SELECT 1 FROM called WHERE name = id AND way <= {LABELS})"""
_NEAR = "SELECT folded FROM part WHERE part MATCH ? ORDER BY rank LIMIT ?"
_RARE = "SELECT term FROM trigram WHERE term IN (SELECT value FROM json_each(?)) ORDER BY doc LIMIT ?"
_CALLED = f"""
SELECT {THING} FROM thing WHERE id =
    (SELECT min(thing) FROM name JOIN called ON called.name = name.id AND way <= {LABELS} WHERE folded = ?)"""

_NUMBERED = f"""
SELECT {THING} FROM thing WHERE tier < 2 AND number != '' AND number BETWEEN ? AND ?
GROUP BY number, label ORDER BY number, label LIMIT ?"""
_BEGINNING = f"""
SELECT {THING} FROM thing WHERE tier < 2 AND plain BETWEEN ? AND ?
GROUP BY plain, label ORDER BY plain, label LIMIT ?"""


def fitting(rows: Rows, iri: str, wanted: str, most: int) -> tuple[int, tuple[NamedThing, ...]]:
    """Give how many things an IRI or a folded name fits, in the first way that fits any, and the first of them.

    The ways: an IRI, a number, a whole name, a part of a label. Of things of the papers, papers and concepts of lenses,
    only the first of these kinds that fits is counted. Numbered things come first.
    """
    holds = all_of(trigrams(wanted))  # and perhaps in another order, so that the whole is compared afterwards
    part = (_BY_TRIGRAMS, wanted, holds) if holds else (_BY_PART, wanted)
    for ids, *given in ((_BY_IRI, iri), (_BY_NAME, wanted, NUMBER), (_BY_NAME, wanted, WHOLE), part):
        if found := sorted({at for (at,) in rows(ids, *given)}):
            meant = found[: bisect_right(found, rows(_LAST, found[0])[0][0])]
            return len(meant), tuple(thing_of(rows(_THING, at)[0]) for at in meant[:most])
    return 0, ()


def nearest(rows: Rows, wanted: str, most: int) -> tuple[NamedThing, ...]:
    """Give the things whose number or label comes nearest to a folded name that fits none, best first."""
    if len(wanted) <= _SHORT:
        names = rows(_NEAR_SHORT, 3 * len(wanted))
    else:
        telling = [term for (term,) in rows(_RARE, json.dumps(trigrams(wanted)), _TELLING)]
        names = rows(_NEAR, any_of(telling), _LIKE) if telling else []
    near = get_close_matches(wanted, (name for (name,) in names), n=most)
    return tuple(dict.fromkeys(thing_of(rows(_CALLED, name)[0]) for name in near))


def beginning(rows: Rows, text: str, most: int) -> tuple[tuple[NamedThing, ...], tuple[NamedThing, ...]]:
    """Give the things of the papers whose number begins so, and those whose label does; one of each number and label."""
    found = (rows(select, *ends_of(plain(text)), most) for select in (_NUMBERED, _BEGINNING))
    numbered, labelled = (tuple(map(thing_of, things)) for things in found)
    return numbered, labelled
