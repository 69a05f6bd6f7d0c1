"""From printed lines to the blocks of a paper: headings, numbered paragraphs, items of lists, text.

Blank lines alone decide nothing here: text taken from a PDF has them inside sentences and lacks them where a page
ends. A block begins at a number that is due, at a bullet, at a heading or a label ("Aim: ..."), or where the sentence
before is finished and the next line opens like one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .lines import Line
from .numbering import numbered_lines

__all__ = ["BULLET", "LABEL", "NUMBERED_ITEM", "Begin", "beginnings", "is_part", "letter_item", "roman_item", "titled"]

BeginKind = Literal["paragraph", "sub-paragraph", "item", "heading", "label", "text", "title", "cell"]

BULLET = re.compile(r"(?P<marker>[•●▪■◦‣∙·*\uf0a7\uf0b7]|[-–]|o)\s+(?=\S)")
_LOST_BULLET = re.compile(r"[\uf000-\uf0ff]\s*")
_LETTER = re.compile(r"(?P<marker>\(?(?P<letter>[a-z])[.)])\s+(?=\S)")
_ROMAN = re.compile(r"(?P<marker>\(?(?P<roman>[ivx]+)[.)])\s+(?=\S)")
_ROMANS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
NUMBERED_ITEM = re.compile(r"(?P<number>\d{1,2}\.\d{1,2})[.:]?\s+(?=[A-Z‘“])")
_PEOPLE = re.compile(r"contact|officer|author", re.IGNORECASE)
_SECTION = re.compile(r"(?P<number>\d{1,2})\.?\s+[A-Z]")
LABEL = re.compile(r"[A-Z][\w’'/&() -]{1,45}:(?:\s|$)|[A-Z][a-z]+(?:[- ][a-z]+)?s? \d+(?:\.\d+)*\b[.:]?(?:\s+[‘“'\"(–A-Z-]|$)")
_NUMBERED_LABEL = re.compile(r"[A-Z][a-z]+(?:[- ][a-z]+)?s? \d+(?:\.\d+)*\s*[:–—-]\s*\S")
_PART = re.compile(r"PART [A-Z0-9]+$|(?:APPENDIX|Appendix|Annex|ANNEX)(?: [A-Z0-9]+)?(?: [–-] .*)?$")
_HEADING_END = re.compile(r"[.;,!?]$")
_SMALL_WORDS = frozenset("a an and as at by for from in into of on or our the this to under with".split())
_LONGEST_HEADING = 90  # characters; a longer line is text


@dataclass(frozen=True, slots=True)
class Begin:
    """A block begins at line `line`: what it is, its printed marker, and how many characters of the line that takes.

    The marker of a cell is its place; `level` is the depth of a heading or an item, 0 where nothing tells it.
    """

    line: int
    kind: BeginKind
    marker: str = ""
    skip: int = 0
    level: int = 0


def beginnings(lines: Sequence[Line], unnumbered: re.Pattern[str]) -> tuple[Begin, ...]:
    """Where the blocks of a text begin, in order; the first line always begins one.

    `unnumbered` matches the headings of sections that hold no numbered paragraphs ("Background papers").
    """
    numbered = numbered_lines(lines)
    width = max((len(line.text) for line in lines), default=0)
    found: list[Begin] = []
    people = False
    letter, roman, listing = "", 0, False  # listing: in a section whose lines are papers or people, not headings
    for i, line in enumerate(lines):
        if i in numbered:
            found.append(Begin(i, "paragraph", *numbered[i]))
            letter, roman, listing = "", 0, False
            continue
        before = found[-1].kind if found else "heading"
        if item := roman_item(line, roman, letter):
            roman, begin = roman + 1, Begin(i, "item", *item)
        elif lettered := letter_item(line, letter):
            letter = lettered["letter"]
            begin = Begin(i, "sub-paragraph" if numbered and min(numbered) < i else "item", lettered["marker"], lettered.end())
        elif number := _numbered_item(lines, i, found):
            begin = Begin(i, "item", *number)
        elif line.text.startswith(("http://", "https://")) and line.gap:
            begin = Begin(i, "text")
        elif (bullet := BULLET.match(line.text)) and not (bullet["marker"] == "o" and _is_word(lines, i)):
            begin = Begin(i, "item", bullet["marker"], bullet.end())
        elif lost := _LOST_BULLET.match(line.text):
            begin = Begin(i, "item", "", lost.end())
        elif _is_heading(lines, i, numbered, before, listing and not unnumbered.fullmatch(line.text)) or _is_tail(lines, i, unnumbered):
            begin = Begin(i, "heading")
            letter, roman = "", 0
            listing = bool(unnumbered.fullmatch(line.text))
            people = listing and bool(_PEOPLE.search(line.text))
        elif LABEL.match(line.text) and (
            _label_begins(lines, i, width) or _is_whole(lines, i, found, titles=bool(numbered) and i < min(numbered), listing=listing)
        ):
            begin = Begin(i, "label")
        elif i and line.gap and line.indent and lines[i - 1].finished and line.opens_upper:
            begin = Begin(i, "item")  # a bullet whose sign was lost leaves its indent
        elif _lost_item(lines, i, found):
            begin = Begin(i, "item")
        elif i == 0 or _ends(lines, i, width, label=False) or (listing and (people or len(lines[i - 1].text) < 0.75 * width)):
            begin = Begin(i, "text")
        else:
            continue
        found.append(begin)
    return tuple(found)


def _is_word(lines: Sequence[Line], i: int) -> bool:
    """Whether the letter o that opens a line is a word of a sentence that goes on, not a bullet."""
    ended = not i or lines[i].gap or lines[i - 1].finished or lines[i - 1].text.endswith(("; and", "; or"))
    return not ended and not lines[i].text.removeprefix("o").lstrip()[:1].isupper()


def is_part(text: str) -> bool:
    """Whether a line is the heading of a part or an appendix ("PART B")."""
    return bool(_PART.match(text))


def roman_item(line: Line, last: int, letter: str) -> tuple[str, int] | None:
    """The Roman number that opens a line and its length, if it is the one after `last`; `letter` is the last lettered item."""
    match = _ROMAN.match(line.text)
    if not match or last + 1 >= len(_ROMANS) or match["roman"] != _ROMANS[last + 1]:
        return None
    is_next_letter = len(match["roman"]) == 1 and letter and ord(match["roman"]) == ord(letter) + 1
    return None if is_next_letter else (match["marker"], match.end())


def _numbered_item(lines: Sequence[Line], i: int, found: Sequence[Begin]) -> tuple[str, int] | None:
    """A numbered item: "1.1 ..." that is no paragraph of the paper: an item of a list that a colon opened, or the next one of it."""
    match = NUMBERED_ITEM.match(lines[i].text)
    if not match or not i:
        return None
    before = found[-1] if found else None
    in_list = before is not None and before.kind == "item" and NUMBERED_ITEM.match(f"{before.marker} X")
    first = not lines[i - 1].unfinished and (lines[i].may_begin or lines[i - 1].finished) and _goes_on(lines, i, match["number"])
    return (match["number"], match.end()) if lines[i - 1].text.endswith(":") or in_list or first else None


def _goes_on(lines: Sequence[Line], i: int, number: str) -> bool:
    """Whether one of the next lines opens with the next number of the list."""
    section, _, last = number.rpartition(".")
    following = f"{section}.{int(last) + 1} "
    return any(line.text.startswith(following) for line in lines[i + 1 : i + 7])


def _lost_item(lines: Sequence[Line], i: int, found: Sequence[Begin]) -> bool:
    """An item whose bullet was lost, in a list whose items end without a sign."""
    if len(found) < 2 or not lines[i].may_begin or not lines[i].opens_upper or lines[i - 1].unfinished:
        return False
    one_before, before = found[-2:]
    unsigned = one_before.kind == before.kind == "item" and not lines[before.line - 1].finished
    return unsigned and not lines[i - 1].finished and before.marker != ""


def letter_item(line: Line, last: str) -> re.Match[str] | None:
    """The letter that opens a line, if it is an a or the one after `last`."""
    match = _LETTER.match(line.text)
    if not match or match["letter"] not in ("a", chr(ord(last) + 1) if last else "a"):
        return None
    return match


def _ends(lines: Sequence[Line], i: int, width: int, *, label: bool) -> bool:
    """Whether the block before ends with the line before, as far as words and white space tell."""
    line, last = lines[i], lines[i - 1] if i else None
    if last is None:
        return True
    if label and line.gap and (line.text.endswith(":") or _NUMBERED_LABEL.match(line.text)):
        return True
    if line.gap and line.text.isupper() and len(line.text) > 3:
        return True
    if line.gap and line.opens_upper and last.gap and _NUMBERED_LABEL.match(last.text):
        return True  # what stands below "Outcome 3: ..." is told of it
    if last.unfinished or not (line.opens_upper or (line.text[0].isdigit() and last.finished)):
        return False
    short = len(last.text) < 0.6 * width and not last.text.replace(".", "").isdigit()  # a number alone is no short line
    return (line.may_begin and (last.finished or label)) or last.text.endswith(":") or (short and (line.gap or label))


def _label_begins(lines: Sequence[Line], i: int, width: int) -> bool:
    """Whether the space or the end of a sentence before the label in a line lets a block begin with it."""
    return (i == 0 or lines[i].may_begin or lines[i - 1].finished) and _ends(lines, i, width, label=True)


def _is_whole(lines: Sequence[Line], i: int, found: Sequence[Begin], *, titles: bool, listing: bool) -> bool:
    """Whether the block before the label in a line is whole though no space stands between the two.

    So it is in a title block, where it is one line ("Report of the Harbour Master"), and among papers and people, where
    it has a label as well ("Contact officer: ...").
    """
    if not found or lines[i - 1].unfinished:
        return False
    opening = LABEL.match(lines[found[-1].line].text)
    if titles and found[-1].line == i - 1 and (opening or titled(lines[i - 1].text)):
        return True
    return bool(opening and (listing or _PEOPLE.search(opening[0])))


def _is_heading(lines: Sequence[Line], i: int, numbered: dict[int, tuple[str, int]], before: str, listing: bool) -> bool:
    """A short line that opens like a title, ends like none of a sentence, and is followed by a new block."""
    line = lines[i]
    if (_PART.match(line.text) and (i == 0 or line.may_begin)) or _opens_section(lines, i, numbered):
        return True
    if line.may_begin and i + 1 in numbered and _NUMBERED_LABEL.match(line.text) and not _HEADING_END.search(line.text):
        return True  # "Priority 2: Decent Homes for All" over numbered paragraphs
    if not line.may_begin or not line.opens_upper or len(line.text) > _LONGEST_HEADING or _HEADING_END.search(line.text):
        return False
    if line.text.endswith(":") or LABEL.match(line.text) or (i and lines[i - 1].unfinished):
        return False
    if i and before in ("paragraph", "text", "sub-paragraph") and not lines[i - 1].finished and not titled(line.text):
        return False
    if i + 1 >= len(lines):
        return False  # a heading has something under it
    following = lines[i + 1]
    if i + 1 in numbered:
        return True
    if numbered and max(numbered) > i:
        return not listing and titled(line.text) and _leads_to_paragraph(lines, i, numbered)
    return not listing and following.gap and following.opens_block and titled(line.text)


def _leads_to_paragraph(lines: Sequence[Line], i: int, numbered: dict[int, tuple[str, int]]) -> bool:
    """Whether only further headings stand between a line and the next numbered paragraph; sections without numbers aside."""
    for k in range(i + 1, min(i + 4, len(lines))):
        if k in numbered:
            return True
        if not lines[k].gap or not (titled(lines[k].text) or is_part(lines[k].text)):
            return False
    return False


def _is_tail(lines: Sequence[Line], i: int, unnumbered: re.Pattern[str]) -> bool:
    """The heading of a section without numbered paragraphs ("Background papers")."""
    return lines[i].may_begin and bool(unnumbered.fullmatch(lines[i].text))


def _opens_section(lines: Sequence[Line], i: int, numbered: dict[int, tuple[str, int]]) -> bool:
    """A section's heading ("3. BACKGROUND"): a short line with the number that the next paragraphs begin with (3.1)."""
    match = _SECTION.match(lines[i].text)
    if not match or not lines[i].may_begin or len(lines[i].text) > _LONGEST_HEADING or _HEADING_END.search(lines[i].text):
        return False
    after = next((numbered[k][0] for k in sorted(numbered) if k > i), "")
    return after.startswith(f"{match['number']}.") and after.count(".") == 1


def titled(text: str) -> bool:
    """Whether most words that matter open with a capital, as in a title."""
    words = [word for word in re.findall(r"[A-Za-z][\w’'-]*", re.sub(r"\(\w\)", "", text)) if word.lower() not in _SMALL_WORDS]
    capitals = sum(word[0].isupper() for word in words)
    return bool(words) and words[0][0].isupper() and len(words) <= 12 and (capitals >= 0.6 * len(words) or len(words) <= 2)
