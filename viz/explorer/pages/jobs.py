"""The jobs that people come with, as the plan's page and the catalogue offer them."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["JOBS", "Job"]


@dataclass(frozen=True, slots=True)
class Job:
    """A job: who comes with it, what they ask, the path that answers, and what is said of it.

    With `kinds` (names of classes) something is to be named first, in a field with this `label` and an `example`; `within` tells that
    the page is about one plan.
    """

    who: str
    asks: str
    path: str
    does: str
    kinds: tuple[str, ...] = ()
    label: str = ""
    example: str = ""
    within: bool = False


JOBS = (
    Job(
        "Policy officer",
        "Which strategies support this, and who says so?",
        "/questions/supporting-strategies",
        "Find the strategies",
        ("PlanElement",),
        "Outcome, sub-outcome, aim or action",
        "9.3, or a part of the name",
    ),
    Job("Board", "Which actions do we share with other boards, and why?", "/boards", "See the boards side by side", within=True),
    Job("Scrutiny committee", "Where else in the plan is health?", "/questions/lens-in-plan", "See where health stands"),
    Job(
        "Finance, head of service",
        "What loses its support if this stops?",
        "/questions/blast-radius",
        "See what would lose support",
        ("Instrument", "PlanElement", "Body"),
        "Strategy, service, action or body",
        "A name, or a part of it",
    ),
    Job("Analyst", "How do I get at the data?", "/sparql", "Ask in SPARQL"),
    Job("IT", "Is it safe to run, and where does it keep things?", "/about", "See how it runs"),
)
