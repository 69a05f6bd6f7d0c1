"""The plans that have outcomes, the latest first: what a page on a whole plan may be about."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..graph.store.store import Store

__all__ = ["Plan", "plans"]


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan: its IRI, label, and first and last year as printed, "" where they are not."""

    iri: str
    label: str
    begins: str
    ends: str


def plans(store: Store) -> tuple[Plan, ...]:
    """Give the plans that have outcomes or sub-outcomes, the latest first; in time that grows with the number of outcomes."""
    query = files(__package__).joinpath("notes", "plans.rq").read_text(encoding="utf-8")
    found = {row[0]: Plan(*row) for row in store.select(query).texts}
    return tuple(sorted(found.values(), key=lambda plan: (plan.begins, plan.ends, plan.label), reverse=True))
