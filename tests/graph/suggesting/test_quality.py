"""The suggestions against the golds, which were made without them: a floor just under what was reached, for each lens.

docs/SUGGESTIONS.md says how the golds were made and which was met only when the words of the lenses were final.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from goldenthread.graph.named import named_things
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.suggesting.marks import Marks, marks_of_lenses
from goldenthread.graph.suggesting.measuring import Gold, agreement, measured, read_gold
from goldenthread.graph.vocabulary import add_vocabulary
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.errors import SourceError
from goldenthread.ontology.terms import LENS

GOLD = Path(__file__).parent / "gold"
LENSES = ("health-foundation", "dahlgren-whitehead")
#: Least precision, recall and F1 of each gold and lens.
FLOORS = {
    ("leicestershire", "health-foundation"): (0.90, 0.94, 0.92),
    ("leicestershire", "dahlgren-whitehead"): (0.90, 0.96, 0.93),
    ("other-councils-5", "health-foundation"): (0.82, 0.80, 0.81),
    ("other-councils-5", "dahlgren-whitehead"): (0.87, 0.77, 0.82),
}


@pytest.fixture(scope="module")
def marks() -> Mapping[str, Marks]:
    store = EmbeddedStore()
    add_vocabulary(store)
    return marks_of_lenses(store)


@pytest.mark.parametrize(("name", "lens"), FLOORS)
def test_what_was_reached_is_kept(name: str, lens: str, marks: Mapping[str, Marks]) -> None:
    quality, _ = measured(read_gold(GOLD / f"{name}.csv"), lens, marks)
    precision, recall, f1 = FLOORS[name, lens]
    assert (quality.precision >= precision, quality.recall >= recall, quality.f1 >= f1) == (True, True, True), quality


@pytest.mark.parametrize("lens", LENSES)
def test_neither_half_of_leicestershire_is_much_worse(lens: str, marks: Mapping[str, Marks]) -> None:
    whole = read_gold(GOLD / "leicestershire.csv")
    halves = [whole.half(number) for number in (0, 1)]
    assert sorted(words for half in halves for words in half.commitments) == sorted(whole.commitments)
    assert min(measured(half, lens, marks)[0].f1 for half in halves) >= 0.92


@pytest.mark.parametrize("lens", LENSES)
def test_the_two_readings_agree(lens: str, marks: Mapping[str, Marks]) -> None:
    one, other = (read_gold(GOLD / f"leicestershire-reading-{letter}.csv") for letter in "ab")
    agreed = agreement(one, other, lens, [concept for concept in marks if concept.startswith(f"{LENS}{lens}/")])
    assert one.commitments == other.commitments
    assert agreed.rate > 0.98
    assert 0.9 < agreed.kappa < 1


def test_the_gold_reads_every_commitment_of_leicestershire(leicestershire: Workspace) -> None:
    kinds = {"Action", "Aim", "Commitment", "SubOutcome"}
    labels = {thing.label for thing in named_things(leicestershire.store()) if thing.kind in kinds}
    assert set(read_gold(GOLD / "leicestershire.csv").commitments) == labels


@pytest.mark.parametrize("path", [*sorted(GOLD.glob("*-*.csv")), GOLD / "leicestershire.csv"], ids=lambda path: path.stem)
def test_golds_name_concepts_that_there_are_and_each_commitment_once(path: Path, marks: Mapping[str, Marks]) -> None:
    gold = read_gold(path)
    assert len(set(gold.commitments)) == len(gold.commitments)
    assert set(gold.pairs) == set(LENSES)
    assert {f"{LENS}{lens}/{concept}" for lens, pairs in gold.pairs.items() for _, concept in pairs} <= set(marks)


def test_measures_by_hand() -> None:
    gold = Gold(("warm homes", "new roads", "clean air"), {"x": frozenset({("warm homes", "housing"), ("clean air", "air")})})
    marks = {f"{LENS}x/housing": Marks.of(["homes", "roads"]), f"{LENS}x/air": Marks.of(["smoke"])}
    quality, found = measured(gold, "x", marks)
    assert found == {("warm homes", "housing"), ("new roads", "housing")}
    assert (quality.precision, quality.recall, quality.f1) == (0.5, 0.5, 0.5)
    other = Gold(gold.commitments, {"x": frozenset({("warm homes", "housing")})})
    agreed = agreement(gold, other, "x", ["housing", "air"])
    assert (round(agreed.rate, 4), round(agreed.kappa, 4)) == (0.8333, 0.5714)


def test_what_is_no_gold_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("words\nwarm homes\n", encoding="utf-8")
    with pytest.raises(SourceError, match="no column 'commitment'"):
        read_gold(tmp_path / "list.csv")
