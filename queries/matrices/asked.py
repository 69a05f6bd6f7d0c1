"""The queries of this package, asked."""

from __future__ import annotations

from ..filed import Queries

__all__ = ["rows"]

rows = Queries(__package__).texts
