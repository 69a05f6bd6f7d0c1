"""Things by what they are called, in an index: the steps that `goldenthread.graph.things.find_thing` takes."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from ._rows import THING, ends_of, thing_of
from .matching import plain, substring, trigrams
from .schema import LABELS, NUMBER, WHOLE

if TYPE_CHECKING:
    from ..named import NamedThing
    from ._rows import Rows

__all__ = ["beginning", "fitting", "nearest"]

_BY_IRI = "SELECT id FROM thing WHERE iri = ?"
_BY_NAME = "SELECT thing FROM name JOIN called ON called.name = name.id WHERE folded = ? AND way = ?"
_BY_PART = f"SELECT thing FROM name JOIN called ON called.name = name.id AND way = {LABELS} WHERE instr(folded, ?)"
_BY_TRIGRAMS = f"{_BY_PART} AND name.id IN (SELECT rowid FROM part WHERE part MATCH ?)"
# A thing that has two classes is in the list twice, and one thing all the same.
_FITTING = f"""
WITH found AS MATERIALIZED (SELECT * FROM thing WHERE id IN ({{}})),
     meant AS (SELECT *, max(id) FROM found WHERE tier = (SELECT min(tier) FROM found) GROUP BY iri)
SELECT {THING}, count(*) OVER () FROM meant ORDER BY notation = '', id LIMIT ?"""

_SHORT = 5  # letters: a name that comes near so few has not many itself, and all such names can be compared
_LIKE = 200  # names with most trigrams in common, of which the nearest are taken
_NAMES = f"EXISTS (SELECT 1 FROM called WHERE called.name = name.id AND way <= {LABELS})"
_NEAR_SHORT = f"SELECT folded FROM name WHERE length(folded) <= ? AND {_NAMES}"
_NEAR = f"SELECT name.folded FROM part JOIN name ON name.id = part.rowid WHERE part MATCH ? AND {_NAMES} ORDER BY rank LIMIT ?"
_CALLED = f"""
SELECT {THING} FROM thing WHERE id =
    (SELECT max(thing) FROM name JOIN called ON called.name = name.id AND way <= {LABELS} WHERE folded = ?)"""

_NUMBERED = f"SELECT {THING}, min(id) FROM thing WHERE tier < 2 AND number != '' AND number BETWEEN ? AND ? GROUP BY notation, label"
_BEGINNING = f"SELECT {THING}, min(id) FROM thing WHERE tier < 2 AND plain BETWEEN ? AND ? GROUP BY label"


def fitting(rows: Rows, iri: str, wanted: str, most: int) -> tuple[int, tuple[NamedThing, ...]]:
    """Give how many things an IRI or a folded name fits, in the first way that fits any, and the first of them.

    The ways: an IRI, a number, a whole name, a part of a label. Of things of the papers, papers and concepts of lenses,
    only the first of these kinds that fits is counted. Numbered things come first.
    """
    trigram = substring(wanted)
    part = (_BY_TRIGRAMS, wanted, trigram) if trigram else (_BY_PART, wanted)
    for ids, *given in ((_BY_IRI, iri), (_BY_NAME, wanted, NUMBER), (_BY_NAME, wanted, WHOLE), part):
        if found := rows(_FITTING.format(ids), *given, most):
            return found[0][-1], tuple(map(thing_of, found))
    return 0, ()


def nearest(rows: Rows, wanted: str, most: int) -> tuple[NamedThing, ...]:
    """Give the things whose number or label comes nearest to a folded name that fits none, best first."""
    if len(wanted) <= _SHORT:
        names = rows(_NEAR_SHORT, 3 * len(wanted))
    else:
        names = rows(_NEAR, trigrams(wanted), _LIKE)
    near = get_close_matches(wanted, (name for (name,) in names), n=most)
    return tuple(dict.fromkeys(thing_of(rows(_CALLED, name)[0]) for name in near))


def beginning(rows: Rows, text: str, most: int) -> tuple[tuple[NamedThing, ...], tuple[NamedThing, ...]]:
    """Give the things of the papers whose number begins so, and those whose label does; one of each number and label."""
    found = (rows(f"{select} ORDER BY min(id) LIMIT ?", *ends_of(plain(text)), most) for select in (_NUMBERED, _BEGINNING))
    numbered, labelled = (tuple(map(thing_of, things)) for things in found)
    return numbered, labelled
