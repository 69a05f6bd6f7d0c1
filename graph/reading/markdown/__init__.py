"""Markdown -> Rendition: pages of a committee system, minutes kept in a repository, and PDFs that a service made text of.

The last are no Markdown in spirit: every printed line is a paragraph of its own, rules stand for the ends of pages, and
lists are as printed. They are read line by line like any printed text, with the pages that their rules tell.
"""

from __future__ import annotations

from ....ontology.errors import SourceError
from ..pieces import settled, write
from ..rendition import Rendition, Writer
from .converted import is_converted, printed_pages
from .tokens import pieces_of

__all__ = ["render"]


def render(content: bytes, name: str) -> Rendition:
    """The text, with headings, lists and tables marked, or page by page. Raises SourceError for what is not UTF-8 or empty."""
    if b"\0" in content:
        raise SourceError(f"{name} holds binary data, not text: save the paper as text (UTF-8) and read that.")
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError(f"{name} is not UTF-8 text (line {line}): save it again with the encoding UTF-8.") from None
    if is_converted(text):
        rendition = printed_pages(text)
    else:
        writer = Writer()
        write(settled(pieces_of(text)), writer)
        rendition = writer.finish("markdown")
    if not rendition.text.strip():
        raise SourceError(f"{name} is empty: nothing is printed in it; give the file that holds the paper's text.")
    return rendition
