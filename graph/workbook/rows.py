"""The rows of the sheets, each thing and each link with its receipt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...ontology import terms as t
from ..named import plain_words
from ..receipt import Receipt
from .names import Names
from .told import Told

__all__ = ["Row", "RowWriter", "link_row"]

#: The values of a row by the keys of its columns; a column that it lacks is empty.
Row = Mapping[str, str]

_LONG = 400  # letters: shorter words are the better receipt


def link_row(each: Told, names: Names) -> Row:
    """Give the row of what is told."""
    return {
        "id": each.id,
        "grade": each.grade,
        "from": names.shown.get(each.subject, each.subject),
        "relation": names.shown.get(each.predicate, plain_words(each.predicate)),
        "to": names.shown.get(each.object.value, each.object.value),
        "rests": each.rests,
        **_receipt(each.receipts),
    }


@dataclass(frozen=True, slots=True)
class RowWriter:
    """Writes the rows of things, from their names, what is told of them, and the words that speak of them."""

    base: str
    names: Names
    values: Mapping[tuple[str, str], tuple[str, ...]]
    shown: Mapping[str, set[Receipt]]
    details: Mapping[str, list[str]]  # notation, position, label

    def outline(self) -> Iterator[Row]:
        """Every plan element, plan by plan, below what it is part of; one that is part of several stands at the first."""
        children, elements = defaultdict[str, list[str]](list), set(self.names.lists["elements"])
        for element in elements:
            parents = self._ends(element, t.IS_PART_OF)
            children[next((parent for parent in parents if parent in elements), "")].append(element)
        seen: set[str] = set()
        tops = sorted(self._ordered(children[""]), key=lambda element: self._now(element, t.IS_PART_OF))  # plan by plan
        waiting = tops + self._ordered(sorted(elements))  # the second: what is part of itself
        while waiting:
            element = waiting.pop(0)
            if element not in seen:
                seen.add(element)
                waiting = self._ordered(children[element]) + waiting
                yield self._element(element)

    def strategies(self) -> Iterator[Row]:
        """Every instrument, by name."""
        for iri in self.names.lists["strategies"]:
            yield {
                **self._thing(iri),
                "from": self._now(iri, t.VALID_FROM),
                "until": self._now(iri, t.VALID_UNTIL),
                "owners": self._now(iri, f"^{t.OWNS}"),
            }

    def bodies(self) -> Iterator[Row]:
        """Every body, by name."""
        for iri in self.names.lists["bodies"]:
            yield {**self._thing(iri), "superiors": self._now(iri, t.REPORTS_TO)}

    def _element(self, iri: str) -> Row:
        return {
            **self._thing(iri),
            "level": plain_words(self.names.kinds[iri]),
            "number": self.details[iri][0],
            "parent": self._now(iri, t.IS_PART_OF),
            "leads": self._now(iri, t.IS_LED_BY),
            "boards": self._now(iri, f"^{t.MONITORS}"),
            "strategies": self._now(iri, f"^{t.SUPPORTS}", t.IMPLEMENTS),
            "determinants": self._now(iri, t.ADDRESSES, t.CONTRIBUTES_TO),
        }

    def _thing(self, iri: str) -> Row:
        kind = self.names.kinds[iri]
        return {
            "id": iri.removeprefix(f"{self.base}id/"),
            "kind": self.names.shown.get(kind, plain_words(kind)),
            "name": self.details[iri][2],
            **_receipt(tuple(sorted(self.shown[iri])) if iri in self.shown else ()),
        }

    def _now(self, iri: str, *predicates: str) -> str:
        return "; ".join(dict.fromkeys(value for predicate in predicates for value in self.values.get((iri, predicate), ())))

    def _ends(self, iri: str, predicate: str) -> list[str]:
        """The things that a thing's values are the names of, in order."""
        shown = self.values.get((iri, predicate), ())
        return [found for name in shown for found in self.names.find("things", name)]

    def _ordered(self, things: list[str]) -> list[str]:
        return sorted(things, key=lambda iri: (not self.details[iri][0], [_natural(part) for part in self.details[iri]], iri))


def _receipt(receipts: tuple[Receipt, ...]) -> Row:
    if not receipts:
        return {}
    first = min(receipts, key=lambda receipt: (len(receipt.words) > _LONG, receipt))
    more = f" and {len(receipts) - 1} more" if len(receipts) > 1 else ""
    return {"receipt": first.place + more, "words": first.words}


def _natural(text: str) -> list[tuple[int, int, str]]:
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.split(r"(\d+)", text.casefold()) if part]
