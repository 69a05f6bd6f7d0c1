"""All that a workspace keeps once officers have had their say: what is stated, and what follows from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .decisions import idle_findings
from .deriving import Before, derive
from .store.trig import canonical_trig

if TYPE_CHECKING:
    from .decisions import Applied
    from .workspace import Workspace

__all__ = ["Kept", "with_what_follows"]


@dataclass(frozen=True, slots=True)
class Kept:
    """All graphs to keep, as canonical documents by their IRI, and what the next build can take up of them."""

    graphs: Mapping[str, bytes]
    before: Before


def with_what_follows(workspace: Workspace, applied: Applied, decided: bytes, begins: Callable[[int], None] = lambda step: None) -> Kept:
    """Derive what follows, taking up from the workspace what still holds.

    `decided` are the officers' decisions as they are kept; `begins` is told when inferring (1) and suggesting (2) begin.
    """
    told = {graph: canonical_trig(quads) for graph, quads in applied.graphs.items()}
    derived = derive(
        told,
        workspace.base,
        decided=decided,
        barred=applied.barred,
        further=tuple(idle_findings(applied.idle, workspace.base)),
        before=Before.read(*workspace.derived()),
        begins=begins,
    )
    return Kept({**told, **derived.documents}, derived.before)
