"""The graph of the example papers is well formed, as ontology/shapes.ttl says."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from goldenthread.graph.building import build
from goldenthread.graph.conforming import conform
from goldenthread.graph.decisions import Decision, Verdict
from goldenthread.graph.workbook.content import content_of
from goldenthread.ontology.terms import EXACT_MATCH, IS_PART_OF, NOTATION, PREF_LABEL, STRATEGY, SUPPORTS, TYPE

if TYPE_CHECKING:
    from pathlib import Path

    from goldenthread.graph.conforming import Fault
    from goldenthread.graph.workspace import Workspace


def _errors(workspace: Workspace) -> list[Fault]:
    return [fault for fault in conform(workspace).faults if fault.severity == "Violation"]


def test_the_graph_of_the_example_papers_conforms(leicestershire: Workspace) -> None:
    assert not _errors(leicestershire)


def test_it_conforms_after_officers_have_had_their_say(leicestershire: Workspace, tmp_path: Path) -> None:
    """Every suggestion accepted, every third stated link rejected, two strategies merged, one renamed, one added."""
    told = content_of(leicestershire.store(), leicestershire.base)
    suggested = [each for each in told.told if each.grade == "suggested"]
    doubtful = [each for each in told.told if each.grade == "stated" and each.predicate not in {IS_PART_OF, NOTATION}][::3]
    one, other, third, *_ = told.names.lists["strategies"]
    new = f"{leicestershire.base}id/strategy/quite-new"
    when = datetime(2026, 1, 5, tzinfo=UTC)
    said = [
        *((Verdict.ACCEPTED, each.subject, each.predicate, each.object) for each in suggested),
        *((Verdict.REJECTED, each.subject, each.predicate, each.object) for each in doubtful),
        (Verdict.MERGED, one, EXACT_MATCH, NamedNode(other)),
        (Verdict.RENAMED, third, PREF_LABEL, Literal("A Name of Its Own")),
        (Verdict.ADDED, new, TYPE, NamedNode(STRATEGY)),
        (Verdict.ADDED, new, PREF_LABEL, Literal("Quite New Strategy")),
        (Verdict.ADDED, new, SUPPORTS, NamedNode(third)),
    ]
    folder = shutil.copytree(leicestershire.folder, tmp_path / "copy")
    summary = build((), folder, decisions=[Decision(*each, when) for each in said])
    assert summary.idle == ()
    again = [each for each in content_of(summary.workspace.store(), leicestershire.base).told if each.grade == "suggested"]
    accepted = {(each.subject, each.predicate, each.object) for each in suggested}
    assert not accepted & {(each.subject, each.predicate, each.object) for each in again}, "what is accepted is offered no more"
    assert not _errors(summary.workspace)
