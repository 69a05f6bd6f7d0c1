"""The queries of this package, asked."""

from __future__ import annotations

from ..filed import Queries

__all__ = ["construct", "select", "texts"]

_QUERIES = Queries(__package__)
construct, select, texts = _QUERIES.construct, _QUERIES.select, _QUERIES.texts
