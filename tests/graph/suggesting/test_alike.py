"""Near-duplicates and things with like names, against a gold of pairs; and the short cut against comparing all."""

from __future__ import annotations

import csv
from itertools import combinations
from math import log
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from goldenthread.graph.suggesting.likeness import alike, words_of
from goldenthread.graph.suggesting.names import like_names
from goldenthread.graph.suggesting.repeats import alike_commitments

ROWS = list(csv.DictReader((Path(__file__).parent / "gold/pairs.csv").read_text(encoding="utf-8").splitlines()))
KINDS = ("commitment", "body", "instrument")
#: Pairs that mean one thing and share too few words for a method that goes by words.
BEYOND_WORDS = {frozenset({"Reduce loneliness among older people living alone", "Fewer older people who live alone are lonely"})}


def found(kind: str) -> set[frozenset[str]]:
    labels = sorted({row[end] for row in ROWS if row["kind"] == kind for end in ("first", "second")})
    if kind == "commitment":
        return {frozenset({pair.first, pair.second}) for pair in alike_commitments({label: label for label in labels})}
    return {frozenset(candidate[:2]) for candidate in like_names({label: (label,) for label in labels})}


@pytest.mark.parametrize("kind", KINDS)
def test_pairs_are_found_and_nothing_else(kind: str) -> None:
    gold = {frozenset({row["first"], row["second"]}) for row in ROWS if (row["kind"], row["same"]) == (kind, "yes")}
    assert found(kind) == gold - BEYOND_WORDS


def test_an_abbreviation_that_another_name_bears_leads_to_it() -> None:
    names = {"mtfs": ("MTFS",), "strategy": ("Financial Plan", "Medium Term Financial Strategy 2022-26"), "other": ("Carers Strategy",)}
    ((first, second, method, score, words),) = like_names(names)
    assert (first, second, method.value, score) == ("mtfs", "strategy", "abbreviation", 0.95)
    assert words == ("MTFS", "Medium Term Financial Strategy 2022-26")


def test_two_things_that_bear_one_name_may_be_one() -> None:
    ((first, second, method, score, words),) = like_names({"a": ("Carers Strategy", "Plan A"), "b": ("Carers Strategy",)})
    assert (first, second, method.value, score, words) == ("a", "b", "like-name", 0.99, ("carers", "strategy"))


def test_an_abbreviation_that_its_own_name_explains_leads_nowhere() -> None:
    assert list(like_names({"a": ("Dementia Assessment Service", "DAS"), "b": ("Digital Advice Scheme",)})) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We will tackle climate change", {"tackl", "climat", "chang"}),
        ("tackling the changes of climate", {"tackl", "climat", "chang"}),
        ("carers’ rights, a carer's right", {"carer", "right"}),
        ("GLASS and bus", {"glass", "bus"}),
        ("of the and to", set()),
    ],
)
def test_words_without_their_endings(text: str, words: set[str]) -> None:
    assert words_of(text) == words


WORDS = some.frozensets(some.sampled_from("abcdefghij"), min_size=1, max_size=6)


@given(some.dictionaries(some.integers(0, 30).map(str), WORDS, max_size=14), some.sampled_from((0.3, 0.5, 0.75, 1.0)))
def test_the_short_cut_loses_no_pair(texts: dict[str, frozenset[str]], least: float) -> None:
    weight = {word: log(1 + len(texts) / sum(word in held for held in texts.values())) for held in texts.values() for word in held}

    def score(one: frozenset[str], other: frozenset[str]) -> float:
        return sum(weight[word] for word in sorted(one & other)) / sum(weight[word] for word in sorted(one | other))

    every = {pair for pair in combinations(sorted(texts), 2) if score(texts[pair[0]], texts[pair[1]]) >= least}
    assert {(pair.first, pair.second) for pair in alike(texts, least)} == every
