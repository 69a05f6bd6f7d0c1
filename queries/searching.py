"""What a search finds, as data for a program: JSON, and rows of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..graph.named import plain_words

if TYPE_CHECKING:
    from ..graph.search import Found, Hit

__all__ = ["COLUMNS", "as_data", "as_rows"]

#: The headings of `as_rows`.
COLUMNS = ("Kind", "Name or place", "Words", "Address")


def as_data(text: str, found: Found) -> dict[str, Any]:
    """Give what JSON is written of: what was sought, how much there is, and each hit with its snippet piece by piece."""
    return {"query": text, "total": found.total, "loosely": found.loosely, "hits": [_hit(hit) for hit in found.hits]}


def as_rows(found: Found) -> list[tuple[str, ...]]:
    """Give the hits as rows of plain text."""
    return [(plain_words(hit.kind), hit.title, hit.words, hit.iri) for hit in found.hits]


def _hit(hit: Hit) -> dict[str, Any]:
    snippet = [{"text": piece.text, "matched": piece.matched} for piece in hit.snippet]
    return {"iri": hit.iri, "kind": hit.kind, "notation": hit.notation, "title": hit.title, "words": hit.words, "snippet": snippet}
