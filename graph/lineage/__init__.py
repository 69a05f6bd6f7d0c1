"""Lineage: what became of the parts of one plan in the next: carried, renamed, split, merged, moved, dropped, new."""

from .descent import Comparison, Descent, Fate, compare
from .likeness import Likeness, Words
from .outlines import Part, PlanOutline, bare_name, find_plan, latest_plans, plan_outlines, with_outcomes

__all__ = [
    "Comparison",
    "Descent",
    "Fate",
    "Likeness",
    "Part",
    "PlanOutline",
    "Words",
    "bare_name",
    "compare",
    "find_plan",
    "latest_plans",
    "plan_outlines",
    "with_outcomes",
]
