"""What a static site has below /id/: a page for each thing, suggestion and decision.

A link has none there: no page leads to it, and all that it tells stands with the two things that it joins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ...visit import Shown

__all__ = ["every_thing"]

_ALL = """
SELECT DISTINCT ?thing {
  { ?thing a ?class ; skos:prefLabel ?label FILTER (STRSTARTS(STR(?class), STR(gt:))) }
  UNION { GRAPH ?suggested { ?thing a gt:Suggestion } }
  UNION { GRAPH ?decisions { ?thing a gt:Decision } }
} ORDER BY ?thing"""


def every_thing(shown: Shown) -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """List what has a page of its own."""
    start = f"{shown.base}id/"
    for (iri,) in shown.store.select(_ALL).texts:
        if iri.startswith(start):
            yield {"tail": iri.removeprefix(start)}, {}
