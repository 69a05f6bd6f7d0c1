"""Why a link is there, as pages show it: of a stated one its receipts, of an inferred one the rule and what it comes down to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...ontology.terms import IS_PART_OF
from .citing import citing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...queries.portraits.portrait import Link, Reason
    from .receipts import LinkedReceipt
    from .visit import Visit

__all__ = ["Ground", "Why", "whys"]


@dataclass(frozen=True, slots=True)
class Ground:
    """A stated link that another one comes down to, as a sentence of three parts, and its receipts; an `href` is "" where there is none."""

    subject: str
    subject_href: str
    relation: str
    object: str
    object_href: str
    receipts: tuple[LinkedReceipt, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """Why a link is there: its grade, the rule in words ("" for a stated one), its own receipts, and its grounds."""

    grade: str
    rule: str
    receipts: tuple[LinkedReceipt, ...]
    grounds: tuple[Ground, ...] = ()

    @property
    def all_receipts(self) -> tuple[LinkedReceipt, ...]:
        """Its receipts and those of its grounds, each once."""
        return tuple(dict.fromkeys((*self.receipts, *(receipt for ground in self.grounds for receipt in ground.receipts))))


def whys(visit: Visit, reasons: Sequence[Reason], *, whole: bool = False) -> tuple[Why, ...]:
    """Give reasons as pages show them.

    The `whole` way tells every rule, from the words up, and last that one thing is part of another; else that is told only where a link
    comes down to nothing else.
    """
    cited = citing(visit.to)
    return tuple(
        Why(
            reason.link.grade,
            _rule(reason, whole=whole),
            cited(reason.link.receipts),
            tuple(_ground(visit, link, cited(link.receipts)) for link in _grounds(reason.rests_on, whole=whole)),
        )
        for reason in reasons
    )


def _rule(reason: Reason, *, whole: bool) -> str:
    links = (*reversed(reason.rests_on), reason.link) if whole else (reason.link,)
    return " ".join(dict.fromkeys(link.explanation or link.rule for link in links if link.rule))


def _grounds(rests_on: Iterable[Link], *, whole: bool) -> tuple[Link, ...]:
    stated = tuple(link for link in rests_on if not link.rule)
    telling = tuple(link for link in stated if link.predicate != IS_PART_OF)
    if whole:
        return (*telling, *(link for link in reversed(stated) if link.predicate == IS_PART_OF))
    return telling or stated


def _ground(visit: Visit, link: Link, receipts: tuple[LinkedReceipt, ...]) -> Ground:
    object_, href = (link.object.title, visit.to.thing(link.object.iri)) if link.object else (link.value, "")
    return Ground(link.subject.title, visit.to.thing(link.subject.iri), link.relation, object_, href, receipts)
