"""Markdown that a service made of a PDF: printed lines, rules between the pages, notes on scanned ones.

It is told by what such services leave: a link to the original at the top, a note on scanned pages, or a page number right
behind each rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt

from .._pages import pages_in_words
from ..pieces import write
from ..rendition import Rendition, Writer
from .reflowing import PrintedLine, reflowed
from .tokens import inline_text

__all__ = ["is_converted", "printed_pages"]

_RULE = re.compile(r"(?m)^ {0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*$")
_ORIGINAL = re.compile(r"\s*\[[^\]\n]{0,80}\b(?:original|source)\b[^\]\n]{0,80}\]\([^)\n]{0,2000}\)\s*", re.IGNORECASE)
_SCANNED = re.compile(r"[*_<>\[(][^\n]*\b(?:scanned|OCR)\b[^\n]*\b(?:errors?|mistakes|inaccura\w+|not be accurate)\b[^\n]*", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"\s*(?:page )?\d{1,4}(?: of \d{1,4})?[ \t]*(?=\n|$)", re.IGNORECASE)
_LONGEST_NOTE = 200  # characters; a longer line that speaks of scanning is the paper's own


def is_converted(text: str) -> bool:
    """Whether a text is pages of a PDF."""
    pages = _RULE.split(text)
    numbered = sum(bool(_PAGE_NUMBER.match(page)) for page in pages[1:])
    return bool(_ORIGINAL.match(text)) or bool(_notes(text)) or (len(pages) > 2 and numbered >= 0.6 * (len(pages) - 1))


def printed_pages(text: str) -> Rendition:
    """The blocks of all pages, without the marks of bold type, the notes of the service and the numbers of the pages."""
    chunks = _RULE.split(text)
    if _ORIGINAL.fullmatch(chunks[0]) or not chunks[0].strip():
        chunks = chunks[1:]
    scanned = [page for page, chunk in enumerate(chunks, 1) if _notes(chunk)]
    markup = MarkdownIt("zero").enable(["emphasis", "link", "escape", "entity", "html_inline", "backticks"])
    lines = [line for page, chunk in enumerate(chunks, 1) for line in _lines(chunk, page, markup)]
    writer, begun = Writer(), 0
    for page, piece in reflowed(lines):
        for _ in range(begun, page):
            writer.page()
        begun = max(begun, page)
        write((piece,), writer)
    for notice in _notices(scanned, sum(bool(chunk.strip()) for chunk in chunks)):
        writer.notice(notice)
    return writer.finish("markdown")


def _lines(chunk: str, page: int, markup: MarkdownIt) -> Iterator[PrintedLine]:
    """The lines of a page without markup; a heading's signs are markup too."""
    for note in _notes(chunk):
        chunk = chunk.replace(note, "")
    chunk = _ORIGINAL.sub("\n", chunk, count=1) if page == 1 and _ORIGINAL.match(chunk) else chunk
    chunk = chunk[match.end() :] if (match := _PAGE_NUMBER.match(chunk)) else chunk
    gap = True
    for line in chunk.split("\n"):
        words = re.sub(r"^ {0,3}#{1,6} ", "", line).strip()
        if words and re.search(r"[*_\\<&`\[]", words):
            words = inline_text(markup.parseInline(words)[0])
        if words:
            yield PrintedLine(words, gap, page)
        gap = not words


def _notes(text: str) -> list[str]:
    """The lines by which a service says that a page was scanned."""
    return [line for line in text.split("\n") if len(line) <= _LONGEST_NOTE and _SCANNED.match(line.strip())]


def _notices(scanned: list[int], pages: int) -> tuple[str, ...]:
    if not scanned:
        return ()
    which = "All pages were" if len(scanned) == pages else f"{pages_in_words(scanned)} {'were' if len(scanned) > 1 else 'was'}"
    return (f"{which} scanned, and the words made from pictures: they may be misread, so check a quotation against the original.",)
