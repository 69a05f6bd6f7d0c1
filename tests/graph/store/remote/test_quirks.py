"""What servers answer wrongly when they are asked plainly: asked in their way, each gives what SPARQL 1.1 says."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode, Quad, Triple

from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.store.remote.virtuoso import as_virtuoso_meant, as_virtuoso_reads
from goldenthread.graph.store.remote.wording import substituted
from goldenthread.graph.store.store import Table
from goldenthread.graph.store.tokens import tokens
from goldenthread.graph.things import find_thing
from goldenthread.ontology import rules
from goldenthread.queries.catalogue import catalogue
from goldenthread.queries.checking import checks

if TYPE_CHECKING:
    from engines import StoreOn

    from goldenthread.graph.workspace import Workspace

QUIRKS = tomllib.loads((Path(__file__).parent / "quirks.toml").read_text(encoding="utf-8"))
OURS = {
    **{name: question.text for name, question in catalogue().items()},
    **{name: check.text for name, check in checks().items()},
    **{file.name: file.read_text(encoding="utf-8") for file in rules()},
}


@pytest.fixture(scope="module")
def here(leicestershire: Workspace) -> EmbeddedStore:
    return leicestershire.store()


@pytest.fixture(scope="module")
def quads(here: EmbeddedStore) -> tuple[Quad, ...]:
    return tuple(here.quads())


@pytest.fixture(scope="module")
def one_paper(quads: tuple[Quad, ...], leicestershire: Workspace) -> EmbeddedStore:
    """What one paper states, and the vocabulary: what suits a server takes our engine half a minute of all of it."""
    ours = f"{leicestershire.base}graph/"
    asked = f"<{ours}source/2021-10-26-cabinet>"
    return EmbeddedStore.of(quad for quad in quads if (graph := str(quad.graph_name)) == asked or not graph.startswith(f"<{ours}"))


def _query(name: str, here: EmbeddedStore) -> str:
    quirk = QUIRKS[name]
    return substituted(quirk["query"], {"lives": NamedNode(find_thing(here, quirk["about"]))}) if "about" in quirk else quirk["query"]


def _plain(answer: Table | list[Triple] | bool, query: str) -> object:
    """An answer that can be compared: its rows in their order where the query wants one, its columns by name."""
    if isinstance(answer, Table):
        named = ([(name, str(term)) for name, term in zip(answer.columns, row, strict=True) if term is not None] for row in answer.rows)
        rows = [frozenset(row) for row in named]
        return sorted(answer.columns), rows if any(token.is_word("ORDER") for token in tokens(query)) else Counter(rows)
    return Counter(map(str, answer)) if isinstance(answer, list) else answer


@pytest.mark.parametrize("name", QUIRKS)
def test_a_server_answers_right(name: str, here: EmbeddedStore, quads: tuple[Quad, ...], elsewhere: StoreOn) -> None:
    query = _query(name, here)
    assert _plain(elsewhere(quads).query(query), query) == _plain(here.query(query), query)


@pytest.mark.parametrize("name", [name for name, quirk in QUIRKS.items() if quirk.get("asked_alike", True)])
def test_asked_in_another_way_a_query_means_the_same(name: str, here: EmbeddedStore, one_paper: EmbeddedStore) -> None:
    query = _query(name, here)
    answer = one_paper.query(as_virtuoso_reads(query))
    told = as_virtuoso_meant(query, answer) if isinstance(answer, Table) else answer
    assert _plain(told, query) == _plain(one_paper.query(query), query)


@pytest.mark.parametrize("name", OURS)
def test_every_query_of_ours_stays_sparql(name: str) -> None:
    asked = as_virtuoso_reads(OURS[name])
    columns = [store.columns for text in (OURS[name], asked) if isinstance(store := EmbeddedStore().query(text), Table)]
    assert len(set(columns)) <= 1


@pytest.mark.parametrize("query", ["SELECT ?x { ?x a gt:Aim }", "ASK { ?x gt:p ?y }", "SELECT * { ?x ?p 'é' }", "SELECT ?x {", "", "“ * +"])
def test_what_needs_no_other_way_stays_as_it_is(query: str) -> None:
    assert as_virtuoso_reads(query) == query
