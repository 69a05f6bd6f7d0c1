"""Colours that tell which boards have to do with a thing, or to which determinants it contributes.

Each board or determinant has a letter as well as a colour; a thing of several bears the letters of all.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import ascii_uppercase
from typing import TYPE_CHECKING, Final

import networkx as nx

from ..ontology.terms import LENS
from .wording import in_natural_order

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["COLOURINGS", "Colouring", "Tint", "colouring", "lenses_of"]

#: What colours can tell, with the words of the choice.
COLOURINGS: Final = {"class": "Class", "board": "Board", "determinant": "Determinant"}

_BOARDS = frozenset({"OutcomeBoard", "PartnershipBoard"})
_CONCEPTS = frozenset({"Determinant", "PopulationGroup"})
_FEW = 8  # as many colours as are told apart


@dataclass(frozen=True, slots=True)
class Tint:
    """A line of the legend: its letter ("" where it stands for no one thing), words and colours (`#rrggbb`)."""

    letter: str
    words: str
    fill: str
    border: str
    ink: str


@dataclass(frozen=True, slots=True)
class Colouring:
    """The lines of the legend, what its heading adds, and of things (by IRI) the tint and the letters; a thing not in it has `none`."""

    of: str
    tints: tuple[Tint, ...]
    tint: Mapping[str, Tint]
    letters: Mapping[str, str]


def colouring(by: str, whole: nx.MultiDiGraph[str], shown: nx.MultiDiGraph[str], lens: str = "") -> Colouring | None:
    """Give the colours of what is shown by "board" or "determinant", as the links of the whole have it; None by "class".

    Determinants are those of one lens: `lens`, or the one that most links of the whole lead to.
    """
    if by == "board":
        return _colouring("boards", whole, shown, lambda thing: whole.nodes[thing]["kind"] in _BOARDS)
    if by == "determinant":
        chosen = lens or next(iter(lenses_of(whole)), "")
        begins = f"{LENS}{chosen}/"
        return _colouring(chosen.replace("-", " "), whole, shown, lambda thing: thing.startswith(begins))
    return None


def lenses_of(network: nx.MultiDiGraph[str]) -> list[str]:
    """Give the lenses whose concepts things are linked to, by name; those with the most links first."""
    links = Counter[str]()
    for thing, data in network.nodes(data=True):
        if data["kind"] in _CONCEPTS and thing.startswith(LENS):
            links[thing.removeprefix(LENS).partition("/")[0]] += network.degree(thing)
    return sorted((lens for lens in links if links[lens]), key=lambda lens: (-links[lens], lens))


def _colouring(of: str, whole: nx.MultiDiGraph[str], shown: nx.MultiDiGraph[str], colours: Callable[[str], bool]) -> Colouring:
    """Each thing by those of its neighbours, and itself, that give colours; the letters go to those that most things are linked to."""
    givers = {giver: {giver, *nx.all_neighbors(whole, giver)} & set(shown) for giver in filter(colours, whole)}
    known = sorted(
        (giver for giver, things in givers.items() if things),
        key=lambda giver: (-len(givers[giver]), in_natural_order(whole.nodes[giver]["label"]), giver),
    )
    palette = _palette()
    tints = {
        giver: Tint(ascii_uppercase[number], whole.nodes[giver]["label"], *palette[str(number)])
        for number, giver in enumerate(known[:_FEW])
    }
    more = Tint("+", f"{len(known) - _FEW} others", *palette["more"])
    several, none = Tint("", "several: the letters say which", *palette["several"]), Tint("", "none in the papers read", *palette["none"])
    given: dict[str, list[Tint]] = {}
    for giver in known:
        for thing in sorted(givers[giver]):
            if (tint := tints.get(giver, more)) not in given.setdefault(thing, []):
                given[thing].append(tint)
    own = {thing: [tints[thing]] if thing in tints else found for thing, found in given.items()}
    chosen = {thing: none if not (found := own.get(thing)) else found[0] if len(found) == 1 else several for thing in shown}
    used = {*tints.values(), *chosen.values(), *((more,) if len(known) > _FEW else ())}
    return Colouring(
        of=of,
        tints=tuple(one for one in (*tints.values(), more, several, none) if one in used),
        tint=chosen,
        letters={thing: "".join(one.letter for one in found) for thing, found in own.items()},
    )


@cache
def _palette() -> dict[str, tuple[str, str, str]]:
    read = tomllib.loads(files(__package__).joinpath("static", "tints.toml").read_text(encoding="utf-8"))
    named = {str(number): tint for number, tint in enumerate(read["tint"])} | {name: read[name] for name in ("more", "several", "none")}
    return {name: (tint["fill"], tint["border"], tint["ink"]) for name, tint in named.items()}
