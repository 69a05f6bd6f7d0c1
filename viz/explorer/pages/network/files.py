"""What the page shows, as files: its picture as SVG, its things and links as JSON and as GraphML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ....exporting import graphml
from ....sketching import svg
from ...replies import File
from .picturing import drawing_of, picture_of

if TYPE_CHECKING:
    from ...visit import Visit

__all__ = ["graphml_file", "json_file", "svg_file"]


def svg_file(visit: Visit) -> File:
    """Give the picture; `theme=dark` and `shape=narrow` for screens that are dark or upright."""
    picture = picture_of(visit)
    found = {row.name for row in picture.found}
    narrow, dark = visit.first("shape") == "narrow", visit.first("theme") == "dark"
    return File("image/svg+xml", svg(drawing_of(picture, visit), picture.title, narrow=narrow, dark=dark, found=found))


def json_file(visit: Visit) -> File:
    """Give the things and links, each link with its grade, the rule or method that it comes by, and its receipts."""
    picture = picture_of(visit)
    whole = {
        "title": picture.title,
        "things": [
            {"iri": iri, "number": row.number, "label": row.label, "class": row.kind, "outcomes": row.outcomes}
            for iri, row in picture.things.items()
        ],
        "links": [
            {
                "from": link.source.iri,
                "link": link.words,
                "to": link.target.iri,
                "grade": link.grade,
                "by": link.by,
                "receipts": [{"place": receipt.place, "words": receipt.words} for receipt in link.receipts],
            }
            for link in picture.links
        ],
        "left_out": picture.left_out,
        "more": picture.cut,
    }
    return File("application/json", (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode(), "network.json")


def graphml_file(visit: Visit) -> File:
    """Give the things and links for Gephi, yEd or Cytoscape."""
    return File("application/graphml+xml", graphml(picture_of(visit).network), "network.graphml")
