"""A convention says only what the ontology and the lenses have words for, and every pattern of it can be used."""

from __future__ import annotations

import re

import pytest

from goldenthread.graph.conventions import Convention, compiled, placeholder, read_convention
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.vocabulary import add_vocabulary
from goldenthread.ontology.errors import GoldenThreadError
from goldenthread.ontology.terms import GT, LENS


@pytest.fixture(scope="module")
def convention() -> Convention:
    return read_convention()


@pytest.fixture(scope="module")
def vocabulary() -> EmbeddedStore:
    store = EmbeddedStore()
    add_vocabulary(store)
    return store


def _knows(vocabulary: EmbeddedStore, iri: str, kind: str) -> bool:
    return vocabulary.ask(f"ASK {{ <{iri}> a/rdfs:subClassOf* {kind} }}")


def test_an_unknown_convention_is_refused() -> None:
    with pytest.raises(GoldenThreadError, match="no convention called “tidal”"):
        read_convention("tidal")


def test_links_are_properties_of_the_ontology(convention: Convention, vocabulary: EmbeddedStore) -> None:
    links = (*convention.relations, *convention.commitments, *convention.behind, *convention.among)
    assert len(links) > 10
    assert [link.predicate for link in links if not _knows(vocabulary, GT + link.predicate, "owl:ObjectProperty")] == []


def test_head_words_tell_classes_and_kinds_that_exist(convention: Convention, vocabulary: EmbeddedStore) -> None:
    classes = {head.is_a for head in convention.instrument_heads} | {head.is_a for head in convention.body_heads}
    classes |= {row["is_a"] for row in convention.groups}
    assert {name for name in classes if not _knows(vocabulary, GT + name, "owl:Class")} == set()
    kinds = {head.kind for head in convention.instrument_heads}
    assert {kind for kind in kinds if not _knows(vocabulary, f"{LENS}kinds/{kind}", "skos:Concept")} == set()


def test_themes_are_concepts_of_the_implications_lens(convention: Convention, vocabulary: EmbeddedStore) -> None:
    assert {theme.concept for theme in convention.themes} == {"health", "equality", "crime-and-disorder", "environment"}
    assert all(_knows(vocabulary, f"{LENS}implications/{theme.concept}", "skos:Concept") for theme in convention.themes)


def test_every_pattern_compiles(convention: Convention) -> None:
    links = (*convention.relations, *convention.commitments, *convention.behind, *convention.among)
    patterns = [pattern for link in links for pattern in (*link.patterns, *link.follow)]
    patterns += [words for theme in convention.themes for words in (theme.heading, theme.words)]
    patterns += [provision.noun.replace("{action}", "action") for provision in convention.provisions]
    for pattern in patterns:
        assert compiled(pattern).search("") is None, f"{pattern} matches nothing at all"


def test_a_stated_link_names_both_ends(convention: Convention) -> None:
    """But where the sentence before, or the commitment itself, is the other end."""
    for link in convention.relations:
        for pattern in link.patterns:
            assert {"subject", "object"} <= set(compiled(pattern).groupindex) or link.consultation, pattern


def test_the_words_of_a_level_are_of_one_level(convention: Convention) -> None:
    for ladder in convention.ladders:
        words = [word for _, names in ladder.levels() for word in names]
        assert len(words) == len(set(words))
        assert all(names == tuple(sorted(names, key=len, reverse=True)) for _, names in ladder.levels())


SAYINGS = {
    # pattern, the sentence with placeholders, what the subject is ("" where nothing is said)
    "a name": ("{subject:body} mends {object:instrument}", "⟦B0⟧ mends ⟦I1⟧", "⟦B0⟧"),
    "the plan is an instrument": ("{subject:instrument} replaces {object:instrument}", "⟦P0⟧ replaces ⟦I1⟧", "⟦P0⟧"),
    "the council is a body": ("{subject:body} mends", "⟦C3⟧ mends", "⟦C3⟧"),
    "blind to case": ("{subject:body} mends", "⟦B0⟧ MENDS", "⟦B0⟧"),
    "a list": ("{subject:instrument+} helps", "⟦I0⟧, ⟦I1⟧ and ⟦I2⟧ helps", "⟦I0⟧, ⟦I1⟧ and ⟦I2⟧"),
    "not whom it is with": ("{subject:body} mends", "with ⟦B0⟧ mends", ""),
    "not whose it is": ("{subject:body}", "⟦B0⟧’s quay", ""),
    "not a body for an instrument": ("{subject:instrument} helps", "⟦B0⟧ helps", ""),
    "a date": ("on {subject:date}", "on ⟦D4⟧", "⟦D4⟧"),
}


@pytest.mark.parametrize("saying", SAYINGS)
def test_patterns_speak_of_signs(saying: str) -> None:
    pattern, sentence, subject = SAYINGS[saying]
    match = compiled(pattern).search(sentence)
    assert (match["subject"] if match else "") == subject


def test_a_sign_is_a_letter_and_a_place() -> None:
    assert re.fullmatch(compiled("{body}"), placeholder("B", 12))
