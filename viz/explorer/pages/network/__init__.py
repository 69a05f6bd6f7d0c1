"""`/network`: the plan as things and links, as a picture and as tables, as far as was asked for.

What the address asks for is read by `asked`, the links that it takes by `reading`; `picturing` settles what is shown and draws it,
`tables` has the same as rows, `files` as SVG, JSON and GraphML, and `page` puts it together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...routing import Route
from ...scope import PLAN, plan_name
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
            yield {}, {PLAN: plan_name(plan)}


ROUTES: tuple[Route, ...] = (
    Route("/network", network_page, _every),
    Route("/network.svg", svg_file, _every),
    Route("/network.json", json_file, _every),
    Route("/network.graphml", graphml_file, _every),
)
