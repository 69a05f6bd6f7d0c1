"""The decisions that a change of the officers' graph comes to: recorded, applied, and all that follows kept at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad

from ...ontology import terms as t
from ...ontology.errors import AmendmentError
from .._following import with_what_follows
from .._remembering import papers_state
from ..decisions import Applied, Decision, History, Verdict, apply, decisions_file, read_decisions, undisturbed, with_new, with_undone
from ..decisions.merging import SINGLE
from .changes import Change, change_between, facts_of, forbid_forgery, in_words, officers_graph
from .fitting import forbid_misuse

if TYPE_CHECKING:
    from .._making import CompilePapers
    from ..workspace import Workspace

__all__ = ["Author", "amend"]

_PATIENCE = 60.0  # seconds: an amendment waits for a build that is under way


@dataclass(frozen=True, slots=True)
class Author:
    """Who decides ("" where no name is known), when (UTC), and the note to keep with it."""

    who: str
    when: datetime
    note: str = ""


def amend(
    workspace: Workspace,
    added: Collection[Quad],
    removed: Collection[Quad],
    author: Author,
    *,
    compile_papers: CompilePapers | None = None,
) -> tuple[Decision, ...]:
    """Change what officers state, and give the decisions that were recorded: all of it is kept or nothing.

    The quads are the difference of the whole graph. Nothing has changed after an error: ForgeryError where it is not the
    officers' to state; AmendmentError where it is not in the ontology's terms, is about something that the plan does not
    know, would give a thing a second name, type, number or date, or bring back what an officer rejected; WorkspaceError
    where the workspace cannot be used.
    """
    officers = officers_graph(workspace.base)
    with workspace.changing(_PATIENCE):
        waiting = workspace.waiting()
        before = read_decisions(workspace)
        stated = papers_state(workspace, compile_papers)
        was = apply(stated, before, workspace.base)
        change = change_between(added, removed, was.graphs.get(officers, ()), workspace.base)
        if not change:
            return ()
        forbid_forgery(change, was.graphs)
        forbid_misuse(change.added)
        after = _decided(before, was, change, author, workspace.base)
        now = apply(stated, after, workspace.base)
        _agree(was, now, change, officers)
        if len(after) > len(before):
            graphs, note = with_what_follows(workspace, now, after)
            with undisturbed(workspace, before, after):
                workspace.replace({}, graphs, decisions=decisions_file(after, workspace.base), settled=waiting, derivation=note)
    known = {decision.iri for decision in before}
    return tuple(decision for decision in after if decision.iri not in known)


def _decided(history: History, was: Applied, change: Change, author: Author, base: str) -> History:
    """The history with what a change comes to."""
    stating = defaultdict[tuple[str, ...], list[str]](list)
    for decision in was.in_effect:
        if decision.verdict in {Verdict.ADDED, Verdict.ACCEPTED}:
            stating[decision.claim].append(decision.iri)
    for fact in sorted(change.removed, key=str):
        if tuple(map(str, fact)) not in stating:
            said = in_words(fact)
            raise AmendmentError(f"No decision in force states “{said}”; it follows from another, or has just been taken back: look again.")
    back = [iri for fact in sorted(change.removed, key=str) for iri in stating[tuple(map(str, fact))]]
    history = with_undone(history, back, base, author.when, author.who)
    new = (
        Decision(Verdict.ADDED, subject.value, predicate.value, value, author.when, who=author.who, note=author.note)
        for subject, predicate, value in sorted(change.added, key=str)
    )
    return with_new(history, new, base)


def _agree(was: Applied, now: Applied, change: Change, officers: str) -> None:
    """Raise AmendmentError unless the decisions come to just what was asked for."""
    waiting = {decision.iri for decision in was.idle}
    if idle := [decision for decision in now.idle if decision.iri not in waiting]:
        said = in_words((NamedNode(idle[0].subject), NamedNode(idle[0].predicate), idle[0].object))
        raise AmendmentError(f"“{said}” speaks of something that is not in the plan: state its rdf:type and skos:prefLabel too.")
    for graph in sorted((was.graphs.keys() | now.graphs.keys()) - {officers}):
        if set(was.graphs.get(graph, ())) != set(now.graphs.get(graph, ())):
            said = in_words(min(change.added | change.removed, key=str))
            raise AmendmentError(
                f"This would change the graph {graph}, since officers have decided otherwise on something of it (“{said}”?): "
                "take that decision back first, with goldenthread review undo."
            )
    facts = facts_of(now.graphs.get(officers, ()))
    if missed := facts ^ ((facts_of(was.graphs.get(officers, ())) - change.removed) | change.added):
        said = in_words(min(missed, key=str))
        raise AmendmentError(f"Other decisions of officers stand against “{said}”: look at them with goldenthread review --history.")
    _forbid_second_values(now, change)


def _forbid_second_values(now: Applied, change: Change) -> None:
    added = {(subject, predicate) for subject, predicate, _ in change.added if predicate.value in SINGLE}
    found: dict[tuple[object, object], str] = {}
    for quads in now.graphs.values():
        for quad in quads:
            key, value = (quad.subject, quad.predicate), str(quad.object)
            if key in added and found.setdefault(key, value) != value:
                both = " and ".join(sorted((found[key], value)))
                remedy = " (a further name is a skos:altLabel)" if quad.predicate.value == t.PREF_LABEL else ""
                raise AmendmentError(f"{quad.subject} would have two values of {quad.predicate}, {both}: a thing has one{remedy}.")
