"""Rendition -> Document: blocks gathered into paragraphs under their numbers and headings."""

from __future__ import annotations

import hashlib
import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import pairwise, takewhile
from pathlib import Path

from ..document import Block, BlockKind, Document, Paragraph, Table, tidy
from .blocks import Begin, beginnings, is_part, titled
from .lines import printed_lines
from .marked import marked_beginnings
from .rendition import Rendition

__all__ = ["compose", "source_name"]

_LONGEST_TITLE_BLOCK = 12  # blocks; more is a text that has no title block
_SHORTEST_TEXT = 8  # words of a line that is text and no line of a title block
_TEXT_ENDINGS = ("", ".txt", ".text")
_REPORT_OF = re.compile(r"(?:joint )?report (?:of|by)\b", re.IGNORECASE)
_KINDS: Mapping[str, BlockKind] = {"heading": "heading", "item": "item", "sub-paragraph": "item", "cell": "cell"}


def source_name(path: Path) -> str:
    """The name a source goes by in addresses: its file name as a slug, without the ending of a text.

    Other endings stay, so that the Word, PDF and Excel editions of a paper are sources of their own.
    """
    name = path.stem if path.suffix.casefold() in _TEXT_ENDINGS else path.name
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "source"


def compose(rendition: Rendition, path: Path, content: bytes) -> Document:
    """The Document of a rendition; `content` are the bytes of the file, for the checksum."""
    paragraphs = _paragraphs(rendition, _unnumbered())
    return Document(
        source=source_name(path),
        filename=path.name,
        checksum=hashlib.sha256(content).hexdigest(),
        paragraphs=paragraphs,
        text=rendition.text,
        format=rendition.format,
        tables=_tables(rendition, paragraphs),
        pages=rendition.pages,
        notices=rendition.notices,
    )


@cache
def _unnumbered() -> re.Pattern[str]:
    """Matches the headings of sections that hold no numbered paragraphs, as `sections.toml` lists them."""
    told = tomllib.loads(files(__package__).joinpath("sections.toml").read_text(encoding="utf-8"))
    return re.compile("|".join(told["unnumbered"]), re.IGNORECASE)


def _paragraphs(rendition: Rendition, unnumbered: re.Pattern[str]) -> tuple[Paragraph, ...]:
    """Blocks under their numbers; what has none goes under its heading, what precedes both is the title block."""
    text, lines = rendition.text, printed_lines(rendition.text)
    found = marked_beginnings(lines, rendition.marks, unnumbered) if rendition.marks else beginnings(lines, unnumbered)
    begins = _with_title(found, [line.text for line in lines])
    sheets = {at: shape.title for shape in rendition.tables for row in shape.places for at in row if at is not None}
    gathered: list[tuple[str, str, list[Block]]] = []
    heading, number, in_table = "", "", False
    for begin, after in pairwise([*begins, Begin(len(lines), "text")]):
        first, last = lines[begin.line], lines[after.line - 1]
        start = first.start + begin.skip
        words, offsets = tidy(text[start : last.end], start)
        if begin.kind == "cell":
            gathered.append((begin.marker, sheets.get(first.start) or heading, []))
        elif begin.kind == "heading":
            heading, number = words, ""
            gathered.append((words, words, []))
        elif begin.kind == "title":
            gathered.extend([] if gathered and not in_table else [("title", "", [])])
        elif begin.kind == "paragraph":
            number = begin.marker
            over_text = rendition.marks and after.kind not in ("paragraph", "heading", "cell")
            if over_text and titled(words) and not words.endswith((".", ":", ";")):
                heading = words  # an item of an agenda: its title is what the blocks below stand under
            gathered.append((number, heading, []))
        elif begin.kind == "label" and gathered and number and gathered[-1][0] != number:
            gathered.append((number, heading, []))  # "Aim: ..." behind lettered items belongs to the whole paragraph
        elif begin.kind == "sub-paragraph":
            gathered.append((number + begin.marker.strip("()."), heading, []))
        elif not gathered or in_table:
            gathered.append((number or heading or "title", heading, []))
        in_table = begin.kind == "cell"
        if words:  # a number alone on its line has none: its words are the next block
            gathered[-1][2].append(Block(_KINDS.get(begin.kind, "text"), words, offsets, _bullet(begin), begin.level))
    return tuple(
        Paragraph(number, heading, tuple(blocks), bisect_right(rendition.pages, blocks[0].offsets[0]))
        for number, heading, blocks in gathered
        if blocks
    )


def _tables(rendition: Rendition, paragraphs: Sequence[Paragraph]) -> tuple[Table, ...]:
    cells = {paragraph.start: paragraph for paragraph in paragraphs}
    return tuple(
        Table(shape.title, tuple(tuple(None if at is None else cells[at] for at in row) for row in shape.places))
        for shape in rendition.tables
    )


def _first_section(opening: Sequence[Begin], lines: Sequence[str]) -> int:
    """Where the title block ends at the latest: at a heading, known to be one below the title, that text or a list stands under."""
    for i, (begin, after) in enumerate(pairwise(opening)):
        told = after.kind == "item" or (
            after.kind == "text" and len(lines[after.line].split()) >= _SHORTEST_TEXT and lines[after.line].endswith((".", ":"))
        )
        if i and begin.kind == "heading" and begin.level > 1 and told:
            return i
    return len(opening)


def _bullet(begin: Begin) -> str:
    return begin.marker if begin.kind in ("item", "sub-paragraph") else ""


def _with_title(begins: Sequence[Begin], lines: Sequence[str]) -> tuple[Begin, ...]:
    """The headings at the very start are the title block, but for "PART A" and the one that the first text stands under."""
    first = next((i for i, begin in enumerate(begins) if begin.kind == "paragraph"), len(begins))
    opening = list(begins[:first])
    if first == len(begins) or len(opening) > _LONGEST_TITLE_BLOCK:
        opening = list(takewhile(lambda begin: begin.kind in ("heading", "label"), begins))
    opening = opening[: _first_section(opening, lines)]
    if not opening or len(opening) == len(begins) or len(opening) > _LONGEST_TITLE_BLOCK or any(begin.kind == "cell" for begin in opening):
        return tuple(begins)
    last = opening[-1]
    kept = {last.line} if last.kind == "heading" and not _REPORT_OF.match(lines[last.line]) else set()
    kept |= {begin.line for begin in opening if is_part(lines[begin.line])}
    return tuple(replace(begin, kind="title") if begin in opening and begin.line not in kept else begin for begin in begins)
