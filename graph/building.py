"""Building a workspace: read every paper, state what it says, infer what follows, suggest, and keep it all at once.

A build starts from the papers and the officers' decisions alone, so two builds of the same papers give the same bytes,
wherever and in whatever order they were added. A paper that cannot be read stops the build before anything changes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode, Quad

from ..ontology.errors import SourceError, WorkspaceError
from ..ontology.terms import GT
from ._choosing import Choice, choose
from ._following import with_what_follows
from .decisions import Decision, History, apply, decisions_file, read_decisions, with_new
from .document import Document
from .marking import kept_name
from .reading.guarding import read_documents
from .stating import compile_documents
from .store.embedded import EmbeddedStore
from .store.store import Store
from .workspace import Workspace

__all__ = ["BuildSummary", "CompilePapers", "Progress", "build", "stated_by"]

#: From papers to quads: the papers' paths, the base IRI and the council's name -> named graph (IRI) -> its quads.
CompilePapers = Callable[[Sequence[Path], str, str], Mapping[str, tuple[Quad, ...]]]
#: Told what is being done, and how many of how many steps are done before it.
Progress = Callable[[str, int, int], None]

_HOME = "https://w3id.org/goldenthread/"
_STEPS = ("reading the papers", "inferring what follows", "looking for suggestions", "keeping it", "done")
_COUNTS = """
SELECT ?class (COUNT(DISTINCT ?thing) AS ?n) {
  ?thing a ?class . FILTER STRSTARTS(STR(?class), STR(gt:))
} GROUP BY ?class"""
_READ_AS = """
SELECT ?file ?name ?fit { ?report dcterms:identifier ?file ; gt:isReadAs ?name OPTIONAL { ?report gt:hasFit ?fit } } ORDER BY ?file"""
_GRADES = """
SELECT ?grade (COUNT(DISTINCT ?link) AS ?n) {
  { ?link gt:hasGrade ?grade } UNION { GRAPH ?suggestions { ?link a gt:Suggestion ; gt:hasGrade ?grade } }
} GROUP BY ?grade"""


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build made.

    `sources` are the file names of the workspace's papers, `given` those of this build; `read_as` tells by file name the
    convention that a paper was read by and how well it fits ("" where an officer chose it). `things` tells how many there
    are of each class (by its local name), and the rest how many links there are of each grade and how many findings.
    `idle` are the officers' decisions that have no effect, since what they speak of is not in the papers. `documents` are
    the papers as they were read, for what is told of them next.
    """

    workspace: Workspace
    sources: tuple[str, ...]
    given: tuple[str, ...]
    read_as: Mapping[str, tuple[str, str]]
    things: Mapping[str, int]
    stated: int
    inferred: int
    suggested: int
    findings: int
    idle: tuple[Decision, ...] = ()
    documents: tuple[Document, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a build is to do: papers and returned workbooks to add, by the name to keep them under, and files to take away."""

    papers: Mapping[str, Path]
    workbooks: Mapping[str, bytes]
    without: Collection[str]
    decisions: Sequence[Decision]
    convention: str
    compile_papers: CompilePapers | None
    progress: Progress


@dataclass(frozen=True, slots=True)
class _Made:
    """All graphs to keep, as canonical documents by IRI, and the note that the next build takes up.

    With them the papers, conventions and decisions that they were made with, and which of these have no effect.
    """

    graphs: Mapping[str, bytes]
    note: bytes
    documents: tuple[Document, ...]
    choice: Choice
    history: History
    idle: tuple[Decision, ...]


def build(
    sources: Sequence[Path],
    folder: Path,
    *,
    base: str = "",
    council: str = "",
    without: Collection[str] = (),
    convention: str = "",
    decisions: Sequence[Decision] = (),
    workbooks: Sequence[bytes] = (),
    compile_papers: CompilePapers | None = None,
    progress: Progress = lambda what, done, total: None,
) -> BuildSummary:
    """Add `sources` to the workspace in `folder`, made if there is none, and build it anew from all its papers.

    A paper with the file name of an earlier one replaces it; those named in `without` are taken away. `base` and
    `council` are for a new workspace: the base is made of the council's or the folder's name unless given. `convention`,
    a name or a TOML file, is what to read `sources` by, now and in every later build; without it that is recognised.
    `decisions` of officers are recorded with it, so that all of it is kept or nothing, and so are the `workbooks` that
    they were read from, under names of their own; a workbook is no paper and states nothing by itself. Raises
    ConventionError for a convention that does not exist or cannot be read, SourceError for a paper that cannot be read
    and WorkspaceError for a folder that cannot be used; nothing has changed then.
    """
    returned = {kept_name(content): content for content in workbooks}
    asked = _Asked(_by_name(sources), returned, without, decisions, convention, compile_papers, progress)
    if Workspace.exists(folder):
        workspace = _agreeing(Workspace.open(folder), base, council)
        with workspace.changing():
            return _rebuild(workspace, asked)
    workspace = Workspace.planned(folder, base or _base_of(council or folder.absolute().name), council)
    made = _made(workspace, tuple(asked.papers.values()), History(), asked)  # a bad paper leaves no folder behind
    with workspace.changing():
        if Workspace.exists(folder):
            raise WorkspaceError(f"Another build has just made the workspace {folder}: build again to add to it.")
        return _keep(workspace, made, asked)


def _rebuild(workspace: Workspace, asked: _Asked) -> BuildSummary:
    kept = {path.name: path for path in workspace.sources()}
    if unknown := sorted(set(asked.without) - kept.keys() - {path.name for path in workspace.workbooks()}):
        raise SourceError(f"The workspace {workspace.folder} has no paper called {unknown[0]}: see its folder sources.")
    papers = [path for name, path in {**kept, **asked.papers}.items() if name not in asked.without]
    return _keep(workspace, _made(workspace, papers, read_decisions(workspace), asked), asked)


def _made(workspace: Workspace, papers: Sequence[Path], history: History, asked: _Asked) -> _Made:
    """All graphs to keep."""
    if not papers:
        raise SourceError("There is no paper to build from: name at least one, as in goldenthread build PAPER.")
    choice = choose(workspace, asked.convention, asked.papers, asked.without)
    history = with_new(history, asked.decisions, workspace.base)
    asked.progress(_STEPS[0], 0, len(_STEPS) - 1)
    documents, stated = stated_by(workspace, papers, choice, asked.compile_papers)
    applied = apply(stated, history, workspace.base)
    graphs, note = with_what_follows(workspace, applied, history, lambda step: asked.progress(_STEPS[step], step, len(_STEPS) - 1))
    return _Made(graphs, note, documents, choice, history, applied.idle)


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


def _keep(workspace: Workspace, made: _Made, asked: _Asked) -> BuildSummary:
    asked.progress(_STEPS[3], 3, len(_STEPS) - 1)
    workspace.replace(
        {**asked.workbooks, **{name: path.read_bytes() for name, path in asked.papers.items()}},
        made.graphs,
        asked.without,
        decisions=decisions_file(made.history, workspace.base) if made.history else None,
        settings=replace(workspace.settings, conventions=tuple(sorted(made.choice.chosen.items()))),
        own=made.choice.own,
        derivation=made.note,
    )
    store = EmbeddedStore()
    store.load(*made.graphs.values())
    things, grades = _counted(store, _COUNTS), _counted(store, _GRADES)
    asked.progress(_STEPS[4], 4, len(_STEPS) - 1)
    return BuildSummary(
        workspace=workspace,
        sources=tuple(path.name for path in workspace.sources()),
        given=tuple(asked.papers),
        read_as=_read_as(store),
        things=MappingProxyType(things),
        stated=grades["stated"],
        inferred=grades["inferred"],
        suggested=grades["suggested"],
        findings=things["Finding"],
        idle=made.idle,
        documents=made.documents,
    )


def _by_name(sources: Sequence[Path]) -> dict[str, Path]:
    """The papers by file name, under which they are kept: two of one name, in capitals or not, cannot be."""
    seen = Counter(path.name.casefold() for path in dict.fromkeys(path.absolute() for path in sources))
    if twice := [path for path in sources if seen[path.name.casefold()] > 1]:
        raise SourceError(f"{twice[0]} and {twice[-1]} have the same file name, under which they are kept: rename one.")
    return {path.name: path for path in sources}


def _agreeing(workspace: Workspace, base: str, council: str) -> Workspace:
    for what, asked, has in (("base", base, workspace.base), ("council", council, workspace.council)):
        if asked and asked != has:
            raise WorkspaceError(f"The {what} of the workspace {workspace.folder} is '{has}', not '{asked}': leave it out.")
    return workspace


def _base_of(name: str) -> str:
    return f"{_HOME}{re.sub(r'[^a-z0-9]+', '-', name.casefold()).strip('-') or 'plan'}/"


def _stamp(paper: Path) -> tuple[int, int, int] | None:
    try:
        seen = paper.stat()
    except OSError:
        return None  # reading says what is wrong with it, in better words
    return seen.st_ino, seen.st_size, seen.st_mtime_ns


def _read_as(store: Store) -> Mapping[str, tuple[str, str]]:
    rows = ([term.value if isinstance(term, Literal) else "" for term in row] for row in store.select(_READ_AS).rows)
    return MappingProxyType({file: (name, fit) for file, name, fit in rows})


def _counted(store: Store, query: str) -> Counter[str]:
    return Counter(
        {
            key.value.removeprefix(GT): int(number.value)
            for key, number in store.select(query).rows
            if isinstance(key, NamedNode | Literal) and isinstance(number, Literal)
        }
    )
