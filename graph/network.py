"""The plan as a network: things joined by links, each with the words that it rests on."""

from __future__ import annotations

from ._dependence import Bearing, Dependent, dependents, load_bearing
from ._links import FACTS, GRADES
from ._paths import EvidencePath, Step, evidence_paths
from ._projection import project, project_around, project_plan
from .receipt import Receipt
from .things import find_thing

__all__ = [
    "FACTS",
    "GRADES",
    "Bearing",
    "Dependent",
    "EvidencePath",
    "Receipt",
    "Step",
    "dependents",
    "evidence_paths",
    "find_thing",
    "load_bearing",
    "project",
    "project_around",
    "project_plan",
]
