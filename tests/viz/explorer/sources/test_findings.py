"""What is amiss: counted, grouped, with what to do, and the same in files."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from goldenthread.graph.document import normalised
from goldenthread.ontology.errors import GoldenThreadError
from goldenthread.queries.checking import check, checks
from goldenthread.viz.explorer.replies import File

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from goldenthread.graph.workspace import Workspace

    from .conftest import Open


def content(open_page: Open, address: str) -> bytes:
    reply = open_page(address).reply
    assert isinstance(reply, File)
    return reply.body


def test_every_kind_is_there_with_what_it_means_and_what_to_do(leicestershire: Workspace, open_page: Open) -> None:
    html = open_page("/findings").html
    found = check(leicestershire.store())
    for name in {problem.check for problem in found}:
        assert f'id="{name}"' in html
    assert "8 warnings" in html
    assert "80 gaps" in html
    assert html.index('id="duration-mismatch"') < html.index('id="no-lead"'), "the gravest first"
    assert "All 46" in html


def test_one_kind_alone_a_page_at_a_time(open_page: Open) -> None:
    html = open_page("/findings?kind=no-lead").html
    assert html.count('class="gt-receipts"') == 46
    assert 'id="no-aims"' not in html


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 88),
        ("severity=warning", 8),
        ("severity=error", 0),
        ("kind=no-aims", 17),
        ("q=dementia", 1),
        ("kind=no-aims&severity=warning", 0),
    ],
)
def test_files_hold_what_the_page_asks_for(open_page: Open, query: str, count: int) -> None:
    told = json.loads(content(open_page, f"/findings/findings.json?{query}"))
    rows = list(csv.DictReader(io.StringIO(content(open_page, f"/findings/findings.csv?{query}").decode())))
    sheet = load_workbook(io.BytesIO(content(open_page, f"/findings/findings.xlsx?{query}")))["Findings"]
    log = json.loads(content(open_page, f"/findings/findings.sarif?{query}"))
    if query != "q=dementia":
        assert len(told) == count
    assert len(told) == len(rows) == sheet.max_row - 1 == len(log["runs"][0]["results"])
    assert {row["What to do"] for row in rows} == {checks()[each["check"]].solution for each in told}


def test_a_receipt_in_sarif_is_where_the_words_are(leicestershire: Workspace, open_page: Open) -> None:
    log = json.loads(content(open_page, "/findings/findings.sarif?severity=warning"))
    texts = {f"sources/{paper.name}": paper.read_text(encoding="utf-8") for paper in leicestershire.sources()}
    regions = [each["locations"][0]["physicalLocation"] for each in log["runs"][0]["results"] if "physicalLocation" in each["locations"][0]]
    assert len(regions) == 8
    for place in regions:
        start, length = place["region"]["charOffset"], place["region"]["charLength"]
        assert normalised(texts[place["artifactLocation"]["uri"]][start : start + length]) == place["region"]["snippet"]["text"]


def test_of_one_paper(open_page: Open) -> None:
    html = open_page("/findings?paper=2021-10-26-cabinet").html
    assert "In one paper alone" in html
    assert "10 November 2021, para" not in html


@pytest.mark.parametrize("query", ["kind=none", "severity=grave", "severity=off", "paper=none", "kind=%3Cscript%3E", "severity=warning%22"])
def test_what_there_is_not_is_told(open_page: Open, query: str) -> None:
    with pytest.raises(GoldenThreadError):
        open_page(f"/findings?{query}")


def test_of_several_plans_each_has_its_own(
    built: Callable[[list[Path]], Workspace], opener: Callable[[Workspace], Open], root: Path
) -> None:
    open_page = opener(built(list((root / "tests/graph/lineage/papers").glob("*.txt"))))
    latest = open_page("/findings").html
    assert "In the papers that speak of the" in latest
    assert "<select" in latest
    earlier = json.loads(content(open_page, "/findings/findings.json?plan=borough-plan-2018-22"))
    assert earlier != json.loads(content(open_page, "/findings/findings.json"))
