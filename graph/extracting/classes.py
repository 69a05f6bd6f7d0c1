"""The classes by which a name that was entered before is known again, the particular ones first."""

from __future__ import annotations

from ...ontology import terms as t

__all__ = ["BODIES", "INSTRUMENTS"]

BODIES = (
    *(t.COUNCIL, t.DEPARTMENT, t.OUTCOME_BOARD, t.PARTNERSHIP_BOARD, t.SCRUTINY_COMMITTEE),
    *(t.DECISION_BODY, t.MANAGEMENT_TEAM, t.CORPORATE_FUNCTION, t.PARTNER, t.BODY),
)
INSTRUMENTS = (t.STRATEGIC_PLAN, t.STRATEGY, t.PROGRAMME, t.SERVICE, t.INSTRUMENT)
