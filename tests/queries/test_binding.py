"""Binding exchanges variables for terms, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode

from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.queries.binding import bind

THING = {"_about_iri": NamedNode("https://example.org/a")}


@pytest.mark.parametrize(
    ("query", "bound"),
    [
        ("?_about_iri gt:isPartOf ?whole", "<https://example.org/a> gt:isPartOf ?whole"),
        ("$_about_iri", "<https://example.org/a>"),
        ("?_about_iris", "?_about_iris"),
        ("'?_about_iri' # ?_about_iri", "'?_about_iri' # ?_about_iri"),
        ('"a \\" ?_about_iri" ?_about_iri', '"a \\" ?_about_iri" <https://example.org/a>'),
        ('"""a " ?_about_iri""" ?_about_iri', '"""a " ?_about_iri""" <https://example.org/a>'),
        ("<x:?_about_iri>", "<x:?_about_iri>"),
        ("FILTER(?n < 3 && ?_about_iri > 2)", "FILTER(?n < 3 && <https://example.org/a> > 2)"),
    ],
)
def test_only_the_variable_is_exchanged(query: str, bound: str) -> None:
    assert bind(query, THING) == bound


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_through_as_that_text(text: str) -> None:
    query = bind("SELECT ?text { BIND(STR(?_word_literal) AS ?text) }", {"_word_literal": Literal(text)})
    assert EmbeddedStore().select(query).rows == ((Literal(text),),)


def test_several_terms_and_rows_of_terms_stand_as_values_want_them() -> None:
    words = (Literal('a "b"'), Literal("} # ?_words"))
    assert EmbeddedStore().select(bind("SELECT ?w { VALUES ?w { ?_words } }", {"_words": words})).rows == tuple((word,) for word in words)
    rows = ((NamedNode("https://example.org/a"), words[0]), (NamedNode("https://example.org/b"), words[1]))
    assert EmbeddedStore().select(bind("SELECT ?a ?b { VALUES (?a ?b) { ?_rows } }", {"_rows": rows})).rows == rows
    assert EmbeddedStore().select(bind("SELECT ?a { VALUES ?a { ?_rows } }", {"_rows": ()})).rows == ()
