"""What of a plan is tied to a concept, or to a narrower one: by grade, never added up, each with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .....graph.reviewing.offer import relation_in_words
from .....queries.glossary.concepts import concept
from .....queries.matrices import outline_of, ties_of
from .....queries.matrices.offers import offers_of
from .....queries.matrices.ties import GRADES, SUGGESTED, reasons_of_ties
from ...citing import citing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .....queries.matrices.outline import Outline
    from .....queries.matrices.ties import Tie
    from .....queries.portraits.portrait import Quoted, Reason
    from ...receipts import LinkedReceipt
    from ...visit import Visit

__all__ = ["Graded", "Tied", "tied"]

_MOST = 50  # of a grade; the lens's page has the rest


@dataclass(frozen=True, slots=True)
class Tied:
    """A part of the plan that is tied to the concept: its outcome, how it is tied, by which rule ("" for none), and the words."""

    part: str
    href: str
    outcome: str
    how: str
    rule: str
    receipts: tuple[LinkedReceipt, ...]


@dataclass(frozen=True, slots=True)
class Graded:
    """The ties of a grade: how many there are, and the first of them in the order of the plan."""

    grade: str
    total: int
    ties: tuple[Tied, ...]


def tied(visit: Visit, iri: str, plan: str) -> tuple[Graded, ...]:
    """Give the ties of a plan (IRI) to a concept and all narrower ones, the surest grade first; grades without any are left out."""
    store, within = visit.shown.store, _with_narrower(iri)
    outline = outline_of(store, plan)
    ties = [tie for tie in ties_of(store, plan) if tie.concept in within and tie.part in outline.parts]
    place = {part.iri: at for at, part in enumerate(outline.in_order({tie.part for tie in ties}))}
    ordered = sorted(ties, key=lambda tie: (place[tie.part], tie))
    by_grade = {grade: [tie for tie in ordered if tie.grade == grade] for grade in GRADES}
    shown = [tie for of_grade in by_grade.values() for tie in of_grade[:_MOST]]
    told = iter(_told(visit, outline, shown))
    return tuple(Graded(grade, len(of), tuple(next(told) for _ in of[:_MOST])) for grade, of in by_grade.items() if of)


def _told(visit: Visit, outline: Outline, ties: Sequence[Tie]) -> tuple[Tied, ...]:
    store = visit.shown.store
    reasons = reasons_of_ties(store, ties)
    offers = offers_of(store, (tie.link for tie in ties if tie.grade == SUGGESTED))
    grounds = [_words(reasons[tie.link]) if tie.link in reasons else offers[tie.link].receipts for tie in ties]
    rules = {link: reason.link.rule for link, reason in reasons.items()}
    receipts = map(citing(visit.to), grounds)
    return tuple(_tie(visit, outline, tie, rules.get(tie.link, ""), words) for tie, words in zip(ties, receipts, strict=True))


def _tie(visit: Visit, outline: Outline, tie: Tie, rule: str, receipts: tuple[LinkedReceipt, ...]) -> Tied:
    part, found = outline.parts[tie.part], concept(tie.concept)
    outcome = next((each.title for each in outline.top() if each.iri in outline.wholes(tie.part)), "")
    how = f"{relation_in_words(tie.verb)} {found.label if found else ''}".strip()
    return Tied(part.title, visit.to.thing(tie.part), "" if outcome == part.title else outcome, how, rule, receipts)


def _words(reason: Reason) -> tuple[Quoted, ...]:
    """The words of a link, or else of the links that it rests on, each once."""
    own = reason.link.receipts or tuple(quoted for below in reason.rests_on for quoted in below.receipts)
    return tuple(dict.fromkeys(own))


def _with_narrower(iri: str) -> frozenset[str]:
    found, ahead = {iri}, [iri]
    while ahead:
        here = concept(ahead.pop())
        new = set(here.narrower) - found if here else set()
        found |= new
        ahead.extend(new)
    return frozenset(found)
