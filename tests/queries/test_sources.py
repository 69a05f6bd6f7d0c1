"""The papers that were read, as a list and one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goldenthread.queries.sources import count_sources, quotations, source, sources

if TYPE_CHECKING:
    from goldenthread.graph.workspace import Workspace


def test_the_latest_comes_first(leicestershire: Workspace) -> None:
    store = leicestershire.store()
    scrutiny, cabinet = sources(store)
    assert (cabinet.label, cabinet.date, cabinet.file) == ("Cabinet, 26 October 2021", "2021-10-26", "2021-10-26-cabinet.txt")
    assert cabinet.body[1] == "Cabinet"
    assert cabinet.author[1] == "Chief Executive"
    assert scrutiny.date > cabinet.date
    assert source(store, cabinet.iri) == cabinet
    assert source(store, f"{leicestershire.base}id/report/none") is None


@pytest.mark.parametrize(("sought", "count"), [("", 2), ("SCRUTINY", 1), ("strategic plan 2022", 1), ("2021-1", 2), ('"} # ', 0)])
def test_papers_are_found_by_name_title_and_file(leicestershire: Workspace, sought: str, count: int) -> None:
    store = leicestershire.store()
    assert count_sources(store, sought) == count == len(sources(store, sought))


def test_a_page_at_a_time(leicestershire: Workspace) -> None:
    store = leicestershire.store()
    assert [*sources(store, limit=1), *sources(store, limit=1, offset=1)] == list(sources(store))


def test_quotations_come_in_the_order_of_the_paper(leicestershire: Workspace) -> None:
    store = leicestershire.store()
    for each in sources(store):
        found = quotations(store, each.iri)
        assert len(found) == each.quotations
        assert [quotation.begins for quotation in found] == sorted(quotation.begins for quotation in found)
