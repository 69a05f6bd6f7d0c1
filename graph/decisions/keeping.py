"""Decisions in a workspace: read, recorded and undone, one officer after the other, so that two at once lose nothing.

What is recorded here is on disk at once, in a file of its own that waits for the next build: a build under way is
neither waited for nor disturbed. `building.build` takes decisions of its own and does both at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from pyoxigraph import NamedNode

from ...ontology.errors import WorkspaceError
from ..addresses import hashed, stated_link
from ..store.trig import canonical_trig, read_trig
from ..workspace import Workspace
from .decision import Decision, History, Verdict
from .writing import decisions_of, quads_of

__all__ = ["decisions_file", "read_decisions", "read_waiting", "record", "undisturbed", "undo", "with_new", "with_undone"]


def read_decisions(workspace: Workspace) -> History:
    """Give all decisions ever recorded in a workspace, undone ones too; raise WorkspaceError for a damaged file."""
    try:
        return History.of(decision for content in workspace.decisions() for decision in decisions_of(read_trig(content)))
    except SyntaxError as error:
        raise WorkspaceError(f"A file in {workspace.folder / 'decisions'} is damaged ({error}): take it back from a copy.") from error


def read_waiting(workspace: Workspace) -> tuple[Decision, ...]:
    """Give the decisions that no build has put into effect yet; raise WorkspaceError for a damaged file."""
    try:
        return tuple(decision for content in workspace.decisions(waiting=True) for decision in decisions_of(read_trig(content)))
    except SyntaxError as error:
        raise WorkspaceError(f"A file in {workspace.folder / 'decisions'} is damaged ({error}): take it back from a copy.") from error


def record(workspace: Workspace, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Keep decisions, all or none, and give those that are new, with their addresses.

    One that says again what is in force already is left out. Raises WorkspaceError where the workspace cannot be used.
    """
    with workspace.deciding():
        before = read_decisions(workspace)
        after = with_new(before, decisions, workspace.base)
        return _kept(workspace, before, after)


def undo(workspace: Workspace, iris: Iterable[str], when: datetime, who: str = "") -> tuple[Decision, ...]:
    """Take decisions back, all or none, and give the decisions that say so; the history keeps both.

    Raises WorkspaceError for an address that is no decision in force.
    """
    with workspace.deciding():
        before = read_decisions(workspace)
        return _kept(workspace, before, with_undone(before, iris, workspace.base, when, who))


@contextmanager
def undisturbed(workspace: Workspace, before: History, after: History) -> Iterator[None]:
    """Keep others from deciding while `after` is put in place of `before`, which was read a while ago.

    Raises WorkspaceError where they have meanwhile decided on a question that `after` answers, too.
    """
    known = {decision.iri for decision in before}
    asked = {decision.question for decision in after if decision.iri not in known}
    with workspace.deciding():
        if any(decision.question in asked for decision in read_decisions(workspace) if decision.iri not in known):
            raise WorkspaceError(f"Somebody else has just decided on the same in {workspace.folder}: look at it, and try again.")
        yield


def with_new(history: History, decisions: Iterable[Decision], base: str) -> History:
    """Give a history with further decisions, each with its address and later than what it answers anew.

    The address is made of what is decided and of how often it was decided before, never of the time.
    """
    kept, asked = list(history), defaultdict[tuple[str, ...], list[Decision]](list)
    for known in history:
        asked[known.question].append(known)
    standing: set[str] | None = None  # the addresses of those in force, worked out when it is asked for
    for decision in decisions:
        before = asked[decision.question]
        alike = [known for known in before if (known.verdict, known.object) == (decision.verdict, decision.object)]
        if decision.verdict is Verdict.UNDONE:
            standing = None  # what was decided before may be in force again
        else:
            standing = {known.iri for known in History.of(kept).in_force} if standing is None else standing
            if any(known.iri in standing for known in alike):
                continue
            standing.difference_update(known.iri for known in before)
        new = _recorded(decision, before, len(alike), base)
        if standing is not None:
            standing.add(new.iri)
        kept.append(new)
        before.append(new)
    return History.of(kept)


def _recorded(decision: Decision, before: Sequence[Decision], alike: int, base: str) -> Decision:
    """A decision as it is kept, after others on the same question, of which so many were alike."""
    turn = hashed(base, "decision", decision.verdict, *decision.claim, *decision.question, str(alike))
    when = max([_utc(decision.when), *(known.when + timedelta(microseconds=1) for known in before)])
    on = decision.decides_on or stated_link(base, NamedNode(decision.subject), decision.predicate, decision.object).value
    return replace(decision, iri=turn.value, when=when, decides_on=on, evidence=tuple(sorted(set(decision.evidence))))


def with_undone(history: History, iris: Iterable[str], base: str, when: datetime, who: str = "") -> History:
    """Give a history in which decisions are taken back; raise WorkspaceError for one that is not in force."""
    wanted, standing = dict.fromkeys(iris), {known.iri: known for known in history.in_force}
    if wanted.keys() <= standing.keys():
        return with_new(history, [_taken_back(standing[iri], when, who) for iri in wanted], base)
    for iri in wanted:  # one may be in force only when another has been taken back
        taken = next((known for known in history.in_force if known.iri == iri), None)
        if taken is None:
            what = "was undone or answered anew already" if any(known.iri == iri for known in history) else "is not in this workspace"
            raise WorkspaceError(f"The decision {iri} {what}: look at the decisions in force.")
        history = with_new(history, [_taken_back(taken, when, who)], base)
    return history


def _taken_back(taken: Decision, when: datetime, who: str) -> Decision:
    later = max(_utc(when), taken.when + timedelta(microseconds=1))
    return Decision(Verdict.UNDONE, taken.subject, taken.predicate, taken.object, later, decides_on=taken.iri, who=who)


def decisions_file(history: History, base: str) -> bytes:
    """Give the file that keeps a history, the same bytes for the same decisions."""
    return canonical_trig(quads_of(history, base))


def _kept(workspace: Workspace, before: History, after: History) -> tuple[Decision, ...]:
    known = {decision.iri for decision in before}
    new = tuple(decision for decision in after if decision.iri not in known)
    if new:
        workspace.decide(decisions_file(History(new), workspace.base))
    return new


def _utc(when: datetime) -> datetime:
    if when.tzinfo is None:
        raise ValueError(f"{when} has no time zone: a decision is taken at a time that holds everywhere")
    return when.astimezone(UTC)
