"""What names are looked up by does not grow with the graph: every statement goes by an index, none reads a table through."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from goldenthread.graph.named import NamedThing
from goldenthread.graph.search import naming, ranking
from goldenthread.graph.search.filling import fill
from goldenthread.graph.store.embedded import EmbeddedStore

Rows = Callable[..., list[tuple[Any, ...]]]
LOOKUPS: dict[str, Callable[[Rows], object]] = {
    "a number, a name, a part of one": lambda rows: naming.fitting(rows, "https://example.org/id/none", "air bill", 10),
    "what comes nearest": lambda rows: naming.nearest(rows, "fiar bills of all", 5),
    "the beginning of a number or a name": lambda rows: naming.beginning(rows, "9", 10),
    "names with words": lambda rows: ranking.names_with(rows, "9.3", "", 10),
    "names of a class with words": lambda rows: ranking.names_with(rows, "fair bil", "SubOutcome", 10),
    "quoted words": lambda rows: ranking.quotations_with(rows, "fair bil", 10),
}


@pytest.mark.parametrize("lookup", LOOKUPS.values(), ids=LOOKUPS)
def test_no_table_is_read_through(lookup: Callable[[Rows], object], stored: Callable[[Iterable[NamedThing]], EmbeddedStore]) -> None:
    connection = sqlite3.connect(":memory:")
    fill(connection, stored([NamedThing("9.3", "Fair bills", "SubOutcome", "https://example.org/id/1")]))
    plans: list[str] = []

    def rows(statement: str, *given: object) -> list[tuple[Any, ...]]:
        plans.extend(step[-1] for step in connection.execute(f"EXPLAIN QUERY PLAN {statement}", given))
        return connection.execute(statement, given).fetchall()

    lookup(rows)
    connection.close()
    assert plans
    assert not [step for step in plans if step.startswith("SCAN") and "VIRTUAL TABLE" not in step]
