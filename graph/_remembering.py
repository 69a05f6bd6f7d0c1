"""What the papers state, before officers have had their say: remembered, so that a decision need not read them again.

Reading papers takes minutes where they are many and PDF; what comes of it depends on the papers, the conventions, the
workspace's settings and this program alone. So it is kept, under a checksum of just these, in the workspace's hidden
folder: it may be thrown away at any time, and whoever finds it missing, damaged or of another make reads the papers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Quad, RdfFormat, parse, serialize

from ._editions import checksum_of_files, makers
from ._publishing import HIDDEN

if TYPE_CHECKING:
    from .building import CompilePapers
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
    known = _remembered(file, made_of)
    if known is not None:
        return known
    from ._choosing import choose  # noqa: PLC0415 - all the reading of papers comes with it, and is seldom needed
    from .building import stated_by  # noqa: PLC0415

    stated = stated_by(workspace, workspace.sources(), choose(workspace, "", ()), compile_papers)[1]
    _remember(file, made_of, stated)
    return stated


def _remembered(file: Path, made_of: str) -> Mapping[str, tuple[Quad, ...]] | None:
    try:
        first, _, rest = file.read_bytes().partition(b"\n")
        if first.decode() != _head(made_of, rest):
            return None
    except (OSError, UnicodeDecodeError):
        return None
    graphs = defaultdict[str, list[Quad]](list)
    for quad in parse(rest, format=RdfFormat.N_QUADS):
        if isinstance(quad.graph_name, NamedNode):
            graphs[quad.graph_name.value].append(quad)
    return {graph: tuple(quads) for graph, quads in graphs.items()}


def _remember(file: Path, made_of: str, stated: Mapping[str, tuple[Quad, ...]]) -> None:
    content = serialize((quad for quads in stated.values() for quad in quads), format=RdfFormat.N_QUADS) or b""
    with suppress(OSError):  # nothing is lost but the next one's time
        with NamedTemporaryFile(dir=file.parent, prefix=_FILE, delete=False) as aside:
            aside.write(_head(made_of, content).encode() + b"\n" + content)
        try:
            Path(aside.name).replace(file)
        except OSError:
            Path(aside.name).unlink()
            raise


def _head(made_of: str, content: bytes) -> str:
    """The first line: what it was made of, and a checksum of what follows, so that half a file is none."""
    return f"# {made_of} {sha256(content).hexdigest()}"


def _checksum(workspace: Workspace) -> str:
    """A checksum of the papers, the conventions of the council's own, and all files of this program that make statements of papers."""
    own = sorted(workspace.folder.glob(_CONVENTIONS))
    told = repr((workspace.base, workspace.council, workspace.settings.conventions))
    return checksum_of_files((*workspace.sources(), *own, *makers("ontology", "graph")), told)
