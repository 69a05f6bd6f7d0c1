"""A build rehearsed: all that it would make, and nothing changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..ontology.errors import StaleError
from ._making import Asked, CompilePapers, Progress, by_name, make, papers_of, read_as
from .decisions import Decision, read_decisions
from .standing import state_of
from .store.embedded import EmbeddedStore
from .vocabulary import add_vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from pathlib import Path

    from .document import Document
    from .workspace import Workspace

__all__ = ["Rehearsal", "rehearse"]


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a build would make of a workspace in the state `state`.

    `graphs` are canonical documents by the IRI of their graph, `store` holds them with the vocabulary, as the workspace's own
    would; `read_as` tells by file name the convention of a paper and its fit, `documents` are all papers as they were read,
    `idle` the decisions that would have no effect.
    """

    state: str
    graphs: Mapping[str, bytes] = field(repr=False)
    store: EmbeddedStore = field(repr=False)
    read_as: Mapping[str, tuple[str, str]]
    documents: tuple[Document, ...] = field(repr=False)
    idle: tuple[Decision, ...]


def rehearse(
    sources: Sequence[Path],
    workspace: Workspace,
    *,
    without: Collection[str] = (),
    decisions: Sequence[Decision] = (),
    compile_papers: CompilePapers | None = None,
    progress: Progress = lambda what, done, total: None,
) -> Rehearsal:
    """Do what `build` does, all but keeping it; no other build is kept out, or waited for.

    Raises what `build` raises, and StaleError where the workspace was changed meanwhile.
    """
    state = state_of(workspace)
    asked = Asked(by_name(sources), {}, without, decisions, compile_papers=compile_papers, progress=progress)
    made = make(workspace, papers_of(workspace, asked), read_decisions(workspace), asked)
    store = EmbeddedStore()
    add_vocabulary(store, *made.graphs.values())
    if state_of(workspace) != state:
        raise StaleError(f"The workspace {workspace.folder} was changed meanwhile: look at it again.")
    return Rehearsal(state, made.graphs, store, read_as(store), made.documents, made.idle)
