"""A drawing as SVG (W3C SVG 1.1 and 2): the same picture as on the canvas, to print, to keep, and for who has no scripts.

It is one file without script, style sheet or anything from elsewhere; each thing leads to its page. What labels hold is
text, and what XML 1.0 cannot hold is left out of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import Element, SubElement, tostring

from .shapes import Outline, outline

if TYPE_CHECKING:
    from .drawing import Drawing

__all__ = ["svg"]

_MARGIN = 40
_LINE = 1.22  # height of a line of text, in font sizes
_DASHES: Final = {"inferred": "9 6", "suggested": "2 5"}
_NOT_XML = re.compile("[^\\t\\n\\u0020-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_FONT = "system-ui, -apple-system, Segoe UI, Roboto, Liberation Sans, sans-serif"


@dataclass(frozen=True, slots=True)
class _Colours:
    ground: str
    ink: str
    line: str
    found: str


_LIGHT = _Colours("#ffffff", "#17202a", "#5f6b77", "#b00020")
_DARK = _Colours("#12181b", "#e6ebec", "#98a5b1", "#ffd54a")


@dataclass(frozen=True, slots=True)
class _Spot:
    """A thing in its place: its centre, its outline, its font."""

    x: float
    y: float
    outline: Outline
    font: int

    def towards(self, other: _Spot) -> tuple[float, float]:
        """Where a line from the other one meets the outline."""
        across, down = other.x - self.x, other.y - self.y
        if not across and not down:
            return self.x, self.y
        wide, high = self.outline.width / 2 + 3, self.outline.height / 2 + 3
        share = min(wide / abs(across) if across else 1e9, high / abs(down) if down else 1e9, 0.5)
        return self.x + across * share, self.y + down * share


def svg(drawing: Drawing, title: str, *, narrow: bool = False, dark: bool = False, found: Collection[str] = ()) -> bytes:
    """Give the drawing as a file in UTF-8, upright where it is to be `narrow`; a ring is drawn round the things that were `found`."""
    colours = _DARK if dark else _LIGHT
    spots = {node["id"]: _spot(node, drawing, narrow=narrow) for node in drawing.nodes}
    root = _root(spots, title, colours)
    for edge in drawing.edges:
        _add_line(root, edge, spots[edge["from"]], spots[edge["to"]], colours, curved=drawing.curved)
    for node in drawing.nodes:
        _add_thing(root, node, spots[node["id"]], _colour_of(node, drawing), colours, ringed=node["id"] in found)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode").encode()


def _root(spots: Mapping[str, _Spot], title: str, colours: _Colours) -> Element:
    left = min((spot.x - 120 for spot in spots.values()), default=0) - _MARGIN
    right = max((spot.x + 120 for spot in spots.values()), default=400) + _MARGIN
    top = min((spot.y - spot.outline.height / 2 for spot in spots.values()), default=0) - _MARGIN
    bottom = max((spot.y + spot.outline.height / 2 + 4 * spot.font for spot in spots.values()), default=100) + _MARGIN
    width, height = round(right - left), round(bottom - top)
    size = {"width": str(width), "height": str(height), "viewBox": f"{round(left)} {round(top)} {width} {height}"}
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **size, "role": "img", "font-family": _FONT})
    SubElement(root, "title").text = _plain(title)
    arrow = SubElement(
        SubElement(root, "defs"), "marker", _attributes(id="to", viewBox="0 0 8 8", refX=7, refY=4, markerWidth=7, orient="auto")
    )
    SubElement(arrow, "path", d="M0 1 8 4 0 7Z", fill=colours.line)
    SubElement(root, "rect", _attributes(x=round(left), y=round(top), width=width, height=height, fill=colours.ground))
    return root


def _spot(node: Mapping[str, Any], drawing: Drawing, *, narrow: bool) -> _Spot:
    x, y = drawing.narrow[node["id"]] if narrow else (node["x"], node["y"])
    group = drawing.groups[node["group"]]
    font = group["font"]["size"]
    return _Spot(x, y, outline(group["shape"], node["label"].split("\n"), font, group["shapeProperties"]["borderRadius"]), font)


def _colour_of(node: Mapping[str, Any], drawing: Drawing) -> tuple[str, str, str]:
    """Fill, border and, where the label stands inside, the colour of its text."""
    group = drawing.groups[node["group"]]
    colour, font = node.get("color", group["color"]), node.get("font", group["font"])
    return colour["background"], colour["border"], font.get("color", "")


def _add_line(root: Element, edge: Mapping[str, Any], one: _Spot, other: _Spot, colours: _Colours, *, curved: bool) -> None:
    (x, y), (u, v) = one.towards(other), other.towards(one)
    bend = edge.get("smooth", {}).get("roundness", 0.0)
    if bend:
        course = f"Q{(x + u) / 2 - (v - y) * bend:.0f} {(y + v) / 2 + (u - x) * bend:.0f} {u:.0f} {v:.0f}"
    elif curved:
        third = (v - y) * 0.35
        course = f"C{x:.0f} {y + third:.0f} {u:.0f} {v - third:.0f} {u:.0f} {v:.0f}"
    else:
        course = f"L{u:.0f} {v:.0f}"
    attributes = _attributes(d=f"M{x:.0f} {y:.0f}{course}", fill="none", stroke=colours.line, marker_end="url(#to)")
    attributes["stroke-width"] = "1" if edge["thin"] else "1.8"
    if dashes := _DASHES.get(edge["grade"]):
        attributes["stroke-dasharray"] = dashes
    line = SubElement(root, "path", attributes)
    SubElement(line, "title").text = _plain(edge["title"])


def _add_thing(
    root: Element, node: Mapping[str, Any], spot: _Spot, colour: tuple[str, str, str], colours: _Colours, *, ringed: bool
) -> None:
    fill, border, ink = colour
    link = SubElement(root, "a", href=_plain(node["href"])) if node.get("href") else SubElement(root, "g")
    SubElement(link, "title").text = _plain(node["title"])
    at = SubElement(link, "g", transform=f"translate({spot.x} {spot.y})")
    if ringed:
        wide, high = spot.outline.width + 16, spot.outline.height + 16
        ring = _attributes(x=-wide / 2, y=-high / 2, width=wide, height=high, rx=8, fill="none", stroke=colours.found, stroke_width=5)
        SubElement(at, "rect", ring)
    thick = str(node.get("borderWidth", 1.5))
    SubElement(at, spot.outline.element, {**spot.outline.attributes, "fill": fill, "stroke": border, "stroke-width": thick})
    lines = node["label"].split("\n")
    step = spot.font * _LINE
    inside = spot.outline.holds_label
    first = -step * (len(lines) - 1) / 2 if inside else spot.outline.height / 2 + step * 0.8
    written = _attributes(text_anchor="middle", font_size=spot.font, fill=ink if inside and ink else colours.ink)
    if not inside:
        written |= {"stroke": colours.ground, "stroke-width": "4", "paint-order": "stroke", "stroke-linejoin": "round"}
    text = SubElement(at, "text", written)
    for number, line in enumerate(lines):
        SubElement(text, "tspan", x="0", y=f"{first + number * step + spot.font * 0.35:.1f}").text = _plain(line)


def _attributes(**values: object) -> dict[str, str]:
    return {_NAMES.get(name, name): str(value) for name, value in values.items()}


_NAMES: Final = {name.replace("-", "_"): name for name in ("marker-end", "text-anchor", "font-size", "stroke-width")}


def _plain(text: str) -> str:
    """The text without what XML 1.0 cannot hold."""
    return "".join(
        letter for letter in text if letter in "\n\t" or " " <= letter < "\ud800" or "\ue000" <= letter <= "\ufffd" or letter > "\uffff"
    )
