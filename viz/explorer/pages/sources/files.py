"""The file of a paper, to take away and never to open in this site; and what the paper states, as TriG."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from .....queries.endpoint.http.refusals import Refusal
from ...replies import File
from .finding import all_sources, found_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ...visit import Shown, Visit

__all__ = ["every_file", "paper_file"]

_MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_ANY = "application/octet-stream"  # a web page or a drawing that a paper is must not be taken for one of ours
_ON_ANY_SERVER = {*_MEDIA_TYPES, ".txt", ".csv", ".tsv", ".md", ".trig"}  # endings that no web server shows as a page


def paper_file(visit: Visit, name: str, file: str) -> File:
    """Give the file of a paper, or what it states. Raises Refusal, 404, where it is not kept."""
    found = found_source(visit.shown, name)
    workspace = visit.shown.workspace
    if file == f"{found.name}.trig" and (statements := workspace.statements(found.name)):
        return File("application/trig", statements.read_bytes(), file)
    if file == found.file and (original := workspace.original(file)):
        return File(_MEDIA_TYPES.get(original.suffix.casefold(), _ANY), original.read_bytes(), file)
    raise Refusal(404, "This paper has no such file: go to its page, which names those that it has.")


def every_file(shown: Shown) -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """Give the files that a static site has; originals only where their ending does no harm on any web server."""
    for found in all_sources(shown):
        if shown.workspace.statements(found.name):
            yield {"name": found.name, "file": f"{found.name}.trig"}, {}
        if shown.workspace.original(found.file) and PurePath(found.file).suffix.casefold() in _ON_ANY_SERVER:
            yield {"name": found.name, "file": found.file}, {}
