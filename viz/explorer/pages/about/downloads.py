"""The whole graph as a file, in each format that others' tools read, for as long as it is small enough to be written at once."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from .....queries.endpoint.http.refusals import Refusal
from .....queries.glossary.counting import counts
from ....exporting import Format, rendered
from ...replies import File

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...visit import Shown, Visit

__all__ = ["DOWNLOADS", "Download", "download", "is_small"]

_MOST = 20_000  # links: more takes many seconds and gigabytes, and the command line writes it


@dataclass(frozen=True, slots=True)
class Download:
    """A format: its name, what it holds or is for, and its media type."""

    form: Format
    name: str
    told: str
    media_type: str

    @property
    def path(self) -> str:
        """Where it is to be had."""
        return f"/data/plan.{self.form}"


#: In the order in which they are offered.
DOWNLOADS = (
    Download(Format.TRIG, "TriG", "everything, with what each paper says apart", "application/trig"),
    Download(Format.TTL, "Turtle", "everything, as one graph", "text/turtle; charset=utf-8"),
    Download(Format.JSONLD, "JSON-LD", "as TriG, for programs of the web", "application/ld+json"),
    Download(Format.NT, "N-Triples", "as Turtle, a triple a line", "application/n-triples"),
    Download(Format.GRAPHML, "GraphML", "things and links, for Gephi, yEd and Cytoscape", "application/xml"),
)


def is_small(shown: Shown) -> bool:
    """Tell whether the graph can be written while somebody waits."""
    return sum(counts(shown.store).grades.values()) <= _MOST


def download(offered: Download) -> Callable[[Visit], File]:
    """Give what writes the graph in one of the formats; it raises Refusal, 413, for a graph that is too large for that."""

    def written(visit: Visit) -> File:
        if not is_small(visit.shown):
            raise Refusal(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                f"The graph is too large to be written while you wait: call goldenthread export --format {offered.form}, or ask /sparql.",
            )
        return File(offered.media_type, rendered(visit.shown.store, offered.form), f"plan.{offered.form}")

    return written
