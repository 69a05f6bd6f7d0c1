"""From papers and officers' decisions to all graphs that a workspace is to keep; nothing is changed here.

A build keeps what is made; a rehearsal (`rehearsing.py`) shows it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import Literal, Quad

from ..ontology.errors import SourceError
from ._choosing import Choice, choose
from ._following import with_what_follows
from .decisions import Decision, History, apply, with_new
from .document import Document
from .reading.guarding import read_documents
from .stating import compile_documents
from .store.store import Store
from .workspace import Workspace

__all__ = ["STEPS", "Asked", "CompilePapers", "Made", "Progress", "by_name", "make", "papers_of", "read_as", "stated_by"]

#: From papers to quads: the papers' paths, the base IRI and the council's name -> named graph (IRI) -> its quads.
CompilePapers = Callable[[Sequence[Path], str, str], Mapping[str, tuple[Quad, ...]]]
#: Told what is being done, and how many of how many steps are done before it.
Progress = Callable[[str, int, int], None]
#: What is done, in order; the last but one is a build's own.
STEPS = ("reading the papers", "inferring what follows", "looking for suggestions", "keeping it", "done")

_READ_AS = """
SELECT ?file ?name ?fit { ?report dcterms:identifier ?file ; gt:isReadAs ?name OPTIONAL { ?report gt:hasFit ?fit } } ORDER BY ?file"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a build is to do: papers and returned workbooks to add, by the name to keep them under, and files to take away."""

    papers: Mapping[str, Path]
    workbooks: Mapping[str, bytes] = field(default_factory=dict)
    without: Collection[str] = ()
    decisions: Sequence[Decision] = ()
    convention: str = ""
    compile_papers: CompilePapers | None = None
    progress: Progress = lambda what, done, total: None


@dataclass(frozen=True, slots=True)
class Made:
    """All graphs to keep, as canonical documents by IRI, and the note that the next build takes up.

    With them the papers, conventions and decisions that they were made with, and which of these have no effect.
    """

    graphs: Mapping[str, bytes]
    note: bytes
    documents: tuple[Document, ...]
    choice: Choice
    history: History
    idle: tuple[Decision, ...]


def papers_of(workspace: Workspace, asked: Asked) -> tuple[Path, ...]:
    """Give the papers that a workspace is to have; raise SourceError where one is to be taken away that it has not."""
    kept = {path.name: path for path in workspace.sources()}
    if unknown := sorted(set(asked.without) - kept.keys() - {path.name for path in workspace.workbooks()}):
        raise SourceError(f"The workspace {workspace.folder} has no paper called {unknown[0]}: see its folder sources.")
    return tuple(path for name, path in {**kept, **asked.papers}.items() if name not in asked.without)


def make(workspace: Workspace, papers: Sequence[Path], history: History, asked: Asked) -> Made:
    """Make all graphs to keep, of papers and of what was decided before; raise what `build` raises."""
    if not papers:
        raise SourceError("There is no paper to build from: name at least one, as in goldenthread build PAPER.")
    choice = choose(workspace, asked.convention, asked.papers, asked.without)
    history = with_new(history, asked.decisions, workspace.base)
    asked.progress(STEPS[0], 0, len(STEPS) - 1)
    documents, stated = stated_by(workspace, papers, choice, asked.compile_papers)
    applied = apply(stated, history, workspace.base)
    graphs, note = with_what_follows(workspace, applied, history, lambda step: asked.progress(STEPS[step], step, len(STEPS) - 1))
    return Made(graphs, note, documents, choice, history, applied.idle)


def stated_by(
    workspace: Workspace, papers: Sequence[Path], choice: Choice, compile_papers: CompilePapers | None = None
) -> tuple[tuple[Document, ...], Mapping[str, tuple[Quad, ...]]]:
    """Give papers as they are read and what they state, before officers have their say; raise SourceError for one that cannot be.

    The papers are looked at before and after: what is kept must be what was read.
    """
    papers = sorted(papers, key=lambda paper: paper.name)
    before = [_stamp(paper) for paper in papers]
    documents, stated = _stated(workspace, papers, choice, compile_papers)
    for paper, stamp in zip(papers, before, strict=True):
        if _stamp(paper) != stamp:
            raise SourceError(f"{paper} changed while it was being read: build again when it is finished.")
    return documents, stated


def _stated(
    workspace: Workspace, papers: Sequence[Path], choice: Choice, compile_papers: CompilePapers | None
) -> tuple[tuple[Document, ...], Mapping[str, tuple[Quad, ...]]]:
    """The papers and their statements; one who compiles papers otherwise reads them too, and keeps them."""
    if compile_papers:
        return (), compile_papers(papers, workspace.base, workspace.council)
    documents = tuple(read_documents(papers))
    return documents, compile_documents(documents, workspace.base, workspace.council, choice.conventions, choice.chosen)


def by_name(sources: Sequence[Path]) -> dict[str, Path]:
    """Give the papers by file name, under which they are kept: two of one name, in capitals or not, cannot be: raise SourceError."""
    seen = Counter(path.name.casefold() for path in dict.fromkeys(path.absolute() for path in sources))
    if twice := [path for path in sources if seen[path.name.casefold()] > 1]:
        raise SourceError(f"{twice[0]} and {twice[-1]} have the same file name, under which they are kept: rename one.")
    return {path.name: path for path in sources}


def _stamp(paper: Path) -> tuple[int, int, int] | None:
    try:
        seen = paper.stat()
    except OSError:
        return None  # reading says what is wrong with it, in better words
    return seen.st_ino, seen.st_size, seen.st_mtime_ns


def read_as(store: Store) -> Mapping[str, tuple[str, str]]:
    """Give by file name the convention that each paper was read by, and how well it fits ("" where an officer chose it)."""
    rows = ([term.value if isinstance(term, Literal) else "" for term in row] for row in store.select(_READ_AS).rows)
    return MappingProxyType({file: (name, fit) for file, name, fit in rows})
