"""The rainbow: the layers of a lens as half rings round one another, drawn from what is tied to each.

A layer that has narrower concepts is cut into one field for each, over a band with its own name. The drawing is our own.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from itertools import accumulate
from math import cos, pi, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .....queries.matrices.heat import HeatMap
    from .....queries.matrices.lenses import Concept, Lens
    from .choosing import Chosen

_Pair = tuple[float, float]

__all__ = ["Field", "Picture", "Text", "rainbow"]

_MIDDLE, _OUTER, _MARGIN = 500, 480, 10  # the middle of the base, the radius of the outermost ring, the room above it
_CORE, _PLAIN, _CUT = 1.7, 0.8, 2.2  # how thick the innermost layer, a layer, and one that is cut into fields are beside each other
_BAND = 26  # of a layer that is cut, the part that bears its name
_LINE = 17  # from one line of text to the next
_IN_CORE, _IN_FIELD = 16, 12  # letters in a line
_SHADES = 4


@dataclass(frozen=True, slots=True)
class Text:
    """A line of text, its middle at x."""

    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its outline, its name, its figure in words, and the address of what that counts, "" where it is none, as `shade` is 0.

    Either `texts` stand in it, or name and figure follow the line `along`.
    """

    outline: str
    name: str
    figure: str
    href: str
    shade: int
    texts: tuple[Text, ...]
    along: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """The rainbow, as wide and high as it is, the grade that it counts, and its fields from the middle outward."""

    width: int
    height: int
    grade: str
    fields: tuple[Field, ...]


def rainbow(lens: Lens, drawn: HeatMap, asked: Chosen) -> Picture:
    """Draw a lens in layers; of the grades that are asked for, the surest of which there is anything."""
    grade = next((grade for grade in asked.grades if drawn.whole.of(grade)), asked.grades[0])
    counts = {concept.iri: figures.of(grade) for concept, figures in zip(drawn.columns, drawn.totals, strict=True)}
    brush = _Brush(counts, max(counts.values(), default=0), grade, asked)
    inner = 0.0
    fields: list[Field] = []
    for concept, outer in zip(lens.top, _radii(lens), strict=True):
        fields.extend(brush.layer(concept, lens.narrower.get(concept.iri, ()), inner, outer))
        inner = outer
    return Picture(2 * _MIDDLE, _OUTER + 2 * _MARGIN, grade, tuple(fields))


def _radii(lens: Lens) -> list[float]:
    weights = [_CORE if not place else _CUT if concept.iri in lens.narrower else _PLAIN for place, concept in enumerate(lens.top)]
    return [_OUTER * reached / sum(weights) for reached in accumulate(weights)]


@dataclass(frozen=True, slots=True)
class _Brush:
    counts: dict[str, int]
    most: int
    grade: str
    asked: Chosen

    def layer(self, concept: Concept, within: Sequence[Concept], inner: float, outer: float) -> Iterator[Field]:
        if not inner:
            core = (inner, outer), (pi, 0.0)
            yield self._field(concept, *core, _lettering(concept.label, self._figure(concept), _IN_CORE, *core))
            return
        edge = inner + _BAND if within else outer
        yield self._field(concept, (inner, edge), (pi, 0.0), along=_arc((inner + edge) / 2 - 5, pi, 0.0))
        width = pi / len(within) if within else 0.0
        for place, narrow in enumerate(within):
            field = (edge, outer), (pi - place * width, pi - (place + 1) * width)
            yield self._field(narrow, *field, _lettering(narrow.label, str(self.counts[narrow.iri] or "none"), _IN_FIELD, *field))

    def _field(self, concept: Concept, radii: _Pair, angles: _Pair, texts: tuple[Text, ...] = (), along: str = "") -> Field:
        count = self.counts[concept.iri]
        return Field(
            outline=_outline(radii, angles),
            name=concept.label,
            figure=self._figure(concept),
            href=self.asked.list_href(concept=concept.name) if count else "",
            shade=-(-count * _SHADES // self.most) if self.most else 0,
            texts=texts,
            along=along,
        )

    def _figure(self, concept: Concept) -> str:
        return f"{self.counts[concept.iri] or 'none'} {self.grade}"


def _lettering(name: str, figure: str, letters: int, radii: _Pair, angles: _Pair) -> tuple[Text, ...]:
    """The name and the figure in lines about the middle of a field."""
    inner, outer = radii
    x, y = _point((inner + outer) / 2 if inner else outer / 2.2, sum(angles) / 2)
    lines = [*textwrap.wrap(name, letters), figure]
    top = y - _LINE * (len(lines) - 1) / 2 + 5
    return tuple(Text(round(x, 1), round(top + place * _LINE, 1), words) for place, words in enumerate(lines))


def _outline(radii: _Pair, angles: _Pair) -> str:
    inner, outer = radii
    start, end = angles
    (x, y), back = _point(inner, end), _turn(inner, start, 0)
    return f"{_arc(outer, start, end)} Z" if not inner else f"{_arc(outer, start, end)} L {x:.1f} {y:.1f} {back} Z"


def _arc(radius: float, start: float, end: float) -> str:
    """The path from one angle to another one, clockwise."""
    x, y = _point(radius, start)
    return f"M {x:.1f} {y:.1f} {_turn(radius, end, 1)}"


def _turn(radius: float, end: float, clockwise: int) -> str:
    x, y = _point(radius, end)
    return f"A {radius:.1f} {radius:.1f} 0 0 {clockwise} {x:.1f} {y:.1f}"


def _point(radius: float, angle: float) -> tuple[float, float]:
    return _MIDDLE + radius * cos(angle), _OUTER + _MARGIN - radius * sin(angle)
