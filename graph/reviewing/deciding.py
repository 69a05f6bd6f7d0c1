"""Deciding on suggestions while others do: what was decided meanwhile is told, and never overruled unseen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..decisions import Decision, History, decisions_file, read_decisions, with_new
from .queue import read_offers
from .verdicts import answer_of, decision_on

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from ..store.store import Store
    from ..workspace import Workspace
    from .verdicts import Answer

__all__ = ["Outcome", "Said", "decide"]


@dataclass(frozen=True, slots=True)
class Said:
    """What an officer says of a suggestion; her name and a note where she gives them."""

    answer: Answer
    who: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an officer's answers: the decisions that were kept, and those that others had taken before her.

    `same` say what she says, `against` say the opposite, and hers was not kept. `gone` are addresses of what is suggested no more.
    """

    kept: tuple[Decision, ...] = ()
    same: tuple[Decision, ...] = ()
    against: tuple[Decision, ...] = ()
    gone: tuple[str, ...] = field(default=())


def decide(workspace: Workspace, store: Store, answers: Mapping[str, Said], when: datetime) -> Outcome:
    """Keep answers to suggestions, named by their IRIs, as `store` holds them; they are on disk when this returns.

    Raises WorkspaceError where nothing can be kept; then nothing was.
    """
    offers = {offer.iri: offer for offer in read_offers(store, tuple(answers))}
    same, against, gone, new = list[Decision](), list[Decision](), list[str](), list[Decision]()
    with workspace.deciding():
        history = read_decisions(workspace)
        by_offer = {decision.decides_on: decision for decision in history.in_force}
        by_claim = {decision.claim: decision for decision in history.in_force}
        for iri, said in answers.items():
            offer = offers.get(iri)
            wanted = decision_on(offer, said.answer, when, said.who, said.note) if offer else None
            known = by_offer.get(iri) or (by_claim.get(wanted.claim) if wanted else None)
            if known is not None:
                (same if answer_of(known) is said.answer else against).append(known)
            elif wanted is not None:
                new.append(wanted)
            else:
                gone.append(iri)
        before = {decision.iri for decision in history}
        kept = tuple(decision for decision in with_new(history, new, workspace.base) if decision.iri not in before)
        if kept:
            workspace.decide(decisions_file(History(kept), workspace.base))
    return Outcome(kept, tuple(same), tuple(against), tuple(gone))
