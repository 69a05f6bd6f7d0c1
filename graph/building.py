"""Building a workspace: read every paper, state what it says, infer what follows, suggest, and keep it all at once.

A build starts from the papers and the officers' decisions alone, so two builds of the same papers give the same bytes,
wherever and in whatever order they were added. A paper that cannot be read stops the build before anything changes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode

from ..ontology.errors import StaleError, WorkspaceError
from ..ontology.terms import GT
from ._making import STEPS, Asked, CompilePapers, Made, Progress, by_name, make, papers_of, read_as
from .decisions import Decision, History, decisions_file, read_decisions, undisturbed
from .document import Document
from .marking import kept_name
from .standing import state_of
from .store.embedded import EmbeddedStore
from .store.store import Store
from .workspace import Workspace

__all__ = ["BuildSummary", "CompilePapers", "Progress", "build"]

_HOME = "https://w3id.org/goldenthread/"
_COUNTS = """
SELECT ?class (COUNT(DISTINCT ?thing) AS ?n) {
  ?thing a ?class . FILTER STRSTARTS(STR(?class), STR(gt:))
} GROUP BY ?class"""
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
    state: str = "",
    patience: float = 2.0,
    compile_papers: CompilePapers | None = None,
    progress: Progress = lambda what, done, total: None,
) -> BuildSummary:
    """Add `sources` to the workspace in `folder`, made if there is none, and build it anew from all its papers.

    A paper with the file name of an earlier one replaces it; those named in `without` are taken away. `base` and
    `council` are for a new workspace: the base is made of the council's or the folder's name unless given. `convention`,
    a name or a TOML file, is what to read `sources` by, now and in every later build; without it that is recognised.
    `decisions` of officers are recorded with it, so that all of it is kept or nothing, and so are the `workbooks` that
    they were read from, under names of their own; a workbook is no paper and states nothing by itself. Another build
    is waited for, `patience` seconds. With the `state` of the workspace that was rehearsed, StaleError is raised where it is in
    another. Raises ConventionError for a convention that does not exist or cannot be read, SourceError for a paper that cannot
    be read and WorkspaceError for a folder that cannot be used; nothing has changed then.
    """
    returned = {kept_name(content): content for content in workbooks}
    asked = Asked(by_name(sources), returned, without, decisions, convention, compile_papers, progress)
    if Workspace.exists(folder):
        workspace = _agreeing(Workspace.open(folder), base, council)
        with workspace.changing(patience):
            if state and state_of(workspace) != state:
                raise StaleError(f"The workspace {folder} has changed since this was looked at: look at it again.")
            return _rebuild(workspace, asked)
    workspace = Workspace.planned(folder, base or _base_of(council or folder.absolute().name), council)
    made = make(workspace, tuple(asked.papers.values()), History(), asked)  # a bad paper leaves no folder behind
    with workspace.changing():
        if Workspace.exists(folder):
            raise WorkspaceError(f"Another build has just made the workspace {folder}: build again to add to it.")
        return _keep(workspace, made, asked)


def _rebuild(workspace: Workspace, asked: Asked) -> BuildSummary:
    waiting = workspace.waiting()
    before = read_decisions(workspace)
    made = make(workspace, papers_of(workspace, asked), before, asked)
    alone = undisturbed(workspace, before, made.history) if asked.decisions else nullcontext()
    return _keep(workspace, made, asked, waiting, alone)


def _keep(
    workspace: Workspace, made: Made, asked: Asked, waiting: Collection[Path] = (), alone: AbstractContextManager[None] | None = None
) -> BuildSummary:
    asked.progress(STEPS[3], 3, len(STEPS) - 1)
    with alone or nullcontext():
        _put(workspace, made, asked, waiting)
    store = EmbeddedStore()
    store.load(*made.graphs.values())
    things, grades = _counted(store, _COUNTS), _counted(store, _GRADES)
    asked.progress(STEPS[4], 4, len(STEPS) - 1)
    return BuildSummary(
        workspace=workspace,
        sources=tuple(path.name for path in workspace.sources()),
        given=tuple(asked.papers),
        read_as=read_as(store),
        things=MappingProxyType(things),
        stated=grades["stated"],
        inferred=grades["inferred"],
        suggested=grades["suggested"],
        findings=things["Finding"],
        idle=made.idle,
        documents=made.documents,
    )


def _put(workspace: Workspace, made: Made, asked: Asked, waiting: Collection[Path]) -> None:
    workspace.replace(
        {**asked.workbooks, **{name: path.read_bytes() for name, path in asked.papers.items()}},
        made.graphs,
        asked.without,
        decisions=decisions_file(made.history, workspace.base) if made.history else None,
        settled=waiting,
        settings=replace(workspace.settings, conventions=tuple(sorted(made.choice.chosen.items()))),
        own=made.choice.own,
        derivation=made.note,
    )


def _agreeing(workspace: Workspace, base: str, council: str) -> Workspace:
    for what, asked, has in (("base", base, workspace.base), ("council", council, workspace.council)):
        if asked and asked != has:
            raise WorkspaceError(f"The {what} of the workspace {workspace.folder} is '{has}', not '{asked}': leave it out.")
    return workspace


def _base_of(name: str) -> str:
    return f"{_HOME}{re.sub(r'[^a-z0-9]+', '-', name.casefold()).strip('-') or 'plan'}/"


def _counted(store: Store, query: str) -> Counter[str]:
    return Counter(
        {
            key.value.removeprefix(GT): int(number.value)
            for key, number in store.select(query).rows
            if isinstance(key, NamedNode | Literal) and isinstance(number, Literal)
        }
    )
