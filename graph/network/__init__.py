"""The plan as a network: things joined by links, each with the words that it rests on.

projection   the network of a store          links    its links and the things that they join
scopes       of one plan, or round a thing   grounds  what links rest on
paths        what joins two things           dependence  what falls with a thing
"""

from __future__ import annotations

from ..receipt import Receipt
from ..things import find_thing
from .dependence import Bearing, Dependent, dependents, load_bearing
from .links import FACTS, GRADES
from .paths import EvidencePath, Step, evidence_paths
from .projection import project, project_around, project_plan

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
