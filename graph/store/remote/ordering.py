"""The order and the slice of an answer, made here: a server may sort long texts by something other than their letters.

>>> from pyoxigraph import Literal
>>> table = Table(("x",), ((Literal("b"),), (None,), (Literal("a"),), (Literal("c"),)))
>>> [row[0] and row[0].value for row in ordered("SELECT ?x { } ORDER BY DESC(?x) LIMIT 3", table).rows]
['c', 'b', 'a']
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from ....ontology.terms import RDF, XSD_INTEGER
from ..embedded import EmbeddedStore
from ..store import Table
from ..tokens import Edit, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..tokens import Token

__all__ = ["ordered", "without_order"]

_AGGREGATES = ("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT")
_SLICING = ("LIMIT", "OFFSET")
_ROW, _PLACE = "goldenthread_row", "goldenthread_place"


def without_order(query: str, found: Sequence[Token]) -> Iterator[Edit]:
    """Take the ORDER BY, LIMIT and OFFSET from a query whose answer `ordered` can put in order."""
    if ordering := _ordering(query, found):
        yield Edit(ordering.start, ordering.end, "")


def ordered(query: str, table: Table) -> Table:
    """Give the answer to a query without its ORDER BY, LIMIT and OFFSET as the query wants it; equals stay as they came."""
    if not (ordering := _ordering(query, tokens(query))):
        return table
    store = EmbeddedStore.of(_quads(table))
    cells = " ".join(f"OPTIONAL {{ ?{_ROW} rdf:_{number} ?{name} }}" for number, name in enumerate(table.columns, start=1))
    pattern = f"{{ ?{_ROW} rdf:value ?{_PLACE} {cells} }}"
    places = store.select(f"{ordering.prologue} SELECT ?{_PLACE} WHERE {pattern} {ordering.keys} ?{_PLACE} {ordering.slice}")
    return Table(table.columns, tuple(table.rows[int(place)] for (place,) in places.texts))


def _quads(table: Table) -> Iterator[Quad]:
    answer = NamedNode(RDF)
    for place, row in enumerate(table.rows):
        node = BlankNode()
        yield Quad(node, NamedNode(f"{RDF}value"), Literal(str(place), datatype=NamedNode(XSD_INTEGER)), answer)
        yield from (Quad(node, NamedNode(f"{RDF}_{number}"), term, answer) for number, term in enumerate(row, start=1) if term is not None)


@dataclass(frozen=True, slots=True)
class _Ordering:
    """Where it stands in the query, from `start` to `end`, and its texts: ORDER BY and its keys, LIMIT and OFFSET."""

    start: int
    end: int
    prologue: str
    keys: str
    slice: str


def _ordering(query: str, found: Sequence[Token]) -> _Ordering | None:
    """Give what orders the answer to a SELECT, if it needs nothing but what the answer shows."""
    select = next((place for place, token in enumerate(found) if token.is_word("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")), None)
    last = max((place for place, token in enumerate(found) if token.text == "}"), default=0)
    order = next((place for place, token in enumerate(found) if place > last and token.is_word("ORDER")), None)
    if select is None or order is None or not found[select].is_word("SELECT"):
        return None
    cut = next((place for place, token in enumerate(found) if place > order and token.is_word(*_SLICING)), len(found))
    keys = found[order:cut]
    shown = _shown(found[select + 1 :])
    if any(token.is_word(*_AGGREGATES) or (token.kind == "variable" and shown and token.text[1:] not in shown) for token in keys):
        return None
    start, end = found[order].start, found[-1].end
    middle = found[cut].start if cut < len(found) else end
    return _Ordering(start, end, query[: found[select].start], query[start:middle], query[middle:end])


def _shown(found: Sequence[Token]) -> frozenset[str]:
    """Give the names that a SELECT shows; none for all."""
    shown, depth = set[str](), 0
    for before, token in zip([None, *found], found, strict=False):
        if token.text == "{" or token.is_word("WHERE", "FROM"):
            break
        depth += (token.text == "(") - (token.text == ")")
        if token.kind == "variable" and (not depth or (before and before.is_word("AS"))):
            shown.add(token.text[1:])
    return frozenset(shown)
