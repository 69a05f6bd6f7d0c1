"""An index finds what reading every name finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.graph.named import NamedThing, folded, named_things
from goldenthread.graph.search import index_of
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.things import find_thing
from goldenthread.ontology.errors import ThingError
from goldenthread.ontology.terms import LENS

Stored = Callable[[Iterable[NamedThing]], EmbeddedStore]
BASE = "https://example.org/id/"
NAMES = st.one_of(
    st.sampled_from(["Fair bills", "fair  Bills", "9.3", "Bills", "People’s health", 'The "Big" Plan', "Ärzte", "Straße", "a", "100% *"]),
    st.text("abÄß9.3’“-% \"'*()", min_size=1, max_size=8).filter(str.strip),
)


@st.composite
def things(draw: st.DrawFn) -> NamedThing:
    slug = draw(st.text("abcdef", min_size=4, max_size=8))
    iri = draw(st.sampled_from([BASE, BASE, LENS])) + slug
    kind = draw(st.sampled_from(["Outcome", "Strategy", "Report"])) if iri.startswith(BASE) else "Determinant"
    others = tuple(sorted(draw(st.sets(NAMES, max_size=2))))
    notation = draw(st.sampled_from(["", "", "9.3", "9", "A1"]))
    return NamedThing(notation, draw(NAMES), kind, iri, others, draw(st.sampled_from(["", "priority"])))


def by_reading(store: EmbeddedStore, text: str) -> list[NamedThing]:
    """What a name means, told the plain way: the steps of `find_thing` over every name."""
    every, wanted = named_things(store), folded(text)
    ways: tuple[Callable[[NamedThing], bool], ...] = (
        lambda thing: thing.iri == text.strip("<> "),
        lambda thing: folded(thing.notation) == wanted,
        lambda thing: wanted in map(folded, thing.names),
        lambda thing: any(wanted in folded(name) for name in (thing.label, *thing.others)),
    )
    for fits in ways if wanted else ():
        if found := [thing for thing in every if fits(thing)]:
            own = [thing for thing in found if not thing.of_a_lens] or found
            own = [thing for thing in own if thing.kind != "Report"] or own
            return sorted(own, key=lambda thing: not thing.notation)
    return []


@settings(max_examples=60, deadline=None)
@given(
    st.lists(things(), min_size=1, max_size=8, unique_by=lambda thing: thing.iri),
    st.lists(st.one_of(NAMES, st.sampled_from(["9", "priority 9.3", "zz", "  ", "bills (outcome)"])), min_size=1, max_size=5),
)
def test_as_by_reading_every_name(stored: Stored, named: list[NamedThing], texts: list[str]) -> None:
    store = stored(named)
    index = index_of(store, words=False)
    for text in [*texts, named[0].iri, named[0].label, named[0].label[1:4], str(named[0]).upper()]:
        expected = by_reading(store, text)
        assert index.fitting(text, 10) == (len(expected), tuple(expected[:10])), text


COUNCILS = [
    NamedThing("9.3", f"People of {place} live long", "SubOutcome", f"{BASE}{place.lower()}/9-3")
    for place in (f"{name}shire" for name in "North South East West Mid Any Some Old New Up Down".split())
]


def test_what_every_council_has_is_counted_and_the_first_are_listed(stored: Stored) -> None:
    with pytest.raises(ThingError, match="any of 11 things") as caught:
        find_thing(stored(COUNCILS), "9.3")
    assert len(caught.value.candidates) == 10
    assert caught.value.candidates[0] == "9.3 People of Anyshire live long (sub-outcome)"


@pytest.mark.parametrize(
    ("typed", "place"),
    [("poeple of midshire live lnog", "Midshire"), ("9.33", "Anyshire"), ("93", "Anyshire")],
)
def test_what_comes_nearest_to_a_slip(typed: str, place: str, stored: Stored) -> None:
    near = index_of(stored(COUNCILS), words=False).nearest(typed, 5)
    assert near[0].title == f"9.3 People of {place} live long"


def test_what_is_typed_is_taken_for_the_beginning_of_a_number_or_a_name(stored: Stored) -> None:
    bodies = [
        NamedThing("", name, "Body", BASE + name[:8].replace(" ", "-")) for name in ("Économie Board", "Health Board", "Health Forum")
    ]
    index = index_of(stored([*COUNCILS, *bodies, NamedThing("9.4", "Health", "SubOutcome", BASE + "9-4")]), words=False)
    assert [thing.title for thing in index.beginning("9.4", 10)[0]] == ["9.4 Health"]
    assert [thing.label for thing in index.beginning("HEALTH", 10)[1]] == ["Health", "Health Board", "Health Forum"]
    assert [thing.label for thing in index.beginning("eco", 10)[1]] == ["Économie Board"]
    assert [len(part) for part in index.beginning("", 3)] == [3, 3]
    assert index.beginning("zz", 3) == ((), ())
