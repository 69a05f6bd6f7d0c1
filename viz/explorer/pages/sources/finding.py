"""The paper that an address means, and what people are told of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from .....graph.conventions import shipped_conventions
from .....ontology.terms import XSD_DATE
from .....queries.endpoint.http.refusals import Refusal
from .....queries.sources import count_sources, source, sources
from .....queries.wording import in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .....queries.sources import Source
    from ...visit import Shown, Visit

#: What the readers of formats are called, and what officers call those.
FORMATS = {
    "text": "plain text",
    "pdf": "PDF",
    "word": "Word",
    "excel": "Excel",
    "separated": "CSV",
    "html": "a web page",
    "markdown": "Markdown",
    "moderngov": "ModernGov",
    "stratml": "StratML",
}

__all__ = ["FORMATS", "Told", "all_sources", "found_source", "told"]

_BATCH = 200


@dataclass(frozen=True, slots=True)
class Told:
    """What people are told of a paper beside its text: dates in words, how it was read, where it is to be had; "" for what is not known."""

    date: str
    read: str
    convention: str
    fit: str
    original: str
    ending: str
    statements: str


def found_source(shown: Shown, name: str) -> Source:
    """Give the paper whose address ends so; raise Refusal, 404, where there is none."""
    found = source(shown.store, f"{shown.base}id/report/{name}")
    if found is None:
        raise Refusal(404, "No paper of this name was read: look for it in the list of papers.")
    return found


def all_sources(shown: Shown) -> Iterator[Source]:
    """Give all papers, those that a static site shows."""
    for offset in range(0, count_sources(shown.store), _BATCH):
        yield from sources(shown.store, limit=_BATCH, offset=offset)


def told(visit: Visit, found: Source) -> Told:
    """Tell of a paper."""
    workspace, path = visit.shown.workspace, f"/sources/{found.name}"
    statements = workspace.statements(found.name)
    convention = shipped_conventions().get(found.convention)
    return Told(
        _day(found.date),
        _day(date.isoformat(datetime.fromtimestamp(statements.stat().st_mtime, UTC).date())) if statements else "",
        convention.title if convention else found.convention,
        f"{float(found.fit):.0%}" if found.fit else "",
        visit.to.page(f"{path}/{found.file}") if workspace.original(found.file) else "",
        PurePath(found.file).suffix.removeprefix(".").upper(),
        visit.to.page(f"{path}/{found.name}.trig") if statements else "",
    )


def _day(text: str) -> str:
    return in_words(Literal(text, datatype=NamedNode(XSD_DATE))) if text else ""
