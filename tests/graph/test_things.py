"""Finding a thing by what an officer types."""

import pytest

from goldenthread.graph.named import named_things
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.things import find_thing
from goldenthread.ontology.errors import ThingError

LIVES = "suboutcome/people-enjoy-long-lives-in-good-health"


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("9.3", LIVES),
        ("  9.3 ", LIVES),
        ("people ENJOY long  lives in good health", LIVES),
        ("9.3 People enjoy long lives in good health (sub-outcome)", LIVES),
        ("long lives", LIVES),
        ("carers' forum", "body/carers-forum"),
        ("Healthy Weight Strategy", "strategy/healthy-weight-strategy"),
        ("https://example.org/plan/id/outcome/great-communities", "outcome/great-communities"),
        ("<https://example.org/plan/id/outcome/great-communities>", "outcome/great-communities"),
    ],
)
def test_a_name_finds_its_thing(text: str, thing: str, stated: EmbeddedStore, base: str) -> None:
    assert find_thing(stated, text) == f"{base}id/{thing}"


def test_several_things_are_listed_as_an_officer_knows_them(stated: EmbeddedStore) -> None:
    with pytest.raises(ThingError, match="any of") as caught:
        find_thing(stated, "people")
    assert caught.value.candidates == (
        "9 Keeping People Safe and Well (outcome)",
        "9.3 People enjoy long lives in good health (sub-outcome)",
    )


@pytest.mark.parametrize(("text", "near"), [("Helthy Weight Stratgy", "Healthy Weight Strategy (strategy)"), ("zzzz", None), ("", None)])
def test_no_thing_gives_what_comes_nearest(text: str, near: str | None, stated: EmbeddedStore) -> None:
    with pytest.raises(ThingError, match="is called") as caught:
        find_thing(stated, text)
    assert caught.value.candidates[:1] == ((near,) if near else ())


def test_evidence_has_no_name(inferred: EmbeddedStore) -> None:
    kinds = {thing.kind for thing in named_things(inferred)}
    assert {"SubOutcome", "Strategy", "Report", "Lens", "Determinant"} <= kinds
    assert not kinds & {"Finding", "Link", "Quotation", "Paragraph", "Class"}
