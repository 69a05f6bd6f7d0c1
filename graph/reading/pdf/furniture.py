"""Running headers, running footers and page numbers: what is printed at the edge of page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from .lines import Line

__all__ = ["EDGE", "edge_lines", "running_words", "without_furniture"]

#: How far from the upper or lower edge running lines stand at most, in points.
EDGE = 80.0
_LARGEST_EDGE = 0.15  # of the page's height, where that is less
_FEWEST_PAGES = 3
_SHARE = 0.3  # of the pages that a running line stands on; chapters may each have one of their own
_PAGE_NUMBER = re.compile(r"(?:page|p\.?)?\s*(?:#|[ivxl]+)(?:\s*(?:of|/)\s*#)?", re.IGNORECASE)


def edge_lines(lines: Iterable[Line], height: float) -> list[Line]:
    """The lines near the upper and the lower edge of a page."""
    edge = min(EDGE, _LARGEST_EDGE * height)
    return [line for line in lines if line.bottom > height - edge or line.top < edge]


def running_words(edges: Sequence[Iterable[str]], pages: int) -> frozenset[str]:
    """The words at the pages' edges that run through the paper, numbers aside; `edges` has the lines there of each page."""
    seen = Counter(words for page in edges for words in {_bare(line) for line in page})
    enough = max(min(_FEWEST_PAGES, pages), _SHARE * pages) if pages > 1 else 2
    return frozenset(words for words, times in seen.items() if times >= enough)


def without_furniture(lines: Iterable[Line], height: float, running: frozenset[str]) -> list[Line]:
    """The lines of a page but for those at its edges that run through the paper or are a page number."""
    taken = list(lines)
    at_edge = {id(line) for line in edge_lines(taken, height)}
    return [line for line in taken if id(line) not in at_edge or not (_bare(line.text) in running or _is_page_number(line.text))]


def _is_page_number(text: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(_bare(text)))


def _bare(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.casefold().split()))
