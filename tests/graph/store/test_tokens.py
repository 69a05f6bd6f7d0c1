"""A SPARQL text as its tokens, and the prefixes that it does not declare."""

from __future__ import annotations

import pytest

from goldenthread.graph.store.tokens import Edit, edited, tokens, undeclared


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("SELECT _a a1", ["word", "word", "word"]),
        ("gt:Aim gt: : _:b.c a-:x a.b:c", ["name"] * 6),
        ("e:x. e:a.b;", ["name", "mark", "name", "mark"]),
        (r"e:%2F\,b e:%zz", ["name", "name", "mark", "word"]),
        ("<http://e.org/a> <a b> ?x<3", ["iri", "mark", "word", "word", "mark", "variable", "mark", "number"]),
        (r"<http://e.org/\u0041>", ["iri"]),
        ("?x $y ?", ["variable", "variable", "mark"]),
        ("1 1.5 .5 1.e5 1.", ["number"] * 5 + ["mark"]),
        ("'a' \"b\" '''c'd''' \"\"\"e\n\"f\"\"\"", ["string"] * 4),
        ("'a\\'b'@en-gb^^e:c", ["string", "language", "mark", "name"]),
        ("'open # ?x \"y", ["mark", "word", "mark", "variable", "mark", "word"]),
        ("a && b || c != d <= e >= f", ["word", "mark"] * 5 + ["word"]),
        ("# SERVICE\n{", ["mark"]),
    ],
)
def test_a_text_is_told_apart_as_the_grammar_does(text: str, kinds: list[str]) -> None:
    found = tokens(text)
    assert [token.kind for token in found] == kinds
    assert all(text[token.start : token.end] == token.text for token in found)


@pytest.mark.parametrize("piece", ["a.", "a-", "a.b-c.", "<a", "e:.", "'''a\\", '"', '\\"', "'\\", "<a.b/"])
def test_no_text_takes_longer_than_its_length_would(piece: str) -> None:
    """A hundred thousand letters take a part of a second; if each were read to the end again, it would be minutes."""
    assert tokens(piece * (100_000 // len(piece)))


def test_a_keyword_is_one_in_either_case_and_only_where_it_is_a_word() -> None:
    assert [token.text for token in tokens("service SERVICE e:SERVICE 'SERVICE' ?SERVICE") if token.is_word("SERVICE", "LOAD")] == [
        "service",
        "SERVICE",
    ]


def test_prefixes_that_are_used_and_not_declared_are_told_with_their_names() -> None:
    query = "PREFIX gt: <http://e.org/> ASK { gt:x skos:y 'org:z', <rdf:a> ; xsd:b _:sh . ?owl a prov:c } # oa:d"
    assert [(prefix, name.text) for prefix, name in undeclared(query)] == [("skos", "skos:y"), ("xsd", "xsd:b"), ("prov", "prov:c")]
    assert [prefix for prefix, _ in undeclared(query, {"skos", "xsd"})] == ["prov"]


def test_edits_are_made_at_their_places_in_any_order() -> None:
    assert edited("abcd", [Edit(0, 1, "x"), Edit(3, 4, ""), Edit(2, 2, "--")]) == "xb--c"
