"""Which boards have a stake in the parts of a plan, and why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ...ontology.terms import HAS_REMIT, LENS, MONITORS, OWNS
from .asked import rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from ...graph.store.store import Store

__all__ = ["MONITORING", "NAME", "NAMED", "OWNERSHIP", "REMIT", "SAID", "Reason", "Stake", "stakes_of"]

#: Why a board has a stake: it monitors, owns, has a remit that a paper tells or that its name alone tells, is named, or it is said.
MONITORING: Final = "monitoring"
OWNERSHIP: Final = "ownership"
REMIT: Final = "remit"
NAME: Final = "name"
NAMED: Final = "named"
SAID: Final = "said"

_BY_VERB = {MONITORS: MONITORING, OWNS: OWNERSHIP, HAS_REMIT: REMIT}


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """The board's side of a stake: why, and the title of what it monitors, owns or has a remit for.

    `held_iri` is the address of that, `verb` the property, `link` the link that tells so, `rule` what derived it. They are "" where the
    board is named in the part itself, or the stake is stated as such.
    """

    why: str
    held: str = ""
    held_iri: str = ""
    verb: str = ""
    link: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Stake:
    """A board's stake in a part of a plan, by one link; boards and parts by their IRIs."""

    board: str
    part: str
    grade: str
    reason: Reason
    link: str
    rule: str
    label: str

    @property
    def by_name(self) -> bool:
        """Whether it rests on nothing but a subject that the board's name speaks of."""
        return self.reason.why == NAME


def stakes_of(store: Store, plan: str) -> tuple[Stake, ...]:
    """Read the stakes of boards in a plan (IRI) and its parts; in time that grows with the plan alone."""
    premises = defaultdict[str, set[str]](set)
    found: dict[str, tuple[str, str, str, str, str]] = {}
    for link, board, label, part, grade, rule, premise in sorted(rows(store, "stakes", plan=plan)):
        found.setdefault(link, (board, label, part, grade, rule))
        premises[link] |= {premise} - {""}
    reasons = _Reasons(_holdings(store, {board for board, *_ in found.values()}), premises, found.keys())
    return tuple(
        sorted(
            Stake(board, part, grade, reasons.of(link) if rule else Reason(SAID), link, rule, label)
            for link, (board, label, part, grade, rule) in found.items()
        )
    )


def _holdings(store: Store, boards: Iterable[str]) -> Mapping[str, Reason]:
    """What boards monitor, own and have a remit for, by link."""
    wanted = tuple(sorted(boards))
    found: dict[str, Reason] = {}
    for link, verb, held, number, label, _, rule in sorted(rows(store, "holdings", boards=wanted)) if wanted else ():
        why = NAME if verb == HAS_REMIT and rule else _BY_VERB[verb]
        title = label if held.startswith(LENS) else f"{number} {label}".strip()
        found.setdefault(link, Reason(why, title, held, verb, link, rule))
    return found


@dataclass(frozen=True, slots=True)
class _Reasons:
    holdings: Mapping[str, Reason]
    premises: Mapping[str, Collection[str]]
    stakes: Collection[str]

    def of(self, link: str) -> Reason:
        """The holding that a stake comes down to; a stake in the whole may lie between, which its parts' stakes rest on."""
        ahead, seen = [link], {link}
        while ahead:
            met = sorted({premise for one in ahead for premise in self.premises.get(one, ())} - seen)
            if held := min((self.holdings[premise] for premise in met if premise in self.holdings), default=None):
                return held
            seen.update(met)
            ahead = [premise for premise in met if premise in self.stakes]
        return Reason(NAMED)
