"""Making a preview: everything is read and built, nothing is kept, and the two states are compared."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ....graph.conventions import FOLDER, conventions_in
from ....graph.coverage import certificates_of
from ....graph.decisions import read_decisions
from ....graph.differing import differ
from ....graph.reading.guarding import read_documents
from ....graph.rehearsing import rehearse
from ....graph.standing import documents_of, state_of
from ....graph.store.opening import open_local
from ....ontology.errors import SourceError, StaleError
from ...placing import told_in_short
from .files import nameless, read_books, told_apart
from .imports import PREVIEW, put
from .preview import Paper, Preview
from .sections import sections_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from ....graph.rehearsing import Rehearsal
    from ....graph.workspace import Workspace
    from .imports import Import

__all__ = ["preview"]


def preview(workspace: Workspace, asked: Import, progress: Callable[[str, int, int], None]) -> None:
    """Find out what an import would change, and put that beside it.

    Raises StaleError where the workspace was changed meanwhile, and what `build` raises, without any path of this machine.
    """
    state = state_of(workspace)
    store, history = open_local(workspace), read_decisions(workspace)
    papers, books = told_apart(asked)
    taken = read_books(books, workspace, store, history, datetime.now(UTC))
    readable, unread = _readable(papers, asked)
    told = Preview(state, (), taken.books, (*taken.unread, *unread), asked.without, ())
    if readable or taken.decisions or asked.without:
        try:
            rehearsed = rehearse(readable, workspace, without=asked.without, decisions=taken.decisions, progress=progress)
        except SourceError as error:
            raise SourceError(nameless(str(error), asked)) from error
        if rehearsed.state != state:
            raise StaleError("The workspace was changed meanwhile.")
        difference = differ(documents_of(workspace), store, rehearsed.graphs, rehearsed.store, workspace.base)
        sections = sections_of(difference, store, rehearsed.store)
        told = Preview(state, _papers(readable, rehearsed, workspace), taken.books, told.unread, asked.without, sections)
    if state_of(workspace) != state:
        raise StaleError("The workspace was changed meanwhile.")
    put(asked.folder, PREVIEW, asdict(told))


def _readable(papers: Sequence[Path], asked: Import) -> tuple[list[Path], list[str]]:
    """The papers that can be read, and what is wrong with the others."""
    found: list[Path] = []
    unread: list[str] = []
    for paper in papers:
        try:
            read_documents([paper])
        except SourceError as error:
            unread.append(nameless(str(error), asked))
        else:
            found.append(paper)
    return found, unread


def _papers(papers: Sequence[Path], rehearsed: Rehearsal, workspace: Workspace) -> tuple[Paper, ...]:
    given, known = {paper.name for paper in papers}, {path.name for path in workspace.sources()}
    documents = [document for document in rehearsed.documents if document.filename in given]
    conventions = conventions_in(workspace.folder / FOLDER)
    read_as = {file: (conventions[name].title if name in conventions else name, fit) for file, (name, fit) in rehearsed.read_as.items()}
    return tuple(
        Paper(
            certificate.filename,
            *read_as.get(certificate.filename, ("", "")),
            certificate.filename in known,
            told_in_short(certificate),
            tuple(certificate.notices),
        )
        for certificate in certificates_of(documents, rehearsed.store)
    )
