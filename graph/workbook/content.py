"""What the workbook shows of a graph: the rows of its sheets, the names in them, and what is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from ..receipt import QUOTED, Receipt
from ..store.store import Store
from .names import Names, names_of
from .rows import Row, RowWriter, link_row
from .told import Told, told_of

__all__ = ["Content", "content_of"]

_MENTIONED = f"""
SELECT DISTINCT ?thing ?report ?paragraph ?words {{
  ?quotation gt:mentions ?thing .
  {QUOTED}
}}"""
_DETAILS = """
SELECT ?thing ?notation ?position ?label {
  ?thing a/rdfs:subClassOf* ?top ; skos:prefLabel ?label . VALUES ?top { gt:PlanElement gt:Instrument gt:Body }
  OPTIONAL { ?thing skos:notation ?notation } OPTIONAL { ?thing gt:hasPosition ?position }
}"""


@dataclass(frozen=True, slots=True)
class Content:
    """Rows by sheet, the names in them, and what is told, in a fixed order.

    `values` are by thing and predicate, as shown; for the things that point to it the predicate has "^" before it.
    """

    rows: Mapping[str, tuple[Row, ...]]
    names: Names
    told: tuple[Told, ...]
    values: Mapping[tuple[str, str], tuple[str, ...]]


def content_of(store: Store, base: str) -> Content:
    """Give what the workbook shows of a graph; the same graph, the same content."""
    names = names_of(store)
    told = told_of(store, base, names)
    values = defaultdict[tuple[str, str], list[str]](list)
    for each in told:
        if each.grade != "suggested":
            shown = names.shown.get(each.object.value, each.object.value)
            values[each.subject, each.predicate].append(shown)
            values[each.object.value, f"^{each.predicate}"].append(names.shown.get(each.subject, each.subject))
    mentioned = defaultdict[str, set[Receipt]](set)
    for thing, *receipt in store.select(_MENTIONED).texts:
        mentioned[thing].add(Receipt(*receipt))
    for each in told:
        if each.grade == "stated":
            mentioned[each.subject].update(each.receipts)
    fixed = {key: tuple(dict.fromkeys(shown)) for key, shown in values.items()}
    writer = RowWriter(base, names, fixed, mentioned, {thing: details for thing, *details in store.select(_DETAILS).texts})
    rows = {
        "Outline": tuple(writer.outline()),
        "Strategies": tuple(writer.strategies()),
        "Bodies": tuple(writer.bodies()),
        "Links": tuple(link_row(each, names) for each in told),
    }
    return Content(rows, names, told, fixed)
