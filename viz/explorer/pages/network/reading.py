"""The network that a picture is taken from: all there is where that is one plan, else a plan's, or what surrounds a thing."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING, Final

from .....graph.network import FACTS, GRADES, project, project_around, project_plan
from .....ontology.terms import LENS
from ....marks import read_marks
from ...scope import chosen_plan

if TYPE_CHECKING:
    from collections.abc import Callable

    import networkx as nx

    from ...visit import Visit
    from .asked import Asked

    Found = tuple[nx.MultiDiGraph[str], bool]

__all__ = ["Projections", "network_of"]

_KEPT = 12  # networks; one of a plan takes a few megabytes


class Projections:
    """Networks of late, by revision and what they are of; the least lately used goes first. Any thread may ask."""

    def __init__(self, most: int = _KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[object, ...], Found] = OrderedDict()
        self._lock = Lock()

    def get(self, key: tuple[object, ...], make: Callable[[], Found]) -> Found:
        """Give what is kept under a key, made now if it is not."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made


_PROJECTIONS: Final = Projections()


def network_of(visit: Visit, asked: Asked, most: int) -> Found:
    """Give the network with the links that were asked for, and whether it was cut off at `most` things round the one that it is about.

    Facts are always in it where colours tell of them. Raises ThingError for a plan that is not there.
    """
    shown = visit.shown
    grades = tuple(grade for grade in GRADES if grade in asked.grades or (grade in FACTS and asked.colour != "class"))
    key = (shown.base, shown.revision, grades)
    if len(shown.plans) < 2:
        return _PROJECTIONS.get(key, lambda: (project(shown.store, grades), False))
    if asked.about and not asked.about.startswith(LENS):
        hubs = frozenset(kind for mark in read_marks().marks if mark.hub for kind in mark.kinds)
        around = (asked.about, asked.degrees, most)
        return _PROJECTIONS.get((*key, *around), lambda: project_around(shown.store, asked.about, asked.degrees, hubs, grades, most))
    plan = chosen_plan(visit)
    iri = plan.iri if plan else ""
    return _PROJECTIONS.get((*key, iri), lambda: (project_plan(shown.store, iri, grades), False))
