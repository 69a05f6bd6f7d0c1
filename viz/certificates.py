"""The certificate of papers as a page: their whole text, every passage with what became of it and what was made of it.

Colour is never alone: each verdict has a sign and words of its own, and each used sentence a number that leads to a note.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..graph.coverage import Verdict
from .placing import SIGNS, TOLD, placed, told_in_short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..graph.coverage import Certificate
    from .placing import Grid, Place

__all__ = ["certificates_page"]


@dataclass(frozen=True, slots=True)
class _Paper:
    certificate: Certificate
    anchor: str
    summary: str
    parts: tuple[Place | Grid, ...]


def certificates_page(certificates: Sequence[Certificate], title: str) -> str:
    """Give the page of the certificates of papers."""
    from .pages import page  # noqa: PLC0415 - a build tells of coverage and makes no page

    alone = len(certificates) == 1
    papers = [
        _Paper(each, f"paper-{each.source}", told_in_short(each), tuple(placed(each, "" if alone else f"{each.source}-")))
        for each in certificates
    ]
    legend = [(verdict, SIGNS[verdict], TOLD[verdict]) for verdict in Verdict]
    return page("certificates.html", title, papers=papers, legend=legend, signs=SIGNS)
