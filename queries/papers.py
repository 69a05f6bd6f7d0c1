"""The papers that were read: what they are called, when they are from, and how they were read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal

from .wording import in_words

if TYPE_CHECKING:
    from ..graph.store.store import Store

__all__ = ["PaperRead", "papers_read"]

_PAPERS = """
SELECT DISTINCT ?report ?label ?title ?date ?file ?convention ?fit {
  ?report a gt:Report ; skos:prefLabel ?label ; dcterms:identifier ?file .
  OPTIONAL { ?report dcterms:title ?title }
  OPTIONAL { ?report dcterms:date ?date }
  OPTIONAL { ?report gt:isReadAs ?convention }
  OPTIONAL { ?report gt:hasFit ?fit }
} ORDER BY DESC(?date) ?label ?report ?title"""


@dataclass(frozen=True, slots=True)
class PaperRead:
    """A paper: its IRI and name, the title that it bears, its date in words, its file, the convention it was read by, how well that fits.

    `fit` is the share of the convention's signs that the paper shows, in a hundred, -1 where that is not known.
    """

    iri: str
    label: str
    title: str
    date: str
    file: str
    convention: str
    fit: int

    @property
    def source(self) -> str:
        """The last part of its IRI, by which its page is called."""
        return self.iri.rpartition("/")[2]


def papers_read(store: Store) -> tuple[PaperRead, ...]:
    """List the papers of a store, the latest first."""
    found: dict[str, PaperRead] = {}
    for row in store.select(_PAPERS).rows:
        iri, label, title, date, file, convention, fit = (getattr(term, "value", "") for term in row)
        when = in_words(row[3]) if isinstance(row[3], Literal) else date
        found.setdefault(iri, PaperRead(iri, label, title, when, file, convention, round(float(fit) * 100) if fit else -1))
    return tuple(found.values())
