"""Which links a picture is about: a plan's, or those around a thing.

They are asked for by their things, so that it takes as long in the graph of one council as in that of a nation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .links import FACTS, Link, asked, in_order, links_at, nodes_of

if TYPE_CHECKING:
    from collections.abc import Collection, Container

    from ..store.store import Store

__all__ = ["links_around", "links_of_plan"]

_PARTS = "SELECT DISTINCT ?part { %s ?part gt:isPartOf* ?plan }"
_NOT_OF_A_PLAN = "FILTER (?p NOT IN (gt:hasStakeIn, gt:isPartOf))"  # known from the element's side; a body has many


def links_of_plan(store: Store, plan: str, grades: Collection[str] = FACTS) -> list[Link]:
    """Give the links of a plan and its parts, and those that the things at their other ends have among themselves."""
    parts = {part for (part,) in asked(store, _PARTS, [plan], "plan")}
    own = _with_either_end(store, parts, grades)
    others = {end for link in own for end in link.ends} - parts
    between = links_at(store, grades, others, "subject", _NOT_OF_A_PLAN)
    return in_order([*own, *(link for link in between if link.object in others)])


def links_around(
    store: Store, thing: str, degrees: int, hubs: Container[str], grades: Collection[str] = FACTS, most: int = 1_000
) -> tuple[list[Link], bool]:
    """Give the links among the things that are at most so many steps from one, going on through no class of `hubs` but its own.

    Of more than `most` things only so many are taken; the second value tells whether any were left out.
    """
    near, passed = {thing}, {thing}
    for _ in range(degrees):
        met = {end for link in _with_either_end(store, passed, grades) for end in link.ends} - near
        kinds = nodes_of(store, met)  # not a status, say, which is no thing and shared by all plans
        if len(near) + len(kinds) > most:
            near.update(list(kinds)[: most - len(near)])
            return _among(store, near, grades), True
        near.update(kinds)
        passed = {one for one, node in kinds.items() if node.kind not in hubs}
    return _among(store, near, grades), False


def _with_either_end(store: Store, things: Collection[str], grades: Collection[str]) -> list[Link]:
    return in_order([*links_at(store, grades, things, "subject"), *links_at(store, grades, things, "object")])


def _among(store: Store, things: Collection[str], grades: Collection[str]) -> list[Link]:
    return [link for link in links_at(store, grades, things, "subject") if link.object in things]
