"""Ranked search in an index: what bears the number, what is called so, what begins so, then by bm25."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..named import folded
from ._rows import CLOSE, OPEN, THING, ends_of, pieces, thing_of
from .matching import all_words, any_word, plain
from .result import Found, Hit
from .schema import QUOTATIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from ._rows import Rows

__all__ = ["counts_of", "names_with", "quotations_with"]

_WORDS = 24  # of a snippet
_HARDLY = 2  # letters: half of all words begin so, none of them better than another, and ranking them takes long
_OF_KIND = "AND kind IN (SELECT kind FROM above WHERE class = ?1)"
_ANY = "AND ?1 = ''"
_FIRST = (
    "SELECT id FROM thing WHERE number != '' AND number = ?2 {} ORDER BY label, id LIMIT ?3",
    "SELECT id FROM thing WHERE plain = ?2 {} ORDER BY label, id LIMIT ?3",
    "SELECT id FROM thing WHERE plain BETWEEN ?2 AND ?4 {} ORDER BY plain, label, id LIMIT ?3",
)
_RANKED = "SELECT labels.rowid FROM labels WHERE labels MATCH ?2 AND ?1 = '' ORDER BY rank LIMIT ?3"
_RANKED_KIND = f"SELECT id FROM labels CROSS JOIN thing ON id = labels.rowid WHERE labels MATCH ?2 {_OF_KIND} ORDER BY rank LIMIT ?3"
_COUNT = "SELECT count(*) FROM labels WHERE labels MATCH ?2 AND ?1 = ''"
_COUNT_KIND = f"SELECT count(*) FROM labels CROSS JOIN thing ON id = labels.rowid WHERE labels MATCH ?2 {_OF_KIND}"
_COUNT_KINDS = """
SELECT class, count(*) FROM labels CROSS JOIN thing ON thing.id = labels.rowid CROSS JOIN above ON above.kind = thing.kind
WHERE labels MATCH ?1 AND class IN (SELECT DISTINCT kind FROM thing) GROUP BY class ORDER BY count(*) DESC, class"""
_THING = f"SELECT {THING}, label FROM thing WHERE id = ?"
_CUT = f"'{OPEN}', '{CLOSE}', '…', {_WORDS}"
_SNIPPET = f"SELECT snippet(labels, 1, {_CUT}), snippet(labels, -1, {_CUT}) FROM labels WHERE labels MATCH ? AND rowid = ?"
_QUOTED = f"""
SELECT iri, place, snippet(quotations, 0, {_CUT})
FROM quotations JOIN quotation ON id = quotations.rowid WHERE quotations MATCH ? ORDER BY {{}} LIMIT ? OFFSET ?"""
_QUOTED_COUNT = "SELECT count(*) FROM quotations WHERE quotations MATCH ?"


def names_with(rows: Rows, text: str, kind: str, most: int, skip: int = 0) -> Found:
    """Find the things, of a class ("" for any) and those below it, whose number, label or other wording holds the words.

    First what bears `text` as its number, then what is called so, then what begins so, then the rest by bm25. The first `skip` are
    left out.
    """
    most += skip
    match, total = _matching(text, lambda match: rows(_COUNT_KIND if kind else _COUNT, kind, match))
    wanted = plain(text)
    found: dict[int, None] = {}
    for select, *given in zip(_FIRST, (folded(text), wanted, wanted), ((), (), ends_of(wanted)[1:]), strict=True) if wanted else ():
        if len(found) < most:
            found |= dict.fromkeys(at for (at,) in rows(select.format(_OF_KIND if kind else _ANY), kind, given[0], most, *given[1]))
    if match and len(found) < most:
        found |= dict.fromkeys(at for (at,) in rows(_RANKED_KIND if kind else _RANKED, kind, match, most + len(found)))
    hits = tuple(_hit(rows, match, at) for at in list(found)[skip:most])
    return Found(hits, max(total, min(len(found), most)), match != all_words(text))


def quotations_with(rows: Rows, text: str, most: int, skip: int = 0) -> Found:
    """Find the quotations whose words hold the words, by bm25; the first `skip` are left out."""
    match, total = _matching(text, lambda match: rows(_QUOTED_COUNT, match))
    order = "rank" if len(text.strip()) > _HARDLY else "quotations.rowid"
    found = rows(_QUOTED.format(order), match, most, skip) if total else []
    hits = tuple(Hit(iri, QUOTATIONS, "", place, pieces(snippet)) for iri, place, snippet in found)
    return Found(hits, total, match != all_words(text))


def counts_of(rows: Rows, text: str) -> tuple[tuple[tuple[str, int], ...], int, bool]:
    """Give how many names of each class hold the words, the classes below it included, how many quotations do, and whether loosely.

    Where neither a name nor a quotation holds all of the words, those are counted that hold some.
    """
    for match in dict.fromkeys((all_words(text), any_word(text))) if all_words(text) else ():
        kinds, quotations = tuple(rows(_COUNT_KINDS, match)), rows(_QUOTED_COUNT, match)[0][0]
        if kinds or quotations:
            return kinds, quotations, match != all_words(text)
    return (), 0, False


def _matching(text: str, counted: Callable[[str], list[tuple[int]]]) -> tuple[str, int]:
    """Give what to match, and how often it does: all of the words, or where nothing holds all, any of them."""
    for match in dict.fromkeys((all_words(text), any_word(text))) if all_words(text) else ():
        if total := counted(match)[0][0]:
            return match, total
    return all_words(text), 0


def _hit(rows: Rows, match: str, at: int) -> Hit:
    row = rows(_THING, at)[0]
    thing = thing_of(row)
    shown = rows(_SNIPPET, match, at) if match else []
    snippet = max(shown[0], key=lambda text: text.count(OPEN)) if shown else row[-1]  # of the label, unless another name says more
    return Hit(thing.iri, thing.kind, thing.notation, thing.title, pieces(snippet))
