"""All graphs that a workspace keeps: what is stated once officers have had their say, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from .decisions import Applied, History, decisions_file, idle_findings
from .deriving import Before, derive
from .store.trig import canonical_trig

if TYPE_CHECKING:
    from .workspace import Workspace

__all__ = ["with_what_follows"]


def with_what_follows(
    workspace: Workspace, applied: Applied, history: History, begins: Callable[[int], None] = lambda step: None
) -> tuple[Mapping[str, bytes], bytes]:
    """Give the documents to keep, by the IRI of their graph, and the note by which the next build derives only what is new.

    `begins` is told when inferring (1) and suggesting (2) begin.
    """
    told = {graph: canonical_trig(quads) for graph, quads in applied.graphs.items()}
    derived = derive(
        told,
        workspace.base,
        decided=decisions_file(history, workspace.base),
        barred=applied.barred,
        further=tuple(idle_findings(applied.idle, workspace.base)),
        before=Before.read(*workspace.derived()),
        begins=begins,
    )
    return {**told, **derived.documents}, derived.before.note
