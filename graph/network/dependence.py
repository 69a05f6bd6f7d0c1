"""What holds what up: who loses support when something stops, and what holds up the most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from networkx import MultiDiGraph

__all__ = ["HOLDS_UP", "Bearing", "Dependent", "dependents", "load_bearing"]

#: Which end of a link holds up the other. A commitment hangs from the instrument it implements or is delivered through,
#: as in the rules by which an instrument's support is inferred; a body that only watches or is told holds nothing up.
HOLDS_UP: Final[Mapping[str, Literal["subject", "object"]]] = MappingProxyType(
    {
        "isPartOf": "subject",
        "contributesTo": "subject",
        "addresses": "subject",
        "supports": "subject",
        "underpins": "subject",
        "owns": "subject",
        "implements": "object",
        "isDeliveredThrough": "object",
        "develops": "object",
        "reviews": "object",
        "involves": "object",
        "isLedBy": "object",
    }
)
_BEARERS = frozenset({"Strategy", "Programme", "Service", "Instrument", "Commitment", "Aim", "Action"})


@dataclass(frozen=True, slots=True)
class Dependent:
    """A thing that would lose support: whether all of it, the links lost, and who would still support it (IRIs)."""

    thing: str
    loses_all: bool
    links: tuple[str, ...]
    remaining: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bearing:
    """How much of the plan rests on a thing: the outcomes and sub-outcomes that links of support lead to (IRIs)."""

    thing: str
    outcomes: tuple[str, ...]
    sub_outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Support:
    link: str
    supporter: str
    supported: str
    through: frozenset[str]


def dependents(network: MultiDiGraph[str], thing: str) -> tuple[Dependent, ...]:
    """Give what would lose support if `thing` stopped: first what loses all of it, then what is only weakened.

    What loses all support is taken to stop too, and so on upwards; what has another supporter left is weakened and
    holds. An inferred support is lost as well when something that its derivation goes through stops.
    """
    supports = tuple(_supports(network))
    stopped = {thing}
    while True:
        lost = {each for each in supports if each.supporter in stopped or each.through & stopped}
        held = {each.supported for each in supports if each not in lost}
        fallen = {each.supported for each in lost} - held - stopped
        if not fallen:
            break
        stopped |= fallen
    links, remaining = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for each in supports:
        if each in lost:
            links[each.supported].add(each.link)
        else:
            remaining[each.supported].add(each.supporter)
    found = (Dependent(hit, hit in stopped, tuple(sorted(links[hit])), tuple(sorted(remaining[hit]))) for hit in links.keys() - {thing})
    return tuple(sorted(found, key=lambda each: (not each.loses_all, *_title(network, each.thing))))


def load_bearing(network: MultiDiGraph[str], limit: int = 10) -> tuple[Bearing, ...]:
    """Give the instruments and commitments that hold the most of the plan together.

    Counted are the outcomes, then the sub-outcomes, that a thing reaches by links of support: a number that an
    officer can follow link by link, which betweenness is not. Things that reach one outcome or none hold nothing
    together and are left out.
    """
    import networkx  # noqa: PLC0415 - 100 ms that most commands need not spend

    upward: networkx.DiGraph[str] = networkx.DiGraph((each.supporter, each.supported) for each in _supports(network))
    found = []
    for thing in upward:
        if network.nodes[thing]["kind"] in _BEARERS:
            reached = sorted(networkx.descendants(upward, thing), key=lambda node: _title(network, node))
            by_kind = {kind: tuple(n for n in reached if network.nodes[n]["kind"] == kind) for kind in ("Outcome", "SubOutcome")}
            found.append(Bearing(thing, by_kind["Outcome"], by_kind["SubOutcome"]))
    found.sort(key=lambda each: (-len(each.outcomes), -len(each.sub_outcomes), _title(network, each.thing)))
    return tuple(each for each in found if len(each.outcomes) > 1)[:limit]


def _supports(network: MultiDiGraph[str]) -> Iterator[_Support]:
    for subject, object_, link, edge in network.edges(keys=True, data=True):
        match HOLDS_UP.get(edge["predicate"]):
            case "subject":
                yield _Support(link, subject, object_, edge["through"])
            case "object":
                yield _Support(link, object_, subject, edge["through"])


def _title(network: MultiDiGraph[str], thing: str) -> tuple[str, str]:
    node = network.nodes[thing]
    return node["notation"], node["label"]
