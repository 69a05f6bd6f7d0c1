"""Plain text of a committee paper -> Document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from pathlib import Path

from ..conventions import Convention
from ..document import Block, BlockKind, Document, Paragraph, tidy
from .blocks import Begin, beginnings, is_part
from .lines import printed_lines, without_page_numbers

__all__ = ["document_of_text", "source_name"]

_LONGEST_TITLE_BLOCK = 12  # blocks; more is a text that has no title block
_REPORT_OF = re.compile(r"(?:joint )?report (?:of|by)\b", re.IGNORECASE)
_KINDS: Mapping[str, BlockKind] = {"heading": "heading", "item": "item", "sub-paragraph": "item"}


def source_name(path: Path) -> str:
    """The name a source goes by in addresses: its file name without the ending, as a slug."""
    return re.sub(r"[^a-z0-9]+", "-", path.stem.casefold()).strip("-") or "source"


def document_of_text(text: str, path: Path, content: bytes, convention: Convention) -> Document:
    """The Document of a text; `content` are the bytes of the file, for the checksum."""
    checksum = hashlib.sha256(content).hexdigest()
    unnumbered = re.compile("|".join(convention.words("headings", "unnumbered")), re.IGNORECASE)
    printed = without_page_numbers(text)
    return Document(source_name(path), path.name, checksum, _paragraphs(printed, unnumbered), printed)


def _paragraphs(text: str, unnumbered: re.Pattern[str]) -> tuple[Paragraph, ...]:
    """Blocks under their numbers; what has none goes under its heading, what precedes both is the title block."""
    lines = printed_lines(text)
    begins = _with_title(beginnings(lines, unnumbered), [line.text for line in lines])
    gathered: list[tuple[str, str, list[Block]]] = []
    heading, number = "", ""
    for begin, after in zip(begins, (*begins[1:], Begin(len(lines), "text")), strict=True):
        first, last = lines[begin.line], lines[after.line - 1]
        start = first.start + begin.skip
        words, offsets = tidy(text[start : last.end], start)
        if begin.kind == "heading":
            heading, number = words, ""
            gathered.append((words, words, []))
        elif begin.kind == "title":
            gathered.extend([] if gathered else [("title", "", [])])
        elif begin.kind == "paragraph":
            number = begin.marker
            gathered.append((number, heading, []))
        elif begin.kind == "label" and gathered and number and gathered[-1][0] != number:
            gathered.append((number, heading, []))  # "Aim: ..." behind lettered items belongs to the whole paragraph
        elif begin.kind == "sub-paragraph":
            gathered.append((number + begin.marker.strip("()."), heading, []))
        elif not gathered:
            gathered.append(("title", "", []))
        if words:  # a number alone on its line has none: its words are the next block
            gathered[-1][2].append(Block(_KINDS.get(begin.kind, "text"), words, offsets, _bullet(begin)))
    return tuple(Paragraph(number, heading, tuple(blocks)) for number, heading, blocks in gathered if blocks)


def _bullet(begin: Begin) -> str:
    return begin.marker if begin.kind in ("item", "sub-paragraph") else ""


def _with_title(begins: Sequence[Begin], lines: Sequence[str]) -> tuple[Begin, ...]:
    """The headings at the very start are the title block, but for "PART A" and the one that the first text stands under."""
    first = next((i for i, begin in enumerate(begins) if begin.kind == "paragraph"), len(begins))
    opening = begins[:first] if first < len(begins) else list(takewhile(lambda begin: begin.kind in ("heading", "label"), begins))
    if not opening or len(opening) == len(begins) or len(opening) > _LONGEST_TITLE_BLOCK:
        return tuple(begins)
    last = opening[-1]
    kept = {last.line} if last.kind == "heading" and not _REPORT_OF.match(lines[last.line]) else set()
    kept |= {begin.line for begin in opening if is_part(lines[begin.line])}
    return tuple(replace(begin, kind="title") if begin in opening and begin.line not in kept else begin for begin in begins)
