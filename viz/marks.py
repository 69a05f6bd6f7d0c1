"""How each kind of thing is drawn: colour, shape and place, read from ``static/marks.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

__all__ = ["Mark", "Marks", "read_marks"]

Area = Literal["rows", "left", "right"]
_BOXED = frozenset({"box", "ellipse"})


@dataclass(frozen=True, slots=True)
class Mark:
    """One way of drawing: sizes are pixels at full size, colours are ``#rrggbb``; no ``ink`` means the page's own text colour."""

    name: str
    words: str
    kinds: tuple[str, ...]
    area: Area
    tier: int
    shape: str
    fill: str
    border: str
    font: int
    lines: int
    ink: str | None = None
    radius: int = 3
    hub: bool = False

    @property
    def holds_label(self) -> bool:
        """Whether the label stands inside the shape (else below it)."""
        return self.shape in _BOXED

    @property
    def letters(self) -> int:
        """How many letters a line of the label holds, so that every label is about 180 pixels wide."""
        return int(340 / self.font)

    @property
    def height(self) -> int:
        """Pixels from the top of the shape to the bottom of the fullest label."""
        return int(self.lines * self.font * 1.22) + (18 if self.holds_label else 26)


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks, in the order of the legend, and the opening words that a picture leaves out."""

    marks: tuple[Mark, ...]
    openings: tuple[str, ...]

    def of(self, kind: str) -> Mark:
        """The mark of a class, by its local name; the last mark is everyone else's."""
        return next((mark for mark in self.marks if kind in mark.kinds), self.marks[-1])


@cache
def read_marks() -> Marks:
    """The marks that ship with the package."""
    read = tomllib.loads(files(__package__).joinpath("static", "marks.toml").read_text(encoding="utf-8"))
    marks = tuple(Mark(**{**table, "kinds": tuple(table["kinds"])}) for table in read["mark"])
    return Marks(marks, tuple(read["openings"]))
