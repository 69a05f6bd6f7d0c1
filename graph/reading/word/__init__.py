"""Word (.docx, .docm) -> Rendition: what a reader of the printed paper sees, with the marks that Word keeps.

Headings are known by their styles, numbers are counted as Word counts them, tracked changes are taken as accepted.
Macros, links and embedded files are never run or followed. The format is ISO/IEC 29500 (ECMA-376); the sections that a
rule follows are named beside it.
"""

from __future__ import annotations

from ..rendition import Rendition
from .body import Body
from .package import open_package

__all__ = ["render"]


def render(content: bytes, name: str) -> Rendition:
    """The paper's text in reading order, with headings, numbers, items, tables and notes marked.

    Raises SourceError where the file is damaged, locked, larger than any paper, or holds no words.
    """
    return Body(open_package(content, name)).rendition(name)
