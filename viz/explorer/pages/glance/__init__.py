"""The page that the explorer opens with: the plan at a glance, or the choice among several.

plan      what is shown of a plan       attention   what needs attention
choosing  which plan is meant           page        the page
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...routing import Route
from ...scope import PLAN, plan_name
from .page import home_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...visit import Shown

__all__ = ["ROUTES"]


def _every(shown: Shown) -> Iterator[tuple[dict[str, str], dict[str, str]]]:
    yield {}, {}
    if len(shown.plans) > 1:
        yield from (({}, {PLAN: plan_name(plan)}) for plan in shown.plans)


ROUTES = (Route("/", home_page, every=_every),)
