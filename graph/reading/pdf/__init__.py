"""PDF -> Rendition, by PDFium.

Words are put into lines and columns by where they stand, ruled lines into tables; what runs along the edges of the pages is
taken out; headings are told by their type. Text whose fonts lie about their letters is left out, and the notices say so.

The structure of a page is read from its print alone: tags are absent from most papers and wrong in many.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ....ontology.errors import SourceError
from .._pages import pages_in_words
from ..rendition import Rendition, Writer
from .blocks import usual_leading
from .flowing import Flow
from .furniture import EDGE, edge_lines, running_words, without_furniture
from .lines import Line, lines_of
from .rulings import Grid, find_grids, read_rulings, read_shades
from .tables import PrintedTable, table_of
from .unruled import find_unruled
from .words import Page, Word, read_page
from .writing import write

__all__ = ["MOST_PAGES", "render"]

#: The most pages that are read; the longest local plans have about 1,200.
MOST_PAGES = 10_000
_SHADED = 0.6  # share of the cells of a table without lines that must hold words: the bars of a chart hold none


@dataclass(frozen=True, slots=True)
class _Leaf:
    """What one page holds: its lines outside tables, its tables, its height in points, and what keeps it from being read."""

    lines: tuple[Line, ...]
    tables: tuple[PrintedTable, ...]
    height: float
    broken: bool
    pictured: bool


def render(content: bytes, name: str) -> Rendition:
    """The text of a PDF.

    Raises SourceError where it is damaged, needs a password, has more than `MOST_PAGES` pages, or has no text at all.
    """
    leaves = list(_leaves(content, name))
    broken = [number for number, leaf in enumerate(leaves, 1) if leaf.broken]
    pictured = [number for number, leaf in enumerate(leaves, 1) if leaf.pictured]
    if not any(leaf.lines or leaf.tables for leaf in leaves if not leaf.broken):
        raise SourceError(_unreadable(name, broken, pictured))
    running = running_words([[line.text for line in edge_lines(leaf.lines, leaf.height)] for leaf in leaves], len(leaves))
    pages = [[] if leaf.broken else without_furniture(leaf.lines, leaf.height, running) for leaf in leaves]
    flow = Flow(usual_leading(pages))
    for number, (lines, leaf) in enumerate(zip(pages, leaves, strict=True), 1):
        flow.add_page(number, lines, () if leaf.broken else leaf.tables)
    writer = Writer()
    if broken:
        writer.notice(f"{pages_in_words(broken)} left out, as the fonts there lead from letters to other characters: {_REMEDY}.")
    if pictured:
        writer.notice(f"{pages_in_words(pictured)} not read, being a picture without text: {_REMEDY}.")
    write(flow.items, writer)
    return writer.finish("pdf")


_REMEDY = "have the text recognised (OCR) and read that"


def _unreadable(name: str, broken: list[int], pictured: list[int]) -> str:
    if broken:
        return f"{name} cannot be read: its fonts lead from letters to other characters; {_REMEDY}, or ask for the Word file."
    what = "only pictures of pages and no text" if pictured else "no text"
    return f"{name} holds {what}: {_REMEDY}, or ask for the Word file."


def _leaves(content: bytes, name: str) -> Iterator[_Leaf]:
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD or "password" in str(error).casefold()
        remedy = "needs a password: save it without one" if locked else "is damaged or no whole PDF: save it anew"
        raise SourceError(f"{name} {remedy} and read that.") from None
    try:
        if len(document) > MOST_PAGES:
            raise SourceError(f"{name} has {len(document):,} pages, more than the {MOST_PAGES:,} that are read: read it in parts.")
        heads: set[tuple[str, ...]] = set()
        for index in range(len(document)):
            try:
                page = document[index]
            except pdfium.PdfiumError:
                raise SourceError(f"{name} is damaged at page {index + 1}: save it anew and read that.") from None
            try:
                yield _leaf(page, heads)
            finally:
                page.close()
    finally:
        document.close()


def _leaf(page: pdfium.PdfPage, heads: set[tuple[str, ...]]) -> _Leaf:
    """What a page holds; `heads` are those of tables without lines on the pages before."""
    read = read_page(page)
    words, tables = list(read.words), list[PrintedTable]()
    ruled = [grid for grid in find_grids(read_rulings(page)) if len(grid.down) > 2 or _is_first(grid, read)] if words else []
    for grid in ruled or (find_grids(read_shades(page)) if words else ()):
        inside = [word for word in words if grid.place((word.left + word.right) / 2, word.middle)]
        if table := table_of(grid, inside, 0 if ruled else _SHADED):
            tables.append(table)
            words = _others(words, inside)
    for table, inside in find_unruled(words, heads):
        tables.append(table)
        words = _others(words, inside)
    tables.sort(key=lambda table: -table.top)
    return _Leaf(tuple(lines_of(words)), tuple(tables), read.height, read.broken, read.pictured)


def _is_first(grid: Grid, page: Page) -> bool:
    """Whether nothing stands above a row of cells but running lines: then it may be the rest of a table."""
    return not any(grid.down[0] < word.bottom < page.height - EDGE for word in page.words)


def _others(words: list[Word], taken: list[Word]) -> list[Word]:
    gone = {id(word) for word in taken}
    return [word for word in words if id(word) not in gone]
