"""Building what was confirmed, if the workspace still is as it was shown."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ....graph.building import build
from ....graph.decisions import read_decisions
from ....graph.marking import kept_name
from ....graph.standing import state_of
from ....graph.store.opening import open_local
from ....ontology.errors import SourceError, StaleError
from ....queries.wording import noun
from .files import nameless, read_books, told_apart
from .imports import DONE, PAPERS, put, read_import

if TYPE_CHECKING:
    from collections.abc import Callable

    from ....graph.workspace import Workspace
    from .imports import Import

__all__ = ["take_in"]


def take_in(workspace: Workspace, asked: Import, patience: float, progress: Callable[[str, int, int], None]) -> None:
    """Build an import that was confirmed, and note what came of it; its files are kept in the workspace then, and here no longer.

    Raises StaleError where the workspace is no longer in the state that was shown, and what `build` raises.
    """
    try:
        _build(workspace, asked, patience, progress)
    except StaleError:
        if not _is_in(workspace, read_import(workspace.folder, asked.name)):
            raise
    put(asked.folder, DONE, {"sentence": _told(asked)})
    shutil.rmtree(asked.folder / PAPERS, ignore_errors=True)


def _build(workspace: Workspace, asked: Import, patience: float, progress: Callable[[str, int, int], None]) -> None:
    if asked.preview is None or state_of(workspace) != asked.confirmed:
        raise StaleError("The workspace has changed since this was shown: look at it again.")
    papers, books = told_apart(asked)
    readable = {paper.name for paper in asked.preview.papers}
    taken = read_books(books, workspace, open_local(workspace), read_decisions(workspace), datetime.now(UTC))
    try:
        build(
            [paper for paper in papers if paper.name in readable],
            workspace.folder,
            without=asked.without,
            decisions=taken.decisions,
            workbooks=taken.contents,
            state=asked.confirmed,
            patience=patience,
            progress=progress,
        )
    except SourceError as error:
        raise SourceError(nameless(str(error), asked)) from error


def _is_in(workspace: Workspace, asked: Import) -> bool:
    """Whether all that was to be taken in is there already: a builder of ours was killed after it had kept it, or outlived its server."""
    if asked.done:
        return True
    if asked.preview is None:
        return False
    kept = {path.name: path for path in workspace.sources()}
    papers, books = told_apart(asked)
    readable = {paper.name for paper in asked.preview.papers}
    wanted = [paper for paper in papers if paper.name in readable]
    deciding = {book.name for book in asked.preview.books if book.changes}
    returned = {kept_name(path.read_bytes()) for path in books if path.name in deciding}
    return (
        not set(asked.without) & kept.keys()
        and all(paper.name in kept and kept[paper.name].read_bytes() == paper.read_bytes() for paper in wanted)
        and returned <= {path.name for path in workspace.workbooks()}
    )


def _told(asked: Import) -> str:
    if asked.preview is None:
        return ""
    books = sum(bool(book.changes) for book in asked.preview.books)
    counts = (
        (len(asked.preview.papers), "paper was", "papers were", "read"),
        (books, "workbook was", "workbooks were", "taken in"),
        (len(asked.without), "paper was", "papers were", "taken away"),
    )
    told = [f"{noun(count, one, many)} {done}" for count, one, many, done in counts if count]
    return f"{', '.join(told)}."
