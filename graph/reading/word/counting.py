"""Numbers of lists as Word prints them: counted from numbering.xml, since the text of a paragraph does not hold them.

A list (`w:num`) shares the counters of its definition (`w:abstractNum`) with other lists of it, unless it starts anew by
an override (ISO/IEC 29500-1, 17.9).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .package import Element, W, child, number_of, value_of

__all__ = ["Counting", "Label"]

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_ROMANS = dict(zip("m cm d cd c xc l xl x ix v iv i".split(), (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), strict=True))
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a8": "□", "·": "•", "§": "▪", "": "•"}  # of symbol fonts
_LARGEST = 3_999  # beyond it there are no Roman numerals


@dataclass(frozen=True, slots=True)
class Label:
    """What is printed before a paragraph: the words, how they were counted ("decimal", "bullet", ...), the depth (1 at the top)."""

    words: str
    format: str
    level: int


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    is_legal: bool = False


class Counting:
    """The lists of a document, and how far each has counted."""

    def __init__(self, part: Element) -> None:
        self._definitions = {number_of(each, attribute="abstractNumId"): each for each in part.iterfind(f"{W}abstractNum")}
        self._lists = {number_of(each, attribute="numId"): each for each in part.iterfind(f"{W}num")}
        self._by_style = {
            style: key for key, each in self._definitions.items() if (style := value_of(each, "styleLink")) is not None and key is not None
        }
        self._counts: dict[int, list[int | None]] = {}
        self._begun: set[tuple[int, int]] = set()
        self._levels: dict[tuple[int, int], _Level] = {}

    def level_of_style(self, list_id: int, style: str) -> int | None:
        """The level of a list that is tied to a paragraph style."""
        definition = self._definition(list_id)
        levels = [] if definition is None else self._definitions[definition].findall(f"{W}lvl")
        return next((number_of(each, attribute="ilvl") for each in levels if value_of(each, "pStyle") == style), None)

    def next(self, list_id: int, depth: int) -> Label | None:
        """Counts one paragraph on and tells what is printed before it; None where nothing is."""
        definition = self._definition(list_id)
        if definition is None or not 0 <= depth < _LEVELS:
            return None
        level = self._level(list_id, depth)
        counts = self._counts.setdefault(definition, [None] * _LEVELS)
        override = number_of(self._override(list_id, depth), "startOverride")
        if override is not None and (list_id, depth) not in self._begun:
            counts[depth] = override
        else:
            now = counts[depth]
            counts[depth] = level.start if now is None else now + 1
        self._begun.add((list_id, depth))
        for above in range(depth):
            if counts[above] is None:
                counts[above] = self._level(list_id, above).start
        for below in range(depth + 1, _LEVELS):
            restart = self._level(list_id, below).restart
            if restart is None or depth < restart:  # 0 never restarts; n restarts behind a paragraph of the first n levels
                counts[below] = None
        if level.format == "bullet":
            return Label(_BULLETS.get(level.text.strip(), level.text.strip()), "bullet", depth + 1)
        words = "" if level.format == "none" and not _PLACE.search(level.text) else self._printed(list_id, level, counts)
        return Label(words.strip(), level.format, depth + 1) if words.strip() else None

    def _printed(self, list_id: int, level: _Level, counts: list[int | None]) -> str:
        def place(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            kind = "decimal" if level.is_legal else self._level(list_id, depth).format
            return _formatted(counts[depth] or 0, kind)

        return _PLACE.sub(place, level.text)

    def _definition(self, list_id: int) -> int | None:
        """The key of the definition that a list counts by; one may point to another by a list style."""
        key = number_of(self._lists.get(list_id), "abstractNumId")
        linked = value_of(self._definitions.get(key), "numStyleLink")
        key = self._by_style.get(linked, key) if linked else key
        return key if key in self._definitions else None

    def _override(self, list_id: int, depth: int) -> Element | None:
        num = self._lists.get(list_id)
        overrides = [] if num is None else num.findall(f"{W}lvlOverride")
        return next((each for each in overrides if number_of(each, attribute="ilvl") == depth), None)

    def _level(self, list_id: int, depth: int) -> _Level:
        if (list_id, depth) not in self._levels:
            definition = self._definitions.get(self._definition(list_id))
            defined = [] if definition is None else definition.findall(f"{W}lvl")
            found = child(self._override(list_id, depth), "lvl")
            found = found if found is not None else next((each for each in defined if number_of(each, attribute="ilvl") == depth), None)
            self._levels[list_id, depth] = _read(found)
        return self._levels[list_id, depth]


def _read(level: Element | None) -> _Level:
    start, legal = number_of(level, "start"), child(level, "isLgl")
    return _Level(
        start=1 if start is None else start,
        format=value_of(level, "numFmt") or "decimal",
        text=value_of(level, "lvlText") or "",
        restart=number_of(level, "lvlRestart"),
        is_legal=legal is not None and legal.get(f"{W}val") not in ("0", "false", "off"),
    )


def _formatted(number: int, kind: str) -> str:
    """A number as a format prints it; a format that is rare in English papers as digits."""
    if not 0 < number <= _LARGEST:
        return str(number)
    if kind in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)  # behind z comes aa, then bb
        return letters if kind == "lowerLetter" else letters.upper()
    if kind in ("lowerRoman", "upperRoman"):
        numeral = _roman(number)
        return numeral if kind == "lowerRoman" else numeral.upper()
    if kind == "ordinal":
        ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
        return f"{number}{ending}"
    return {"decimalZero": f"{number:02d}", "none": ""}.get(kind, str(number))


def _roman(number: int) -> str:
    found = ""
    for letters, value in _ROMANS.items():
        count, number = divmod(number, value)
        found += letters * count
    return found
