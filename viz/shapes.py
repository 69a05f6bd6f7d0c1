"""The shapes by which kinds of things are told apart, as elements of SVG round the centre 0 0, as large as vis-network draws them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Final

__all__ = ["Outline", "outline"]

_SIZE = 11.0  # the half of a shape whose label stands below it
_LETTER = 0.54  # mean width of a letter, in font sizes
_LINE = 1.22
_MARGIN = 7
_POLYGONS: Final[Mapping[str, tuple[tuple[float, float], ...]]] = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    "triangle": ((0, -1.15), (1.15, 0.85), (-1.15, 0.85)),
    "triangleDown": ((0, 1.15), (1.15, -0.85), (-1.15, -0.85)),
    "hexagon": tuple((cos(pi * n / 3), sin(pi * n / 3)) for n in range(6)),
    "star": tuple((sin(pi * n / 5) * r, -cos(pi * n / 5) * r) for n, r in enumerate((1.25, 0.52) * 5)),
}


@dataclass(frozen=True, slots=True)
class Outline:
    """A shape: the element that draws it, with its attributes, its size in pixels, and whether the label stands inside."""

    element: str
    attributes: Mapping[str, str]
    width: float
    height: float
    holds_label: bool


def outline(shape: str, label: Sequence[str], font: int, radius: int) -> Outline:
    """Give the outline of a shape of vis-network round a label of so many lines; `radius` rounds the corners of a box."""
    wide = max(map(len, label)) * font * _LETTER + 2 * _MARGIN
    high = len(label) * font * _LINE + 2 * _MARGIN
    if shape == "box":
        size = {"x": f"{-wide / 2:.1f}", "y": f"{-high / 2:.1f}", "width": f"{wide:.1f}", "height": f"{high:.1f}", "rx": str(radius)}
        return Outline("rect", size, wide, high, holds_label=True)
    if shape == "ellipse":
        wide, high = wide * 1.25, high * 1.25
        return Outline("ellipse", {"rx": f"{wide / 2:.1f}", "ry": f"{high / 2:.1f}"}, wide, high, holds_label=True)
    if shape == "dot":
        return Outline("circle", {"r": str(_SIZE)}, 2 * _SIZE, 2 * _SIZE, holds_label=False)
    points = " ".join(f"{x * _SIZE:.1f},{y * _SIZE:.1f}" for x, y in _POLYGONS[shape])
    return Outline("polygon", {"points": points}, 2 * _SIZE, 2 * _SIZE, holds_label=False)
