"""What does not fit the shapes of a well-formed graph, told as the checks tell what they find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .checking import Check, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..graph.conforming import Fault

__all__ = ["as_checks", "as_problems"]

_SEVERITIES = {"Violation": Severity.ERROR, "Warning": Severity.WARNING}
_TITLE = "What is kept does not fit a shape"
_PROBLEM = "The shapes tell what every question, check and rule expects of the graph; what does not fit may be missed or told twice."
_SOLUTION = "Undo what was last written into the workspace's files by hand, or run goldenthread build to make them anew."


def as_problems(faults: Iterable[Fault]) -> tuple[Problem, ...]:
    """Give faults as problems; the name of each one's check is `shape/` and that of the shape."""
    return tuple(
        Problem(_name(each), _SEVERITIES.get(each.severity, Severity.INFO), each.about, each.label, _sentence(each), "", "")
        for each in faults
    )


def _sentence(fault: Fault) -> str:
    return fault.message if fault.label in fault.message else f"{fault.label}: {fault.message}"


def as_checks(faults: Iterable[Fault]) -> dict[str, Check]:
    """Give the shapes that have faults as checks, by the names that `as_problems` gives them."""
    return {name: Check(name, _TITLE, _PROBLEM, _SOLUTION, "") for name in map(_name, faults)}


def _name(fault: Fault) -> str:
    return f"shape/{fault.shape}"
