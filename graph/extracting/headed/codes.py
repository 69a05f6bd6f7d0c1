"""Codes that cannot be right where they stand: "Fire-2.2" between "Fire-3.1" and "Fire-3.3" is a misprint for "Fire-3.2".

Elements of one level under one parent are coded in a row. Where one of them breaks a row that the others keep, and the code
which is due there is printed nowhere else, that is the right one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = ["NUMBERED", "ROMAN", "Code", "code_in", "misprinted", "numbered_starts"]

#: A label behind a code or a number: "Fire-3.2 Train the crews", "4. Open the pier".
NUMBERED = re.compile(r"(?P<number>(?:[A-Z][A-Za-z]{0,11}-?|[A-Z]{1,3} )?\d{1,2}(?:\.\d{1,2})*)[.):]?\s+(?P<label>[A-Z‘“].*)")
#: The same behind a Roman number.
ROMAN = re.compile(r"(?P<number>[IVX]{1,4})[.)]\s+(?P<label>[A-Z‘“].*)")
_CODE = re.compile(r"(?P<stem>.*?)(?P<last>\d+)(?P<letter>[a-z]?)")
_ITEM = re.compile(r"(?<!\S)(?P<number>\d{1,2})[.)] (?=[A-Z‘“])")
_FEWEST = 3  # codes in a row, from which it tells what is due


@dataclass(frozen=True, slots=True)
class Code:
    """A code as the row sees it: what stands before its last number, and that number."""

    stem: str
    last: int


def code_in(text: str) -> Code | None:
    """The code that a text is; None for one that ends in no number.

    >>> code_in("Fire-3.2"), code_in("B")
    (Code(stem='Fire-3.', last=2), None)
    """
    match = _CODE.fullmatch(text)
    return Code(match["stem"], int(match["last"])) if match and not match["letter"] else None


def misprinted(numbers: Sequence[str], above: str = "") -> Mapping[int, str]:
    """Place in a row of printed numbers ("" where none is printed) -> the right one, for those that cannot be right.

    `above` is the number of what the row stands under: in a row too short to tell, it tells what they begin with.

    >>> misprinted(["Fire-3.1", "Fire-2.2", "Fire-3.3", "Fire-3.4"])
    {1: 'Fire-3.2'}
    >>> misprinted(["6.1", "6.2", "6.13"]), misprinted(["1", "2", "5"]), misprinted(["7", "8", "9"])
    ({2: '6.3'}, {}, {})
    >>> misprinted(["1.2.1", "1.1.2"], "1.2")
    {1: '1.2.2'}
    """
    codes = {place: code for place, number in enumerate(numbers) if (code := code_in(number))}
    if len(codes) < _FEWEST:
        return _strayed(codes, f"{above}.") if above else {}
    rows = Counter((code.stem, code.last - place) for place, code in codes.items())
    (stem, offset), most = rows.most_common(1)[0]
    if most < max(2, len(codes) - max(1, len(codes) // 4)):
        return {}
    due = {place: f"{stem}{place + offset}" for place in codes}
    wrong = [place for place, code in codes.items() if (code.stem, code.last - place) != (stem, offset) and _row(code.stem) == _row(stem)]
    sure = [
        place for place in wrong if any(after > place for after in codes if after not in wrong) or _slip(codes[place], stem, place + offset)
    ]
    return {place: due[place] for place in sure if due[place] not in numbers}


def _strayed(codes: Mapping[int, Code], stem: str) -> Mapping[int, str]:
    """Those of a short row that begin as if they stood under another: the rest begin with its number, and the last figure is due."""
    wrong = [place for place, code in codes.items() if code.stem != stem]
    beside = [place for place, code in codes.items() if code.stem == stem and code.last == place + 1]
    if not beside or len(wrong) != 1 or len(beside) + 1 != len(codes):
        return {}
    code = codes[wrong[0]]
    fits = code.last == wrong[0] + 1 and code.stem.count(".") == stem.count(".") and _row(code.stem) == _row(stem)
    return {wrong[0]: f"{stem}{code.last}"} if fits else {}


def numbered_starts(text: str) -> list[int]:
    """Where the items begin that a text holds, numbered from its first on; the whole of it where it is one.

    >>> numbered_starts("7. Train the new staff 8. Close the pier by May"), numbered_starts("Open 2. Close")
    ([0, 23], [0])
    """
    starts = [0]
    first = _ITEM.match(text)
    due = int(first["number"]) + 1 if first else 0
    for match in _ITEM.finditer(text, 1) if first else ():
        if int(match["number"]) == due and len(text[starts[-1] : match.start()].split()) > _FEWEST:
            starts.append(match.start())
            due += 1
    return starts


def _row(stem: str) -> str:
    """The letters of a code; another word begins a row of its own ("Flood-1" behind "Fire-3")."""
    return re.sub(r"[^A-Za-z]", "", stem)


def _slip(code: Code, stem: str, due: int) -> bool:
    """Whether the last code of a row is a slip and no gap: of another row, or with one figure too many ("13" for "3")."""
    figures = str(code.last)
    return code.stem != stem or any(figures[:i] + figures[i + 1 :] == str(due) for i in range(len(figures)))
