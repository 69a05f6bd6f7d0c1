"""The page of the network: what to show, the picture, and the same as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....colouring import COLOURINGS
from ....networks import GRADES_IN_WORDS, PICTURE_SCRIPTS
from ...replies import Crumb, Page
from ...scope import plan_choices
from .asked import DEGREES, lenses
from .picturing import MOST, drawing_of, picture_of
from .tables import links_table, things_table

if TYPE_CHECKING:
    from ...visit import Visit

__all__ = ["network_page"]

_SCRIPTS = ("vis-network.js", *PICTURE_SCRIPTS, "network.js")
_FILES = ("SVG", "GraphML", "JSON")
_FOUND = 10  # links to things that were found: more are in the table


def network_page(visit: Visit, most: int = MOST) -> Page:
    """Make the page, of at most so many things. Raises ThingError for a plan or lens that is not there."""
    picture = picture_of(visit, most)
    asked = picture.asked
    query = asked.query
    pictures = {
        f"{shape}{theme}": visit.to.page("/network.svg", **query, shape=shape, theme=theme)
        for shape in ("", "narrow")
        for theme in ("", "dark")
    }
    files = [(label, visit.to.page(f"/network.{label.lower()}", **query)) for label in _FILES]
    content = {
        "picture": picture,
        "asked": asked,
        "drawing": drawing_of(picture, visit).plain if picture.things else None,
        "things": things_table(visit, picture),
        "links": links_table(visit, picture),
        "grades": GRADES_IN_WORDS,
        "grade_options": [(name, f"{name}: {words}") for name, words in GRADES_IN_WORDS.items()],
        "class_options": [(mark.name, mark.words) for mark in picture.classes],
        "colourings": list(COLOURINGS.items()),
        "degrees": [(str(n), f"{n} {'degree' if n == 1 else 'degrees'}") for n in DEGREES],
        "lenses": [("", "All"), *sorted(lenses(visit).items(), key=lambda lens: lens[1])],
        "plans": plan_choices(visit),
        "pictures": pictures,
        "files": files,
        "found": picture.found[:_FOUND],
        "scripts": _SCRIPTS,
        "query": {name: value for name, value in query.items() if value},
    }
    crumbs = (Crumb("Plan", visit.to.page("/")), Crumb("Network", ""))
    scripts = () if visit.to.static else ("picker.js",)
    return Page("network/network.html", picture.title, content, crumbs=crumbs, scripts=scripts, wide=True)
