"""The child process of `apart`: a folder, a difference and an author come in, decisions or an error go out, pickled."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from ...ontology.errors import GoldenThreadError
from ..decisions import Decision
from ..workspace import Workspace
from .amending import Author, amend

__all__ = ["Job"]

#: The workspace's folder, N-Quads that were added and that were removed, and whose change it is.
Job = tuple[Path, bytes, bytes, Author]


def _outcome(job: Job) -> tuple[Decision, ...] | GoldenThreadError:
    folder, added, removed, author = job
    try:
        return amend(Workspace.open(folder), _quads(added), _quads(removed), author)
    except GoldenThreadError as error:
        return error


def _quads(content: bytes) -> list[Quad]:
    return list(parse(content, format=RdfFormat.N_QUADS))


if __name__ == "__main__":
    out, sys.stdout = sys.stdout.buffer, sys.stderr  # whatever a library prints is no part of the answer
    out.write(pickle.dumps(_outcome(pickle.load(sys.stdin.buffer))))  # noqa: S301  # our own parent wrote it
