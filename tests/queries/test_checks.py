"""Every check finds what its case holds; severities come from the profile, and a user's own file overrides them."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib.plugins.sparql import prepareQuery

from goldenthread.ontology.errors import QuestionError
from goldenthread.queries.checking import COLUMNS, Severity, check, checks, read_profile

if TYPE_CHECKING:
    from collections.abc import Callable

    from goldenthread.graph.store.embedded import EmbeddedStore
    from goldenthread.graph.store.store import Store

HERE = Path(__file__).parent / "checks"
CASES = sorted(graph.parent for graph in HERE.glob("*/*/graph.ttl"))
CHECKS = sorted(checks())


def _expected(case: Path) -> list[list[str]]:
    with (case / "expected.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def _only(name: str, folder: Path) -> Path:
    """Write a profile in which every check but one is off."""
    profile = folder / "profile.toml"
    lines = (f'{each} = "{"error" if each == name else "off"}"' for each in CHECKS)
    profile.write_text("\n".join(("[severity]", *lines)), encoding="utf-8")
    return profile


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_a_check_finds_on_every_engine_what_its_case_holds(case: Path, engine_of: Callable[[Path], Store], tmp_path: Path) -> None:
    name = case.parent.name
    problems = check(engine_of(case), _only(name, tmp_path))
    assert [[each.label, each.message, each.receipt, each.words] for each in problems] == _expected(case)
    assert all(each.check == name and each.severity is Severity.ERROR and each.about for each in problems)


def test_every_check_has_a_case_that_finds_and_one_that_comes_back_empty() -> None:
    found = {(case.parent.name, case.name): bool(_expected(case)) for case in CASES}
    assert found == {(name, which): which == "answers" for name in CHECKS for which in ("answers", "empty")}


@pytest.mark.parametrize("name", CHECKS)
def test_a_check_is_described_and_shaped_like_all_others(name: str) -> None:
    each = checks()[name]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)
    assert not each.title.endswith(".")
    assert each.problem.endswith(".")
    assert each.solution.endswith(".")
    assert "ORDER BY" in each.text
    selected = prepareQuery(each.text).algebra["PV"]  # its prefixes are declared in the file: any engine reads it
    assert tuple(map(str, selected)) == COLUMNS


def test_the_profile_gives_every_check_a_severity_and_nothing_else() -> None:
    assert sorted(read_profile()) == CHECKS


def test_problems_come_the_gravest_first(store_of: Callable[[Path], EmbeddedStore]) -> None:
    severities = [problem.severity for problem in check(store_of(HERE / "number-twice" / "answers"))]
    assert set(severities) >= {Severity.ERROR, Severity.INFO}
    assert severities == sorted(severities, key=list(Severity).index)


def test_a_profile_of_the_user_s_own_overrides_line_by_line(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[severity]\nno-lead = "error"\n', encoding="utf-8")
    assert read_profile(own) == {**read_profile(), "no-lead": Severity.ERROR}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('[severity]\nno-such-check = "off"\n', "no-such-check"),
        ('[severity]\nno-lead = "grave"\n', "grave"),
        ("[severity\n", "no profile"),
        ('severity = "off"\n', "no profile"),
    ],
)
def test_a_profile_that_cannot_be_used_is_told_in_a_sentence(tmp_path: Path, content: str, words: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(content, encoding="utf-8")
    with pytest.raises(QuestionError, match=words):
        read_profile(own)


def test_a_profile_that_is_missing_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="cannot be read"):
        read_profile(tmp_path / "none.toml")
