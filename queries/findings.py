"""What is amiss in a plan and in its papers: all that the checks find, of everything or of a few papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..ontology.errors import QueryError
from .checking import Problem, Severity, checks, gravest_first, read_profile, run
from .excerpting import excerpt
from .workers.errors import RenewedError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..graph.store.store import Store

__all__ = ["Findings", "findings", "findings_of_papers"]


@dataclass(frozen=True, slots=True)
class Findings:
    """What the checks found, the gravest first; `unfinished` are the names of checks that could not be carried through."""

    problems: tuple[Problem, ...]
    unfinished: tuple[str, ...] = ()


def findings(store: Store) -> Findings:
    """Run every check that is not off; one that fails, as where it takes too long, is told of and keeps no other from running."""
    severities = read_profile()
    problems: list[Problem] = []
    unfinished = []
    for name, check in checks().items():
        if severities[name] is Severity.OFF:
            continue
        try:
            problems += run(store, check, severities[name])
        except RenewedError:
            raise
        except QueryError:
            unfinished.append(name)
    return Findings(gravest_first(problems), tuple(unfinished))


def findings_of_papers(store: Store, base: str, sources: Iterable[str]) -> Findings:
    """Run the checks on what a few papers tell, given their names."""
    return findings(excerpt(store, base, sources))
