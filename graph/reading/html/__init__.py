"""A web page -> Rendition: the paper in it, without what is around it on every page of the site.

Pages of committee systems (ModernGov: agendas, minutes, lists of meetings) are read like any other; `page.toml` names the
classes by which they mark what a heading would.
"""

from __future__ import annotations

from ....ontology.errors import SourceError
from ..pieces import settled, write
from ..rendition import Rendition, Writer
from .markup import parsed
from .page import Page

__all__ = ["render"]


def render(content: bytes, name: str) -> Rendition:
    """The page's text in reading order, with headings, lists and tables marked. Raises SourceError where it holds no words."""
    root, notices = parsed(content, name)
    pieces = Page(root, name).pieces()
    if not any(piece.text.strip() or piece.grid for piece in pieces):
        raise SourceError(f"{name} is empty: the page holds no words of its own; save the page again when it is shown in full.")
    writer = Writer()
    write(settled(pieces), writer)
    for notice in notices:
        writer.notice(notice)
    return writer.finish("html")
