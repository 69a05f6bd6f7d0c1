"""Terms as people read them."""

from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from goldenthread.ontology.terms import XSD_BOOLEAN, XSD_DATE, XSD_G_YEAR, XSD_G_YEAR_MONTH
from goldenthread.queries.wording import in_words, noun


@pytest.mark.parametrize(
    ("text", "datatype", "words"),
    [
        ("2021-11-10", XSD_DATE, "10 November 2021"),
        ("2021-11-01", XSD_DATE, "1 November 2021"),
        ("2022-03", XSD_G_YEAR_MONTH, "March 2022"),
        ("2022", XSD_G_YEAR, "2022"),
        ("2021-11-10Z", XSD_DATE, "2021-11-10Z"),
        ("true", XSD_BOOLEAN, "yes"),
        ("false", XSD_BOOLEAN, "no"),
    ],
)
def test_values_are_worded(text: str, datatype: str, words: str) -> None:
    assert in_words(Literal(text, datatype=NamedNode(datatype))) == words


def test_addresses_are_never_shown() -> None:
    assert in_words(NamedNode("https://example.org/id/strategy/healthy-weight")) == "healthy weight"
    assert in_words(BlankNode("b")) == ""
    assert in_words(None) == ""


def test_a_count_has_its_noun() -> None:
    assert [noun(count, "paper", "papers") for count in (0, 1, 2)] == ["0 papers", "1 paper", "2 papers"]
