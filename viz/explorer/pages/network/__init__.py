"""`/network`: the plan as things and links, as a picture and as tables, as far as was asked for.

asked      what the address asks for           tables    what is shown as rows, sorted and page by page
reading    the links that it takes             files     the same as SVG, JSON and GraphML
picturing  what is shown, drawn                page      the page
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...routing import Route
from ...scope import PLAN, name_of
from .files import graphml_file, json_file, svg_file
from .page import network_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ...visit import Shown

__all__ = ["ROUTES"]


def _every(shown: Shown) -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """The latest plan, and each of several by its name."""
    yield {}, {}
    if len(shown.plans) > 1:
        for plan in shown.plans:
            yield {}, {PLAN: name_of(plan)}


ROUTES: tuple[Route, ...] = (
    Route("/network", network_page, _every),
    Route("/network.svg", svg_file, _every),
    Route("/network.json", json_file, _every),
    Route("/network.graphml", graphml_file, _every),
)
