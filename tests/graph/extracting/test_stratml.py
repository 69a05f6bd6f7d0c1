"""StratML files: stratml/<name>.xml says what stratml/<name>.toml tells, all of it and nothing else, each with its words.

`said` are [subject, property, object] with labels for things and [class] before the first colon where a label has several;
`classes` are the things of each class; `notices` are told to the officer.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from goldenthread.graph.named import plain_words
from goldenthread.graph.reading import read_document
from goldenthread.graph.stating import compile_papers
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.vocabulary import add_vocabulary
from goldenthread.ontology import terms as t
from goldenthread.queries.facts import Facts

FOLDER = Path(__file__).parent / "stratml"
CASES = sorted(path.stem for path in FOLDER.glob("*.xml"))
BASE = "https://example.org/plan/"
KINDS = (t.INSTRUMENT, t.PLAN_ELEMENT, t.BODY, t.POST)
UNTOLD = frozenset({t.TYPE, t.PREF_LABEL})


@cache
def facts_of(name: str) -> Facts:
    """The graph of a case, with the ontology and the lenses."""
    stated = compile_papers([FOLDER / f"{name}.xml"], BASE, "")
    store = EmbeddedStore.of(quad for quads in stated.values() for quad in quads)
    add_vocabulary(store)
    return Facts.of(store)


def told(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def things(facts: Facts) -> list[str]:
    return [node for node in facts.instances(*KINDS) if node.startswith(BASE)]


def said(facts: Facts) -> set[tuple[str, str, str]]:
    """What the graph says of plans, their parts and bodies, in words."""
    return {
        (facts.label(s), plain_words(p.replace("#", "/").rpartition("/")[2]), facts.label(o) if o.startswith("http") else o)
        for s, p, o in facts.triples
        if s in things(facts) and p not in UNTOLD
    }


@pytest.mark.parametrize("name", CASES)
def test_a_file_says_what_it_was_meant_to(name: str) -> None:
    assert said(facts_of(name)) == {tuple(row) for row in told(name)["said"]}


@pytest.mark.parametrize("name", CASES)
def test_everything_is_of_its_class(name: str) -> None:
    facts, found = facts_of(name), defaultdict[str, list[str]](list)
    for node in things(facts):
        found[facts.one(node, t.TYPE).removeprefix(t.GT)].append(facts.label(node))
    assert {kind: sorted(labels) for kind, labels in found.items()} == {kind: sorted(v) for kind, v in told(name)["classes"].items()}


@pytest.mark.parametrize("name", CASES)
def test_an_officer_is_told_what_was_left_out(name: str) -> None:
    assert list(read_document(FOLDER / f"{name}.xml").notices) == told(name)["notices"]


@pytest.mark.parametrize("name", CASES)
def test_every_link_quotes_words_that_stand_at_its_place(name: str) -> None:
    facts, document = facts_of(name), read_document(FOLDER / f"{name}.xml")
    quotations = facts.instances(t.QUOTATION)
    assert quotations
    for quotation in quotations:
        start, end = (int(facts.one(quotation, each)) for each in (t.START, t.END))
        assert " ".join(document.text[start:end].split()) == facts.one(quotation, t.EXACT)
    stated = [triple for triple, _ in facts.linked()]
    assert all(facts.grade(*triple) == "stated" for triple in stated)


@pytest.mark.parametrize("name", CASES)
def test_no_person_is_kept(name: str) -> None:
    text = read_document(FOLDER / f"{name}.xml").text
    assert not any(person in text for person in told(name)["people"])
