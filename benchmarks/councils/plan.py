"""A made-up council's plan, before any paper tells of it: what there is, in which order, and how it hangs together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from .words import Theme, Words

__all__ = ["Commitment", "Council", "Outcome", "SubOutcome", "make_council"]

_Each = TypeVar("_Each")
_WHERE = ("in rural areas", "in the most deprived wards", "for young adults", "in partnership with schools", "on council land")
_SIZE, _SPREAD = 0.62, 0.28  # of the logarithm of a council's size; Leicestershire's is 0


@dataclass(frozen=True, slots=True)
class Commitment:
    """An aim, an action or a plain commitment, what it is about, and the actions under it."""

    kind: str
    label: str
    actions: tuple[Commitment, ...] = ()


@dataclass(frozen=True, slots=True)
class SubOutcome:
    label: str
    number: str
    commitments: tuple[Commitment, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    label: str
    number: str
    about: str
    parts: tuple[SubOutcome, ...]


@dataclass(frozen=True, slots=True)
class Council:
    """A council: its names, its plan and when it runs, and the instruments and bodies that it speaks of (class, name)."""

    slug: str
    name: str
    place: str
    plan: str
    first: int
    last: int
    outcomes: tuple[Outcome, ...]
    instruments: tuple[tuple[str, str], ...]
    bodies: tuple[tuple[str, str], ...]


def make_council(number: int, chance: Random, words: Words) -> Council:
    """The council of a number: no two have the same slug."""
    place = chance.choice(words.places) + chance.choice(words.endings)
    kind = chance.choice(words.kinds)
    size = min(3.2, max(0.5, chance.lognormvariate(_SIZE, _SPREAD)))
    first = chance.randint(2018, 2024)
    chosen = chance.sample(words.themes, min(len(words.themes), max(4, round(chance.gauss(5, 0.8)))))
    sections = chance.choice((1, 5, 5, 6))
    detailed = _shares(len(chosen), round(10.5 * size), chance)
    outcomes = tuple(
        _outcome(theme, str(sections + index), place, size, detailed[index], chance, words) for index, theme in enumerate(chosen)
    )
    several = [*words.common[: chance.randint(5, len(words.common))], *(each for theme in chosen for each in theme.instruments)]
    return Council(
        slug=f"{number:03d}-{place.lower()}",
        name=f"{place} {kind}",
        place=place,
        plan=chance.choice(words.plans),
        first=first,
        last=first + chance.choice((3, 4, 4, 5)),
        outcomes=outcomes,
        instruments=tuple((kind, name.format(place=place)) for kind, name in _some(several, round(24 * size), chance)),
        bodies=tuple((kind, name.format(place=place)) for kind, name in _some(words.bodies, round(21 * size**0.5), chance)),
    )


def _outcome(theme: Theme, number: str, place: str, size: float, aims: int, chance: Random, words: Words) -> Outcome:
    count = min(len(theme.parts), max(3, round(chance.gauss(4.4, 0.8))))
    labels = [label.format(place=place) for label in _some(theme.parts, count, chance)]
    things = chance.sample(theme.what, len(theme.what))
    things = [f"{what} {chance.choice(_WHERE)}" for what in things] + things  # taken from the end: first what is said once
    holding = _shares(count, aims, chance) if chance.random() < 0.7 else [aims, *[0] * (count - 1)]
    parts = []
    for index, label in enumerate(labels):
        commitments = [_aim(theme, things, size, chance, words) for _ in range(holding[index]) if things]
        if things and chance.random() < 0.35:
            commitments.append(Commitment("Action", _action(theme, things, chance, words)))
        if things and chance.random() < 0.55:
            said = chance.choice(words.narratives)
            commitments.append(
                Commitment("Commitment", said.format(what=things.pop(), why=chance.choice(theme.why), part=label).format(place=place))
            )
        parts.append(SubOutcome(label, f"{number}.{index + 1}", tuple(commitments)))
    return Outcome(chance.choice(theme.outcomes).format(place=place), number, theme.about, tuple(parts))


def _aim(theme: Theme, things: list[str], size: float, chance: Random, words: Words) -> Commitment:
    what = chance.choice(words.aims).format(what=things.pop())
    count = max(0, round(chance.gauss(4.3, 2.2)))
    actions = tuple(Commitment("Action", _action(theme, things, chance, words)) for _ in range(count) if things)
    return Commitment("Aim", what[0].upper() + what[1:] if chance.random() < 0.6 else what, actions)


def _action(theme: Theme, things: list[str], chance: Random, words: Words) -> str:
    why = f" {chance.choice(theme.why)}" if chance.random() < 0.7 else ""
    return f"{chance.choice(words.verbs)} {things.pop()}{why}"


def _shares(among: int, count: int, chance: Random) -> list[int]:
    """So many things on so many places, as unevenly as papers have them."""
    weights = [chance.random() ** 2 + 0.05 for _ in range(among)]
    found = chance.choices(range(among), weights, k=count)
    return [found.count(index) for index in range(among)]


def _some(several: Sequence[_Each], count: int, chance: Random) -> list[_Each]:
    """So many of several, in their order."""
    kept = set(chance.sample(range(len(several)), min(count, len(several))))
    return [each for index, each in enumerate(several) if index in kept]
