"""What the graph of a workspace made of its papers, read beside the papers themselves."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from ...ontology.errors import SourceError
from ..reading.guarding import read_documents
from ..verifying import changed_sources
from .certificate import Certificate, certify
from .signs import read_signs
from .uses import report_name, uses_of

if TYPE_CHECKING:
    from pathlib import Path

    from ..document import Document
    from ..store.store import Store
    from ..workspace import Workspace

__all__ = ["certificates", "certificates_of"]


def certificates(
    workspace: Workspace, source: str = "", *, given: Collection[str] = (), documents: Collection[Document] = (), store: Store | None = None
) -> tuple[Certificate, ...]:
    """The certificates of all papers of a workspace, or of the one that `source` names by its file name or a part of it.

    `given` are the file names of some papers, where only theirs are wanted; `documents` are papers just read, by the build
    that wrote this workspace: they are not read again. `store` is what the workspace holds, where that is open already.

    Raises SourceError where there is no such paper, or where one is no longer what was read.
    """
    papers = workspace.sources()
    chosen = _named(papers, source) if source else tuple(paper for paper in papers if not given or paper.name in given)
    store = store or workspace.store()
    changed = set(changed_sources(workspace, store))
    for paper in chosen:
        if paper.name in changed:
            raise SourceError(f"{paper.name} is not the file that was read: build again, then ask for its coverage.")
    read = {document.filename: document for document in documents}
    read |= {document.filename: document for document in read_documents([paper for paper in chosen if paper.name not in read])}
    return certificates_of([read[paper.name] for paper in chosen], store)


def certificates_of(documents: Collection[Document], store: Store) -> tuple[Certificate, ...]:
    """The certificates of papers as they were read; of what a store holds, only what concerns these papers is looked at."""
    signs = read_signs()
    known = ((each, each.filename) for each in documents)
    return tuple(certify(each, report_name(store, name) or name, uses_of(store, name), signs) for each, name in known)


def _named(papers: tuple[Path, ...], source: str) -> tuple[Path, ...]:
    wanted = source.casefold()
    for found in (
        [paper for paper in papers if wanted in (paper.name.casefold(), paper.stem.casefold())],
        [paper for paper in papers if wanted in paper.name.casefold()],
    ):
        if len(found) == 1:
            return tuple(found)
        if found:
            raise SourceError(f"'{source}' may be any of {', '.join(paper.name for paper in found)}: give more of the name.")
    raise SourceError(f"There is no paper called '{source}' in this workspace: it holds {', '.join(paper.name for paper in papers)}.")
