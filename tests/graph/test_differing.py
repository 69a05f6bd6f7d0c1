"""Two states of a graph are compared by what has changed alone, and it is what comparing all of it gives."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from goldenthread.graph.building import CompilePapers, build
from goldenthread.graph.decisions import Decision
from goldenthread.graph.differing import Difference, differ
from goldenthread.graph.named import named_things
from goldenthread.graph.standing import documents_of
from goldenthread.graph.store.store import Store
from goldenthread.graph.workspace import Workspace

LINKS = "SELECT ?s ?p ?o ?grade { ?link a gt:Link ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; gt:hasGrade ?grade }"
OFFERED = "SELECT ?x { GRAPH ?suggestions { ?x a gt:Suggestion } }"


@pytest.fixture(scope="module")
def states(
    tmp_path_factory: pytest.TempPathFactory, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers, base: str
) -> tuple[Workspace, ...]:
    """The small plan of one paper, of the other, and of both."""
    several = (tiny_papers[:1], tiny_papers[1:], tiny_papers)
    return tuple(
        build(papers, tmp_path_factory.mktemp("state") / "plan", compile_papers=compile_papers, base=base).workspace for papers in several
    )


def grades(store: Store) -> dict[tuple[str, ...], str]:
    """The strongest grade of each triple."""
    return {tuple(row[:3]): row[3] for row in sorted(store.select(LINKS).texts, key=lambda row: row[3])}


def between(one: Workspace, other: Workspace) -> Difference:
    return differ(documents_of(one), one.store(), documents_of(other), other.store(), one.base)


@pytest.mark.parametrize(("before", "after"), [*permutations(range(3), 2)])
def test_it_tells_what_comparing_all_of_it_tells(states: tuple[Workspace, ...], before: int, after: int) -> None:
    one, other = states[before], states[after]
    found = between(one, other)
    was, now = ({thing.iri: thing for thing in named_things(each.store())} for each in (one, other))
    assert {(change.before, change.after) for change in found.things} == {
        (was.get(iri), now.get(iri)) for iri in was.keys() | now.keys() if was.get(iri) != now.get(iri)
    }
    then, since = grades(one.store()), grades(other.store())
    changed = [(then.get(claim, ""), since.get(claim, "")) for claim in then.keys() | since.keys() if then.get(claim) != since.get(claim)]
    assert sorted((change.before, change.after) for change in found.links) == sorted(changed)
    offered, now_offered = ({row[0] for row in each.store().select(OFFERED).texts} for each in (one, other))
    assert (found.suggested, found.withdrawn) == (len(now_offered - offered), len(offered - now_offered))


def test_a_stated_link_that_is_new_or_gone_has_its_receipts(states: tuple[Workspace, ...]) -> None:
    for change in (*between(states[0], states[2]).links, *between(states[2], states[0]).links):
        if "stated" in (change.before, change.after):
            assert change.receipts, change
            assert all(receipt.words for receipt in change.receipts)


def test_the_same_differs_in_nothing(states: tuple[Workspace, ...]) -> None:
    assert between(states[2], states[2]) == Difference((), (), 0, 0)


def test_a_grade_that_changes_is_one_change(
    tmp_path: Path, states: tuple[Workspace, ...], tiny_papers: tuple[Path, ...], compile_papers: CompilePapers, acceptance: Decision
) -> None:
    base = states[2].base
    decided = build(tiny_papers, tmp_path / "plan", compile_papers=compile_papers, base=base, decisions=[acceptance]).workspace
    found = between(states[2], decided)
    assert ("", "stated") in {(change.before, change.after) for change in found.links}
    assert found.withdrawn == 1
