"""From names in cells to things: the one thing that is meant, or a fault that says which cell and what to do."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode

from ...ontology import terms as t
from ..extracting.sameness import slug
from ..store.store import Store
from .layout import Column, read_layout
from .names import Names
from .returned import Place

__all__ = ["CellError", "Finder", "new_address"]

_FITS = """
SELECT ?relation ?end ?class {
  VALUES (?property ?end) { (rdfs:domain "from") (rdfs:range "to") }
  ?relation ?property ?class . FILTER STRSTARTS(STR(?relation), STR(gt:))
}"""
#: The sheet that takes what is in no list yet.
_ADDED_IN = {"departments": "Bodies", "boards": "Bodies", "bodies": "Bodies", "strategies": "Strategies"}
_SHOWN = 4  # candidates in a sentence


class CellError(Exception):
    """A cell cannot stand as it is: what is wrong and what to do; `place` where it is another than the row's first."""

    def __init__(self, sentence: str, place: str = "") -> None:
        super().__init__(sentence)
        self.place = place


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds what the cells of a workbook name."""

    names: Names
    fits: Mapping[tuple[str, str], str]  # relation, end -> the class that must stand there

    @classmethod
    def of(cls, names: Names, store: Store) -> Finder:
        """Make one for the names of a graph, with what its ontology says of relations."""
        rows = store.select(_FITS).rows
        return cls(names, {(r.value, e.value): c.value for r, e, c in rows if isinstance(r, NamedNode) and isinstance(c, NamedNode)})  # type: ignore[union-attr]

    def with_new(self, things: Mapping[str, tuple[str, str]]) -> Finder:
        """Give one that finds new things too: address -> name and class."""
        return replace(self, names=self.names.with_new(things))

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """The columns of all sheets."""
        return tuple(column for sheet in read_layout().sheets for column in sheet.columns)

    def columns(self, sheet: str) -> tuple[Column, ...]:
        """The columns of one sheet."""
        return next(each.columns for each in read_layout().sheets if each.name == sheet)

    def lists_with(self, iri: str) -> tuple[str, ...]:
        """The lists in which a thing stands."""
        return tuple(name for name, things in self.names.lists.items() if iri in things)

    def one(self, choices: str, place: Place, text: str = "") -> str:
        """Give the thing of a list that a cell names; raise CellError for none or several."""
        text = text or place.text
        found = self.names.find(choices, text)
        if len(found) == 1:
            return found[0]
        if found:
            which = ", ".join(f"'{self.names.shown[iri]}'" for iri in found[:_SHOWN])
            raise CellError(f"'{text}' may be any of {which}: choose one from the list.", place.name)
        near = self.names.near(choices, text)
        what = "things" if choices == "ends" else choices
        add = f", or add it in an empty row of {_ADDED_IN[choices]}" if choices in _ADDED_IN else ""
        do = f"did you mean '{near}'?" if near else f"choose one from the list{add}."
        raise CellError(f"'{text}' is none of the {what}; {do}", place.name)

    def several(self, choices: str, place: Place) -> Iterator[str]:
        """Give the things that a cell names, parted by semicolons."""
        if len(self.names.find(choices, place.text)) == 1:
            yield self.one(choices, place)
            return
        for part in filter(None, map(str.strip, place.text.split(";"))):
            yield self.one(choices, place, part)

    def link(self, writes: str, row: str, end: str) -> tuple[str, str, str]:
        """Give the link that a name in a column makes for the thing of its row: subject, predicate, object."""
        higher = self.names.of_class(row, t.OUTCOME) or self.names.of_class(row, t.SUB_OUTCOME)
        strategy = (end, t.SUPPORTS, row) if higher else (row, t.IMPLEMENTS, end)
        return {
            "lead": (row, t.IS_LED_BY, end),
            "board": (end, t.MONITORS, row),
            "strategy": strategy,
            "determinant": (row, t.ADDRESSES, end),
            "owner": (end, t.OWNS, row),
            "superior": (row, t.REPORTS_TO, end),
        }[writes]

    def check_fit(self, subject: str, predicate: str, value: str, place: Place) -> None:
        """Raise CellError where the ontology says that such things do not hang together so."""
        for end, iri in (("from", subject), ("to", value)):
            kind = self.fits.get((predicate, end))
            if kind and not self.names.of_class(iri, kind):
                wanted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.split("[#/]", kind)[-1]).lower()
                relation, name = (self.names.shown.get(each, each) for each in (predicate, iri))
                sentence = f"'{relation}' leads {end} a {wanted}, which “{name}” is not"
                raise CellError(f"{sentence}: choose another.", place.name)


def new_address(base: str, kind: str, name: str, taken: Collection[str]) -> str:
    """Give the address of a thing that an officer adds, of its class and name as those of papers are made."""
    folder = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind.removeprefix(t.GT)).lower()
    address = f"{base}id/{folder}/{slug(name) or 'unnamed'}"
    turn = 2
    made = address
    while made in taken:
        made, turn = f"{address}-{turn}", turn + 1
    return made
