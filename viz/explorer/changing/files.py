"""The files of an import: which are papers and which are officers' workbooks, and what a workbook says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ....graph.marking import is_workbook, kept_name
from ....graph.workbook.proposing import propose
from ....graph.workbook.returned import read_returned
from ....ontology.errors import SourceError
from .preview import Book

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from ....graph.decisions import Decision, History
    from ....graph.store.store import Store
    from ....graph.workspace import Workspace
    from .imports import Import

__all__ = ["Taken", "nameless", "read_books", "told_apart"]


@dataclass(frozen=True, slots=True)
class Taken:
    """What workbooks say: how each is shown, the decisions they make, their bytes where they make any; those that cannot be read."""

    books: tuple[Book, ...]
    decisions: tuple[Decision, ...]
    contents: tuple[bytes, ...]
    unread: tuple[str, ...]


def told_apart(asked: Import) -> tuple[list[Path], list[Path]]:
    """Give the papers and the workbooks of an import."""
    papers = [path for path in asked.papers if not is_workbook(path)]
    return papers, [path for path in asked.papers if path not in papers]


def read_books(books: Sequence[Path], workspace: Workspace, store: Store, history: History, when: datetime) -> Taken:
    """Read workbooks against the graph as it is; one with a fault decides nothing, and its cells are told."""
    shown: list[Book] = []
    decisions: list[Decision] = []
    contents: list[bytes] = []
    unread: list[str] = []
    known = {path.name for path in workspace.workbooks()}
    for path in books:
        content = path.read_bytes()
        try:
            returned = read_returned(content, path.name)
        except SourceError as error:
            unread.append(str(error))
            continue
        proposal = propose(returned, store, history, workspace.base, when)
        faults = proposal.faults
        if faults and kept_name(content) in known:
            faults = ("This workbook was taken in before: to go on, start from a new one.", *faults)
        changes = tuple((change.place, change.sentence) for change in proposal.changes)
        shown.append(Book(path.name, returned.officer, changes, proposal.conflicts, proposal.notices, faults))
        if not faults and changes:
            decisions += proposal.decisions
            contents.append(content)
    return Taken(tuple(shown), tuple(decisions), tuple(contents), tuple(unread))


def nameless(sentence: str, asked: Import) -> str:
    """Take out of a sentence where on this machine a file lies; its name stays."""
    for path in asked.papers:
        sentence = sentence.replace(str(path), path.name)
    return sentence
