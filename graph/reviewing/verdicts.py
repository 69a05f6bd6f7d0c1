"""What an officer says of an offer, as a decision."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...ontology.terms import EXACT_MATCH
from ..decisions import Decision, Verdict

if TYPE_CHECKING:
    from datetime import datetime

    from .offer import Offer

__all__ = ["Answer", "answer_of", "decision_on"]


class Answer(StrEnum):
    """What can be said of an offer; one that is left open needs no decision."""

    ACCEPT = "accept"
    REJECT = "reject"


def decision_on(offer: Offer, answer: Answer, when: datetime, who: str = "", note: str = "") -> Decision:
    """Give the decision, with the quotations that the officer was shown.

    Accepting that two things are one is a decision to merge them: the one that papers use less gives up its address.
    """
    verdict = Verdict.ACCEPTED if answer is Answer.ACCEPT else Verdict.REJECTED
    subject, value = offer.subject.iri, offer.object.iri
    if answer is Answer.ACCEPT and offer.predicate == EXACT_MATCH:
        verdict = Verdict.MERGED
        subject, value = (subject, value) if offer.kept == value else (value, subject)
    return Decision(
        verdict,
        subject,
        offer.predicate,
        NamedNode(value),
        when,
        decides_on=offer.iri,
        who=who,
        note=note,
        evidence=offer.quotations,
    )


def answer_of(decision: Decision) -> Answer:
    """Give what a decision in force says of the suggestion that it was about."""
    return Answer.REJECT if decision.verdict is Verdict.REJECTED else Answer.ACCEPT
