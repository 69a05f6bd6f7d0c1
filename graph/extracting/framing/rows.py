"""Elements that a sentence names in a row, without a list: "Its goals are ‘Homes’ and ‘Streets’", "(a) ...; (b) ...".

>>> from ...conventions import read_convention
>>> from .levels import Levels
>>> convention = read_convention()
>>> levels = Levels(convention.ladders[2], convention.words("outline", "sections"), ())
>>> [row.announced.label for row in rows_in("Its goals are Clean Quays and Busy Piers.", levels)]
['Clean Quays', 'Busy Piers']
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..sameness import clean_label
from .levels import Announced, Levels

__all__ = ["Row", "rows_in"]

_MARK = re.compile(r"\((?P<mark>[a-z]|[ivx]+|\d{1,2})\) ")
_NUMBER = re.compile(r"(?:(?<=: )|(?<=; )|(?<=; and ))(?P<number>\d+\.\d+) (?=[A-Z])")
_OTHERS = re.compile(r"\b[Tt]he (?:other|remaining) (?:two|three|four|five|six|seven) are:? (?P<names>‘[^.;:]+)\.")
_ORDERS = ("a b c d e f g h i j".split(), "1 2 3 4 5 6 7 8 9 10".split(), "i ii iii iv v vi vii viii ix x".split())


@dataclass(frozen=True, slots=True)
class Row:
    """An element named in a row, the elements named under it, and its characters in the text."""

    announced: Announced
    start: int
    end: int
    children: tuple[Announced, ...] = ()


def rows_in(text: str, levels: Levels) -> tuple[Row, ...]:
    """The elements that a text names in a row; none where it does not."""
    return _marked(text, levels) or _numbered(text, levels) or _named(text, levels)


def _marked(text: str, levels: Levels) -> tuple[Row, ...]:
    """Elements behind letters or numbers: "two outcomes: (1) ...; and (2) ...": each may go on with its sub-outcomes behind a colon."""
    marks = list(_MARK.finditer(text))
    first = next(
        (i for i, mark in enumerate(marks) if mark["mark"] in ("a", "1", "i") and text[: mark.start()].rstrip().endswith(":")), None
    )
    if first is None:
        return ()
    intro = text[: marks[first].start()]
    named = [level for level in ("Outcome", "SubOutcome") if re.search(rf"(?<![\w-])(?:{levels.word(level)})\b", intro, re.IGNORECASE)]
    order = next(order for order in _ORDERS if order[0] == marks[first]["mark"])
    run = [mark for mark, due in zip(marks[first:], order, strict=False) if mark["mark"] == due]
    if not named or len(run) < 2:
        return ()
    ends = [*(mark.start() for mark in run[1:]), len(text)]
    return tuple(_row(text, mark.end(), end, named, levels) for mark, end in zip(run, ends, strict=True))


def _numbered(text: str, levels: Levels) -> tuple[Row, ...]:
    """Elements behind their numbers: "the objectives of priority 1 are: 1.1 ...; 1.2 ...; and 1.3 ..."."""
    found = list(_NUMBER.finditer(text))
    if len(found) < 2 or not re.search(rf"\b(?:{levels.word('SubOutcome')})\b[^:]*:", text, re.IGNORECASE):
        return ()
    rows = []
    for match, end in zip(found, [*(after.start() for after in found[1:]), len(text)], strict=True):
        words = re.split(r"\. (?=[A-Z])", text[match.end() : end])[0]
        announced = Announced("SubOutcome", clean_label(words), match["number"])
        rows.append(Row(announced, match.start(), match.end() + len(words)))
    return tuple(rows)


def _row(text: str, start: int, end: int, named: list[str], levels: Levels) -> Row:
    label, more, section = levels.name_and_description(clean_label(text[start:end]), named[0])
    nested = len(named) > 1 and ";" in more
    children = [clean_label(piece) for piece in re.split(r";\s*(?:and )?", more)] if nested else []
    announced = Announced(named[0], label, section, "" if nested else more)
    return Row(announced, start, end, tuple(Announced("SubOutcome", child) for child in children if child))


def _named(text: str, levels: Levels) -> tuple[Row, ...]:
    """Elements behind "are": "Its goals are ‘Homes for All’, ‘Clean Streets’ and ‘Safe Roads’.", in quotation marks or in title case."""
    for level in ("SubOutcome", "Outcome"):
        words = rf"\b(?i:{levels.word(level)})(?: (?:are|is)(?: as follows)?:?|:) (?P<names>[‘A-Z][^.;:]+)\."
        if match := re.search(words, text):
            names = _names_in_row(match["names"], _count_before(text[: match.start()]))
            if len(names) > 1:
                return tuple(Row(Announced(level, clean_label(name)), 0, len(text)) for name in names)
    return _others(text, levels)


def _others(text: str, levels: Levels) -> tuple[Row, ...]:
    """Elements that are left: "Priority 1, ‘Homes’, comes first. The other two are ‘Streets’ and ‘Roads’."."""
    match = _OTHERS.search(text)
    names = _names_in_row(match["names"], 0) if match else []
    told = {level: list(re.finditer(rf"\b(?:{levels.word(level)})\b", text, re.IGNORECASE)) for level in ("Outcome", "SubOutcome")}
    before = [(found.end(), level) for level, all_found in told.items() for found in all_found if match and found.end() < match.start()]
    return tuple(Row(Announced(max(before)[1], clean_label(name)), 0, len(text)) for name in names) if before else ()


def _count_before(text: str) -> int:
    """The number that a sentence announces: "There are two goals: ..."; 0 where it announces none."""
    match = re.search(r"\b(two|three|four|five|six|seven|eight) (?:\w+ )?$", text)
    return "two three four five six seven eight".split().index(match[1]) + 2 if match else 0


def _names_in_row(text: str, count: int) -> list[str]:
    """The names that a row holds, in quotation marks or in title case; a single word goes on ("Warm, Well-Insulated Homes").

    Where `count` says that there are fewer than commas make, the first commas are inside of names.
    """
    quoted = re.findall(r"‘([^‘’]+(?:’\w[^‘’]*)*)’", text)
    if quoted:
        return quoted if re.fullmatch(r"(?:‘[^‘’]+(?:’\w[^‘’]*)*’(?:, and | and |, )?)+", text.strip()) else []
    pieces = re.split(r"(, and | and |, )(?=[A-Z])", text)
    names = [pieces[0]]
    for joint, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        left = len(pieces[2::2]) - (pieces[2::2].index(piece))
        if len(names[-1].split()) == 1 or (count and joint == ", " and len(names) + left > count):
            names[-1] += joint + piece
        else:
            names.append(piece)
    return names if all(_title_case(name) for name in names) else []


def _title_case(name: str) -> bool:
    words = [word for word in re.findall(r"[A-Za-z][\w’-]*", name) if len(word) > 3]
    return bool(words) and all(word[0].isupper() for word in words)
