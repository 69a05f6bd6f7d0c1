"""What the papers state, before officers have had their say: remembered, so that a decision need not read them again.

Reading papers takes minutes where they are many and PDF; what comes of it depends on the papers, the conventions, the
workspace's settings and this program alone. So it is kept aside under a checksum of just these (`aside.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from .aside import remember, remembered
from .editions import checksum_of_files, makers
from .publishing import HIDDEN

if TYPE_CHECKING:
    from ._making import CompilePapers
    from .workspace import Workspace

__all__ = ["papers_state"]

_FILE = "stated.nq"
_CONVENTIONS = "conventions/*.toml"  # graph.conventions.FOLDER, without all that its package brings


def papers_state(workspace: Workspace, compile_papers: CompilePapers | None = None) -> Mapping[str, tuple[Quad, ...]]:
    """Give what all papers of a workspace state (IRI of a named graph -> its quads), no decision applied.

    Call it while the workspace is `changing`. Raises SourceError for a paper that cannot be read any more, and
    ConventionError where a convention that it was read by is gone.
    """
    file = workspace.folder / HIDDEN / _FILE
    made_of = _checksum(workspace)
    known = remembered(file, made_of)
    if known is not None:
        return _graphs(known)
    from ._choosing import choose  # noqa: PLC0415 - all the reading of papers comes with it, and is seldom needed
    from ._making import stated_by  # noqa: PLC0415

    stated = stated_by(workspace, workspace.sources(), choose(workspace, "", ()), compile_papers)[1]
    content = serialize((quad for quads in stated.values() for quad in quads), format=RdfFormat.N_QUADS) or b""
    remember(file, made_of, content)
    return stated


def _graphs(content: bytes) -> Mapping[str, tuple[Quad, ...]]:
    graphs = defaultdict[str, list[Quad]](list)
    for quad in parse(content, format=RdfFormat.N_QUADS):
        if isinstance(quad.graph_name, NamedNode):
            graphs[quad.graph_name.value].append(quad)
    return {graph: tuple(quads) for graph, quads in graphs.items()}


def _checksum(workspace: Workspace) -> str:
    """A checksum of the papers, the conventions of the council's own, and all files of this program that make statements of papers."""
    own = sorted(workspace.folder.glob(_CONVENTIONS))
    told = repr((workspace.base, workspace.council, workspace.settings.conventions))
    return checksum_of_files((*workspace.sources(), *own, *makers("ontology", "graph")), told)
