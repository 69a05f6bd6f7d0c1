"""How alike texts are, by the words they share.

A text counts as the set of its words, without those that say nothing and without the endings of plurals and verbs, so
that "tackle" and "tackling" are one. A word weighs more the
fewer of the texts hold it: log(1 + texts / texts that hold it), after Spärck Jones (1972). Two texts are as alike as
the weight of the words they share is to the weight of all their words (the weighted Jaccard index): 1 for the same
words, 0 for none in common.

    >>> [pair.score for pair in alike({"a": words_of("Carers' rights"), "b": words_of("the rights of carers")}, 0.5)]
    [1.0]
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

__all__ = ["Pair", "alike", "settings", "shown", "words_of"]

_LIGHT = 0.25
_ENDING = re.compile(r"(?<=\w{4})(?:ings?|ies|y|ed|es|e)$|(?<=\w{3})(?<!s)s$")  # so much of a word stays that it can be told
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W_]+)?")


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two texts by their keys, in order; how alike they are, from 0 to 1; and the words they share."""

    first: str
    second: str
    score: float
    shared: frozenset[str]


@cache
def settings() -> Mapping[str, Any]:
    """Give what likeness.toml says."""
    return tomllib.loads((files(__package__) / "likeness.toml").read_text(encoding="utf-8"))


def words_of(text: str) -> frozenset[str]:
    """Give the words of a text that say something, in small letters, without their endings."""
    return frozenset(stem for _, stem in _stems(text))


def shown(shared: Collection[str], text: str) -> tuple[str, ...]:
    """Give words without their endings as they stand in a text."""
    return tuple(dict.fromkeys(word for word, stem in _stems(text) if stem in shared))


def alike(texts: Mapping[str, frozenset[str]], least: float, light: Collection[str] = frozenset()) -> Iterator[Pair]:
    """Give the pairs of texts that are at least `least` alike, in order; `light` words weigh a quarter.

    Not every pair is compared: two texts so much alike share one of the heaviest words of either, so that only texts
    with such a word in common are (prefix filtering, after Chaudhuri, Ganti and Kaushik, 2006).
    """
    held = Counter(word for words in texts.values() for word in words)
    weight = {word: log(1 + len(texts) / count) * (_LIGHT if word in light else 1) for word, count in held.items()}
    met: dict[str, list[str]] = defaultdict(list)
    for second in sorted(texts):
        words = texts[second]
        heavy = _heaviest(words, weight, least)
        for first in sorted({other for word in heavy for other in met[word]}):
            shared = words & texts[first]
            score = _sum(shared, weight) / _sum(words | texts[first], weight)
            if score >= least:
                yield Pair(first, second, score, shared)
        for word in heavy:
            met[word].append(second)


def _heaviest(words: Collection[str], weight: Mapping[str, float], least: float) -> list[str]:
    """The heaviest words, as many as it takes for the rest to be too light to make two texts alike."""
    in_order = sorted(words, key=lambda word: (-weight[word], word))
    rest, taken = _sum(words, weight), 0
    enough = least * rest * (1 - 1e-9)  # sums of fractions are never quite exact
    while taken < len(in_order) and rest >= enough:
        rest -= weight[in_order[taken]]
        taken += 1
    return in_order[:taken]


def _sum(words: Collection[str], weight: Mapping[str, float]) -> float:
    return sum(weight[word] for word in sorted(words))


def _stems(text: str) -> Iterator[tuple[str, str]]:
    """The words that say something, in small letters, each with what is left of it without its ending."""
    for match in _WORD.finditer(text):
        word = re.sub(r"['’]s?$", "", match[0].casefold())
        if word not in settings()["silent"]:
            yield word, _ENDING.sub("", word)
