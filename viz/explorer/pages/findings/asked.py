"""What an address asks of the findings: of which plan or paper, how grave, of which kind, with which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .....ontology.errors import QuestionError
from .....queries.checking import Severity, checks
from ...scope import PLAN, chosen_plan, plan_name
from ..sources.finding import found_source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .....queries.checking import Problem
    from .....queries.plans import Plan
    from .....queries.sources import Source
    from ...visit import Visit

__all__ = ["Asked", "asked_of"]

_GRAVE = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_PAPER, _SEVERITY, _KIND, _WORDS = "paper", "severity", "kind", "q"


@dataclass(frozen=True, slots=True)
class Asked:
    """The papers that are meant, of one plan of several or one alone (neither: all), and what is wanted of what was found in them."""

    plan: Plan | None
    paper: Source | None
    severity: Severity | None
    kind: str
    words: str

    @property
    def narrowed(self) -> bool:
        """Whether less is wanted than all that was found."""
        return bool(self.severity or self.kind or self.words)

    def of(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Give what is wanted of what was found."""
        sought = self.words.casefold()
        return tuple(
            problem
            for problem in problems
            if self.severity in (None, problem.severity)
            and self.kind in ("", problem.check)
            and sought in f"{problem.label} {problem.message} {problem.words}".casefold()
        )

    def query(self, **others: str) -> dict[str, str]:
        """Give the parameters of an address that asks for the same, but for `others`."""
        same = {
            PLAN: plan_name(self.plan) if self.plan else "",
            _PAPER: self.paper.name if self.paper else "",
            _SEVERITY: self.severity.value if self.severity else "",
            _KIND: self.kind,
            _WORDS: self.words,
        }
        return {**same, **others}


def asked_of(visit: Visit) -> Asked:
    """Read an address; raise QuestionError for a kind that there is not, ThingError for such a plan, Refusal for such a paper."""
    kind, paper = visit.first(_KIND), visit.first(_PAPER)
    if kind and kind not in checks():
        raise QuestionError(f"There is no kind of finding called '{kind}': choose one from the list.")
    grave = visit.first(_SEVERITY)
    if grave and grave not in _GRAVE:
        raise QuestionError("Findings are errors, warnings or gaps (error, warning, info): choose one of these.")
    plan = None if paper or len(visit.shown.plans) < 2 else chosen_plan(visit)
    return Asked(plan, found_source(visit.shown, paper) if paper else None, Severity(grave) if grave else None, kind, visit.first(_WORDS))
