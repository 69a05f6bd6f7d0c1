"""Where a passage of a paper is: on which page of ours, under which anchor.

A long paper is shown in parts of so many characters. A passage is in the part in which it begins, so what the graph knows of
a quotation tells its address, and no paper has to be read to link to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ....queries.whereabouts import Whereabouts
    from ..addresses import Links

__all__ = ["PART", "paper_href", "part_of", "quotation_anchor", "quotation_href"]

#: The parameter that says which part of a long paper.
PART = "part"
_LENGTH = 40_000  # characters of a paper's text in a part: about 20 pages in print


def part_of(begins: int) -> int:
    """Give the part, counted from 1, of a passage that begins so many characters from the start of its paper."""
    return begins // _LENGTH + 1


def paper_href(to: Links, source: str, part: int = 1, anchor: str = "") -> str:
    """Give the address of a paper's page, or of a place on it."""
    return to.page(f"/sources/{source}{'#' if anchor else ''}{anchor}", **{PART: str(part) if part > 1 else ""})


def quotation_href(to: Links, there: Whereabouts) -> str:
    """Give the address of quoted words in their paper."""
    return paper_href(to, there.source, part_of(there.begins), quotation_anchor(there.quotation))


def quotation_anchor(quotation: str) -> str:
    """Give the anchor of quoted words, by how the address of the quotation ends."""
    return f"quotation-{quotation}"
