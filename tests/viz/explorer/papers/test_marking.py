"""Marks in a text: whatever overlaps whatever, the text is whole, marks close in order, and each anchor is there once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.viz.explorer.papers.marking import Mark, Token, tokens

TEXT = "We will plant a tree for every new home in the county."


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    places = st.integers(0, len(TEXT))
    pairs = draw(st.lists(st.tuples(places, places), max_size=8))
    return [Mark(min(pair), max(pair), "told", f"m{number}") for number, pair in enumerate(pairs)]


@given(marks(), st.dictionaries(st.integers(0, len(TEXT)), st.just("1")))
def test_whatever_overlaps(found: list[Mark], notes: dict[int, str]) -> None:
    given_back = tokens(TEXT, found, notes)
    assert "".join(token.text for token in given_back) == TEXT
    assert len([token for token in given_back if token.notes]) == len(notes)
    open_marks, at = 0, 0
    covered = dict.fromkeys((mark.anchor for mark in found if mark.start < mark.end), -1)
    for token in given_back:
        if token.anchor:
            covered[token.anchor] = at
        at += len(token.text)
        open_marks += 1 if token.opens else -1 if token == Token() else 0
        assert open_marks >= 0
    assert open_marks == 0
    assert covered == {mark.anchor: mark.start for mark in found if mark.start < mark.end}, "each begins at its place"


@given(marks())
def test_each_character_lies_in_the_marks_it_belongs_to(found: list[Mark]) -> None:
    at = depth = 0
    for token in tokens(TEXT, found):
        depth += 1 if token.opens else -1 if token == Token() else 0
        for place in range(at, at + len(token.text)):
            assert depth == sum(mark.start <= place < mark.end for mark in found)
        at += len(token.text)
