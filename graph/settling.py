"""Putting what officers decided into effect, without reading a paper again.

What the papers state is remembered (`_remembering.py`), so it takes a second or two for a council's plan, and only what
has to do with the decisions is derived anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._following import with_what_follows
from ._remembering import papers_state
from .decisions import apply, decisions_file, read_decisions

if TYPE_CHECKING:
    from ._making import CompilePapers
    from .workspace import Workspace

__all__ = ["settle"]


def settle(workspace: Workspace, *, patience: float = 2.0, compile_papers: CompilePapers | None = None) -> int:
    """Put the decisions that wait into effect, and give the number of files that held them; another build is waited for.

    Raises WorkspaceError where another build takes longer than `patience` seconds or the folder cannot be used, and SourceError
    for a paper that cannot be read any more; all is as it was then, and the decisions still wait.
    """
    with workspace.changing(patience):
        waiting = workspace.waiting()
        if not waiting:
            return 0
        history = read_decisions(workspace)
        applied = apply(papers_state(workspace, compile_papers), history, workspace.base)
        graphs, note = with_what_follows(workspace, applied, history)
        workspace.replace({}, graphs, decisions=decisions_file(history, workspace.base), settled=waiting, derivation=note)
        return len(waiting)
