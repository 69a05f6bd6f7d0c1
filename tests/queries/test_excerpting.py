"""What a few papers tell, apart from the rest: the same as where there are no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goldenthread.graph.addresses import FINDINGS
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.ontology.terms import CONTRIBUTES_TO
from goldenthread.queries.checking import check, checks
from goldenthread.queries.excerpting import excerpt, sources_of_plan
from goldenthread.queries.findings import findings, findings_of_papers
from goldenthread.queries.plans import plans
from goldenthread.queries.workers.errors import DeadlineError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyoxigraph import Triple

    from goldenthread.graph.store.store import Table, Term
    from goldenthread.graph.workspace import Workspace


class Hasty(EmbeddedStore):
    """A store that gives up on one check."""

    __slots__ = ()

    def query(self, query: str, bindings: Mapping[str, Term] | None = None) -> Table | list[Triple] | bool:
        if query == checks()["no-lead"].text:
            raise DeadlineError("It takes too long.", 10)
        return super().query(query, bindings)


def test_of_all_papers_the_checks_find_what_they_find_in_the_whole(leicestershire: Workspace) -> None:
    store = leicestershire.store()
    [plan] = plans(store)
    sources = sources_of_plan(store, leicestershire.base, plan.iri)
    assert sources == tuple(path.stem for path in leicestershire.sources())
    apart = findings_of_papers(store, leicestershire.base, sources)
    assert set(apart.problems) == set(check(store)) == set(findings(store).problems)
    assert apart.unfinished == ()


def test_of_one_paper_nothing_of_the_other_is_there(leicestershire: Workspace) -> None:
    store = leicestershire.store()
    cabinet = excerpt(store, leicestershire.base, ["2021-10-26-cabinet"])
    [reports] = [{row[0] for row in cabinet.select("SELECT ?label { ?r a gt:Report ; skos:prefLabel ?label }").texts}]
    assert reports == {"Cabinet, 26 October 2021"}
    assert cabinet.ask(f"ASK {{ GRAPH <{leicestershire.base}graph/{FINDINGS}> {{ ?f a gt:Finding }} }}")
    assert cabinet.ask(f"ASK {{ <{CONTRIBUTES_TO}> rdfs:label ?word }}"), "the vocabulary goes along"


def test_a_check_that_cannot_be_carried_through_is_told_of(leicestershire: Workspace) -> None:
    store = Hasty.of(leicestershire.store().quads())
    found = findings(store)
    assert found.unfinished == ("no-lead",)
    assert set(found.problems) == {problem for problem in check(leicestershire.store()) if problem.check != "no-lead"}
