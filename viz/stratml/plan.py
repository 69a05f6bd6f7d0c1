"""What of a plan StratML can hold, gathered from the graph: only what is stated, in the order of the plan.

Outcomes are goals and sub-outcomes objectives. StratML knows no third level, so aims and actions are carried as text beside
them (in part 2, an aim of an objective as an indicator), which the report of losses tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...graph.things import find_thing
from ...ontology.errors import ThingError
from ...ontology.terms import (
    ADDRESSES,
    ALT_LABEL,
    BENEFITS,
    BODY,
    COMMITMENT,
    CONCERNS,
    COUNCIL,
    HAS_POSITION,
    INSTRUMENT,
    INVOLVES,
    IS_DELIVERED_THROUGH,
    IS_LED_BY,
    IS_PART_OF,
    MONITORS,
    NOTATION,
    OUTCOME,
    OWNS,
    PLAN_ELEMENT,
    POPULATION_GROUP,
    POST,
    SCRUTINISES,
    STRATEGIC_PLAN,
    SUB_OUTCOME,
)

if TYPE_CHECKING:
    from ...graph.store.store import Store
    from ...queries.facts import Facts, Triple

__all__ = ["Party", "PlanView", "choose_plan"]

#: How a body stands to what it has to do with -> the name of its role, and whether it performs or benefits ("" for neither).
ROLES: Mapping[str, tuple[str, str]] = {
    INVOLVES: ("takes part", "Performer"),
    IS_DELIVERED_THROUGH: ("delivers", "Performer"),
    IS_LED_BY: ("leads", "Performer"),
    MONITORS: ("monitors", "Performer"),
    SCRUTINISES: ("scrutinises", "Performer"),
    BENEFITS: ("benefits", "Beneficiary"),
    ADDRESSES: ("is addressed", "Beneficiary"),
    CONCERNS: ("", ""),
}
_BY_BODY = frozenset({MONITORS, SCRUTINISES})  # these lead from the body
_ACRONYM = re.compile(r"[A-Z][A-Za-z&]{0,8}[A-Z]")


@dataclass(frozen=True, slots=True)
class Party:
    """A stakeholder of an element: its address, the StratML type, and its roles as (name, type)."""

    node: str
    kind: str
    roles: tuple[tuple[str, str], ...]


class PlanView:
    """One plan of a graph as StratML sees it; `told` are the triples that its methods have given out."""

    def __init__(self, facts: Facts, plan: str) -> None:
        self.facts, self.plan = facts, plan
        self.told: set[Triple] = set()

    def goals(self) -> list[str]:
        """The outcomes of the plan in their order."""
        return self._parts(self.plan, OUTCOME)

    def objectives(self, goal: str) -> list[str]:
        """The sub-outcomes of an outcome in their order."""
        return self._parts(goal, SUB_OUTCOME)

    def commitments(self, whole: str) -> list[str]:
        """The commitments that are directly part of something, aims and actions among them."""
        return self._parts(whole, COMMITMENT)

    def scope(self) -> frozenset[str]:
        """The plan and all that is part of it."""
        return frozenset({self.plan, *(node for node in self.facts.instances(PLAN_ELEMENT) if self.plan in self.facts.wholes(node))})

    def text(self, node: str, predicate: str) -> str:
        """The value of a property; the longest where there are several."""
        return max(self.texts(node, predicate), key=len, default="")

    def texts(self, node: str, predicate: str) -> tuple[str, ...]:
        """All values of a property but for inferred ones."""
        values = tuple(value for value in self.facts.values(node, predicate) if self.facts.grade(node, predicate, value) != "inferred")
        self.told.update((node, predicate, value) for value in values)
        return values

    def organisations(self) -> list[str]:
        """The bodies that own the plan; of a strategic plan that nobody is said to own, the one council of the papers."""
        owners = [body for body in self._subjects(OWNS, self.plan) if self.facts.is_a(body, BODY)]
        self.told.update((body, OWNS, self.plan) for body in owners)
        councils = self.facts.instances(COUNCIL)
        return owners or (list(councils) if len(councils) == 1 and self.facts.is_a(self.plan, STRATEGIC_PLAN) else [])

    def acronym(self, body: str) -> str:
        """The short form of a body's name that is one word of capitals, if it has one."""
        return next((name for name in self.facts.values(body, ALT_LABEL) if _ACRONYM.fullmatch(name)), "")

    def parties(self, node: str) -> list[Party]:
        """The stakeholders of the plan or of a part of it, by name, each with all its roles."""
        found: dict[str, dict[tuple[str, str], None]] = {}
        for predicate, role in ROLES.items():
            ends = self._subjects(predicate, node) if predicate in _BY_BODY else self.facts.stated(node, predicate)
            for end in ends:
                if self.facts.is_a(end, BODY, POST, POPULATION_GROUP):
                    found.setdefault(end, {})[role] = None
                    self.told.add((end, predicate, node) if predicate in _BY_BODY else (node, predicate, end))
        return [Party(end, self._kind(end), tuple(found[end])) for end in sorted(found, key=lambda end: (self.facts.label(end), end))]

    def _kind(self, end: str) -> str:
        return "Person" if self.facts.is_a(end, POST) else "Generic_Group" if self.facts.is_a(end, POPULATION_GROUP) else "Organization"

    def _parts(self, whole: str, kind: str) -> list[str]:
        parts = [part for part in self._subjects(IS_PART_OF, whole) if self.facts.is_a(part, kind)]
        self.told.update((part, IS_PART_OF, whole) for part in parts)
        return sorted(parts, key=self._place)

    def _place(self, part: str) -> tuple[float, list[int], str, str]:
        position = self.facts.one(part, HAS_POSITION)
        number = [int(digits) for digits in re.findall(r"\d+", self.facts.one(part, NOTATION))]
        return float(position) if position.isdecimal() else float("inf"), number, self.facts.label(part), part

    def _subjects(self, predicate: str, value: str) -> Iterator[str]:
        return (s for s in self.facts.subjects(predicate, value) if self.facts.grade(s, predicate, value) == "stated")


def choose_plan(store: Store, facts: Facts, about: str = "") -> str:
    """The address of the plan that is meant: the one that `about` names, or the only one that has outcomes.

    Raises ThingError where there is none, or several and none is named.
    """
    plans = sorted(
        {whole for goal in facts.instances(OUTCOME) for whole in facts.values(goal, IS_PART_OF) if facts.is_a(whole, INSTRUMENT)}
    )
    listed = tuple(map(facts.label, plans))
    if about:
        named = find_thing(store, about)
        if named not in plans:
            raise ThingError(f"{facts.label(named)} is no plan with outcomes, which is what StratML holds: name one that has some.", listed)
        return named
    if not plans:
        raise ThingError("There is no plan with outcomes in this workspace, which is what StratML holds: read a paper that tells them.")
    if len(plans) > 1:
        raise ThingError("There are several plans with outcomes here: say which one with --about PLAN.", listed)
    return plans[0]
