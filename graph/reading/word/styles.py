"""What a paragraph's style tells: the depth of a heading, its numbering, whether it is hidden or bold.

Built-in styles keep their English names in the file whatever the language of Word ("heading 1" behind "Überschrift 1");
a council's own style says by its outline level, or by the style that it is based on, what it is (ISO/IEC 29500-1, 17.7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .package import Element, W, child, number_of, value_of

__all__ = ["Style", "Styles", "is_on"]

_HEADING = re.compile(r"heading ([1-9])$")
_BODY_LEVEL = 9  # the outline level of text that is no heading
_TELLING = ("title", "subtitle", "caption")  # built-in names that a style or one that it is based on may have
_DEEPEST = 20  # styles are based on styles no further than this
_CONTENTS = re.compile(r"toc (?:[1-9]|heading)$|table of (?:figures|authorities)$")


@dataclass(frozen=True, slots=True)
class Style:
    """What a style tells once all that it is based on is counted in; `numbering` is the list and the level in it."""

    name: str = ""
    heading: int = 0
    numbering: tuple[int, int] | None = None
    hidden: bool = False
    bold: bool = False

    @property
    def is_title(self) -> bool:
        """Whether it is the style of the paper's title or sub-title."""
        return self.name in ("title", "subtitle")

    @property
    def is_caption(self) -> bool:
        """Whether it is the style of the line that names a table or a picture."""
        return self.name == "caption"

    @property
    def is_contents(self) -> bool:
        """Whether it is the style of a line of the table of contents."""
        return bool(_CONTENTS.match(self.name))


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, part: Element) -> None:
        self._elements = {style.get(f"{W}styleId") or "": style for style in part.iterfind(f"{W}style")}
        self._known: dict[str, Style] = {}
        kinds = [(style.get(f"{W}type"), id_) for id_, style in self._elements.items() if style.get(f"{W}default") in ("1", "true", "on")]
        self._default = next((id_ for kind, id_ in kinds if kind == "paragraph"), "")

    def of(self, id_: str | None) -> Style:
        """The style of an id; the default paragraph style where there is none."""
        wanted = id_ if id_ is not None else self._default
        if wanted not in self._known:
            self._known[wanted] = self._read(wanted)
        return self._known[wanted]

    def _read(self, id_: str) -> Style:
        chain = list(self._chain(id_))
        names = [(value_of(style, "name") or "").casefold() for style in chain]
        return Style(
            name=next(
                (name for name in names if name in ("title", "subtitle", "caption") or _CONTENTS.match(name)), names[0] if names else ""
            ),
            heading=next((level for level in map(_heading, chain, names) if level is not None), 0),
            numbering=self._numbering(chain),
            hidden=next((on for style in chain if (on := is_on(child(style, "rPr", "vanish"))) is not None), False),
            bold=next((on for style in chain if (on := is_on(child(style, "rPr", "b"))) is not None), False),
        )

    def _chain(self, id_: str) -> Iterator[Element]:
        """The style and those that it is based on."""
        for _ in range(_DEEPEST):
            style = self._elements.get(id_)
            if style is None:
                return
            yield style
            id_ = value_of(style, "basedOn") or ""

    def _numbering(self, chain: list[Element]) -> tuple[int, int] | None:
        list_id = next((n for style in chain if (n := number_of(style, "pPr", "numPr", "numId")) is not None), None)
        level = next((n for style in chain if (n := number_of(style, "pPr", "numPr", "ilvl")) is not None), 0)
        return None if list_id is None else (list_id, level)


def _heading(style: Element, name: str) -> int | None:
    """The depth that one style tells: 0 says that it is no heading, None that it says nothing."""
    level = number_of(style, "pPr", "outlineLvl")
    if level is not None:
        return 0 if level >= _BODY_LEVEL else level + 1
    match = _HEADING.match(name)
    return int(match[1]) if match else None


def is_on(toggle: Element | None) -> bool | None:
    """Whether a toggle property is on; None where it is not there."""
    return None if toggle is None else toggle.get(f"{W}val") not in ("0", "false", "off")
