"""Scoring: a folder is a case, whose gold.* is scored against plan.trig as its expected.toml tells, all of it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import asdict
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.vocabulary import add_vocabulary
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.errors import GoldError
from goldenthread.queries.facts import Facts
from goldenthread.queries.scoring import Score, read_gold, score

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*/gold.*"))
REFUSALS: list[dict[str, str]] = tomllib.loads((HERE / "refusals.toml").read_text(encoding="utf-8"))["refusals"]
LISTS = ("missed", "too_much", "loose", "not_counted")


@pytest.fixture(scope="module")
def facts() -> Facts:
    """The small plan, with the ontology."""
    store = EmbeddedStore()
    store.load(HERE / "plan.trig")
    add_vocabulary(store)
    return Facts.of(store)


def _told(scores: tuple[Score, ...]) -> dict[str, Any]:
    """Figures as [gold, found, right], and the lists that are not empty."""
    told: dict[str, Any] = {}
    for each in scores:
        lists = {key: list(words) for key, words in asdict(each).items() if key in LISTS and words}
        told[each.kind] = {"figures": [each.gold, each.found, each.right], **lists}
    return told


@pytest.mark.parametrize("gold", CASES, ids=lambda gold: gold.parent.name)
def test_a_graph_is_scored_as_people_would(gold: Path, facts: Facts) -> None:
    expected = tomllib.loads((gold.parent / "expected.toml").read_text(encoding="utf-8"))
    assert _told(score(facts, read_gold(gold))) == expected


def test_precision_and_recall_are_shares(facts: Facts) -> None:
    kinds = {each.kind: each for each in score(facts, read_gold(HERE / "misses-and-extras/gold.toml"))}
    assert (kinds["outcomes"].precision, kinds["outcomes"].recall) == (0.5, 0.5)
    assert (kinds["narrative commitments"].precision, kinds["narrative commitments"].recall) == (0.0, 1.0)


def test_a_quotation_that_is_no_longer_there_is_no_receipt(facts: Facts) -> None:
    scores = score(facts, read_gold(HERE / "all-right/gold.toml"), {"https://example.org/plan/id/q"})
    links = next(each for each in scores if each.kind == "receipts: links")
    assert (links.gold, links.right, links.precision, links.recall) == (2, 0, 0.0, 0.0)
    assert "Energy Strategy — supports — Harbour Plan (2026-30)" in links.missed


def test_an_excel_file_says_what_the_csv_says(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (HERE / "as-csv/gold.csv").read_text(encoding="utf-8").splitlines():
        sheet.append([cell.strip('"') or None for cell in re.findall(r'("[^"]*"|[^;]*)(?:;|$)', line)])
    book.save(tmp_path / "gold.xlsx")
    assert read_gold(tmp_path / "gold.xlsx") == read_gold(HERE / "as-csv/gold.csv")


@pytest.mark.parametrize("case", REFUSALS, ids=lambda case: case["says"])
def test_what_is_no_gold_is_refused_with_one_sentence(case: dict[str, str], tmp_path: Path) -> None:
    gold = tmp_path / case["file"]
    gold.write_bytes(case["text"].encode(case.get("encoding", "utf-8")))
    with pytest.raises(GoldError) as refusal:
        read_gold(gold)
    assert case["says"] in str(refusal.value)
    assert re.fullmatch(r"[^\n]*: [^\n]*\.", str(refusal.value))


def test_a_missing_gold_is_told(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"cannot be read .* check its name"):
        read_gold(tmp_path / "none.toml")


def test_the_example_of_the_documentation_is_all_found(root: Path, leicestershire: Workspace, tmp_path: Path) -> None:
    page = (root / "docs/SCORING.md").read_text(encoding="utf-8")
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert example
    (tmp_path / "gold.toml").write_text(example[1], encoding="utf-8")
    scores = score(Facts.of(leicestershire.store()), read_gold(tmp_path / "gold.toml"))
    assert {each.kind: (each.missed, each.too_much) for each in scores if each.missed or each.too_much} == {}
    assert [each.kind for each in scores if each.loose] == ["actions"]
    assert all(each.gold for each in scores)


def test_the_table_of_the_documentation_is_a_gold(root: Path, tmp_path: Path) -> None:
    page = (root / "docs/SCORING.md").read_text(encoding="utf-8").partition("## As a table")[2]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line.startswith("|")]
    lines = [";".join(f'"{cell}"' for cell in row) for row in rows if not set("".join(row)) <= {"-"}]
    (tmp_path / "gold.csv").write_text("\n".join(lines), encoding="utf-8")
    gold = read_gold(tmp_path / "gold.csv")
    assert [item.kind for item in gold.items] == ["outcome", "sub-outcome", "instrument", "instrument"]
    assert len(gold.relations) == 1
    assert gold.sampled == {"aim", "action"}
