"""Plain text in UTF-8 -> Rendition. Nothing is marked: the printed lines alone tell where blocks begin."""

from __future__ import annotations

from ...ontology.errors import SourceError
from .lines import without_page_numbers
from .rendition import Rendition

__all__ = ["render"]

_LONGEST_LINE = 20_000  # characters; a longer one is no printed text


def render(content: bytes, name: str) -> Rendition:
    """The text of a paper, the numbers of its pages blanked; every character keeps its place.

    Raises SourceError for binary data, another encoding, an empty file, or lines that no printed paper has.
    """
    if b"\0" in content:
        raise SourceError(f"{name} holds binary data, not text: save the paper as text (UTF-8) and read that.")
    try:
        text = content.decode("utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError(f"{name} is not UTF-8 text (line {line}): save it again with the encoding UTF-8.") from None
    if not text.strip():
        raise SourceError(f"{name} is empty: nothing is printed in it; give the file that holds the paper's text.")
    if max(map(len, text.splitlines())) > _LONGEST_LINE:
        raise SourceError(f"{name} has a line of more than {_LONGEST_LINE:,} characters, which no printed paper has: check the file.")
    return Rendition(without_page_numbers(text), "text")
