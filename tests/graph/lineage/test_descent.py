"""What became of the parts of a plan, as data: two outlines and what is expected; a new case is a file in cases/."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from goldenthread.graph.lineage import Comparison, Fate, Part, PlanOutline, Words, compare
from goldenthread.graph.receipt import Receipt

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))
SAID = (Receipt("Cabinet", "4", "It replaces it."),)


def outline(name: str, text: str, replaces: dict[str, str]) -> PlanOutline:
    """An outline written with two spaces a level: the class, the words, and " : " before a description."""
    above: dict[int, str] = {-1: f"{name}/plan"}
    parts = []
    for number, line in enumerate(text.strip("\n").split("\n")):
        depth = (len(line) - len(line.lstrip())) // 2
        kind, _, words = line.strip().partition(" ")
        label, _, described = words.partition(" : ")
        iri = f"{name}/{number}"
        said = {replaces[label]: SAID} if label in replaces else {}
        parts.append(Part(iri, kind, label, above=above[depth - 1], described=described, replaces=said))
        above[depth] = iri
    return PlanOutline(f"{name}/plan", name, ("", ""), tuple(parts))


def compared(case: dict[str, Any]) -> Comparison:
    before = outline("before", case["before"], {})
    iris = {part.label: part.iri for part in before.parts}
    return compare(before, outline("after", case["after"], {new: iris[old] for new, old in case.get("replaces", ())}))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_each_part_has_its_fate(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    found = compared(case)
    for fate in Fate:
        expected = [[row] if isinstance(row, str) else row for row in case.get(fate.value, ())]
        told = [[part.label for part in (*each.before, *each.after)] for each in found.descents if each.fate is fate]
        assert sorted(told) == sorted(expected), fate
    assert [each.after[0].label for each in found.descents if each.moved] == case.get("moved", [])
    assert [each.after[0].label for each in found.descents if each.grade == "stated"] == case.get("stated", [])
    assert all(each.said == (SAID if each.grade == "stated" else ()) for each in found.descents)
    assert all(bool(each.grade) == bool(each.before and each.after) for each in found.descents)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_part_of_both_plans_is_told_of_once(path: Path) -> None:
    found = compared(tomllib.loads(path.read_text(encoding="utf-8")))
    told = [part.iri for each in found.descents for part in (*each.before, *each.after)]
    assert sorted(told) == sorted(part.iri for plan in (found.before, found.after) for part in plan.parts)


def test_a_plan_compared_with_itself_is_carried_whole() -> None:
    case = tomllib.loads(CASES[0].read_text(encoding="utf-8"))
    plan = outline("plan", case["before"], {})
    assert compare(plan, plan).counts["carried"] == len(plan.parts)


def test_likeness_knows_endings_and_weighs_numbers_least() -> None:
    words = Words(["Rough sleeping is ended", "Homes are warm", "Plant 500 trees", "Plant 900 trees"])
    assert words.likeness("Rough sleeping is ended", "End rough sleeping").score == 1.0
    assert words.likeness("Plant 500 trees", "Plant 900 trees").score > 0.7
    assert words.likeness("", "Plant trees").score == 0.0
    assert words.likeness("Homes are warm", "Homes are warm") == words.likeness("Homes are warm", "Homes are warm")
