"""What the checks found of a plan, a paper or of everything: worked out once a state of the workspace, and kept."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .....graph.editions import checksum_of_files, makers
from .....queries.excerpting import sources_of_plan
from .....queries.findings import Findings, findings, findings_of_papers
from ...keeping import Shelf

if TYPE_CHECKING:
    from ...visit import Shown
    from .asked import Asked

__all__ = ["found"]

_ROOM, _FOUND = "findings", "found"
_ALL = "all"


def found(shown: Shown, asked: Asked, patience: float) -> Findings | None:
    """Give what was found of the papers that are meant; None where it is still being worked out after `patience` seconds."""
    name = asked.paper.iri if asked.paper else asked.plan.iri if asked.plan else _ALL
    shelf = Shelf.of(shown, _ROOM, name, _edition())
    return shelf.made(Findings, _FOUND, lambda: _checked(shown, asked), patience)


def _checked(shown: Shown, asked: Asked) -> Findings:
    if asked.paper:
        return findings_of_papers(shown.store, shown.base, [asked.paper.name])
    if asked.plan:
        return findings_of_papers(shown.store, shown.base, sources_of_plan(shown.store, shown.base, asked.plan.iri))
    return findings(shown.store)


@cache
def _edition() -> str:
    """What tells the checks of this edition of the program from those of another."""
    return checksum_of_files(makers("queries"))
