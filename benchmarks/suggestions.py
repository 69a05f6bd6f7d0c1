"""How good the suggestions are, measured anew: python benchmarks/suggestions.py [GOLD.csv ...]

Without a file, the golds of tests/graph/suggesting/gold. docs/SUGGESTIONS.md says how they were made.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.suggesting.marks import Marks, marks_of_lenses
from goldenthread.graph.suggesting.measuring import Gold, agreement, measured, read_gold
from goldenthread.graph.vocabulary import add_vocabulary
from goldenthread.ontology.terms import LENS

GOLD = Path(__file__).resolve().parents[1] / "tests/graph/suggesting/gold"
NAMES = ("leicestershire", "other-councils-1", "other-councils-2", "other-councils-3", "other-councils-4", "other-councils-5")


def main(files: list[Path]) -> None:
    store = EmbeddedStore()
    add_vocabulary(store)
    marks = marks_of_lenses(store)
    print(f"{'gold':34}{'lens':22}{'read':>6}{'pairs':>7}{'sugg.':>7}{'right':>7}{'prec.':>8}{'recall':>8}{'F1':>7}")
    for file in files:
        whole = read_gold(file)
        for name, gold in ((file.stem, whole), (f"{file.stem}, half 0", whole.half(0)), (f"{file.stem}, half 1", whole.half(1))):
            if gold is whole or file.stem == NAMES[0]:
                show(name, gold, marks)
    if GOLD in {file.parent for file in files}:
        one, other = (read_gold(GOLD / f"leicestershire-reading-{letter}.csv") for letter in "ab")
        for lens in one.pairs:
            concepts = [concept for concept in marks if concept.startswith(f"{LENS}{lens}/")]
            agreed = agreement(one, other, lens, concepts)
            print(f"the two readings, {lens}: they judge {agreed.rate:.1%} of the pairs alike, Cohen's kappa {agreed.kappa:.2f}")


def show(name: str, gold: Gold, marks: Mapping[str, Marks]) -> None:
    for lens in gold.pairs:
        found, _ = measured(gold, lens, marks)
        counts = f"{len(gold.commitments):6}{found.gold:7}{found.suggested:7}{found.right:7}"
        print(f"{name:34}{lens:22}{counts}{found.precision:8.2f}{found.recall:8.2f}{found.f1:7.2f}")


if __name__ == "__main__":
    main([Path(each) for each in sys.argv[1:]] or [GOLD / f"{name}.csv" for name in NAMES])
