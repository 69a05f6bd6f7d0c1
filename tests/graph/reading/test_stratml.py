"""XML that is no StratML, or could do harm, is refused with one sentence; whatever the encoding, a plan is read alike."""

from __future__ import annotations

import re
import tracemalloc
from pathlib import Path

import pytest

from goldenthread.graph.reading import read_document
from goldenthread.ontology.errors import SourceError

CASES = Path(__file__).parents[1] / "extracting" / "stratml"
PLAN = '<StrategicPlan xmlns="{}"><Name>Tide Plan</Name><StrategicPlanCore>{}</StrategicPlanCore></StrategicPlan>'
PART_1 = "urn:ISO:std:iso:17469:tech:xsd:stratml_core"
BOMB = (
    '<!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
FILES = {
    "declares a document type": BOMB + PLAN.format(PART_1, "<Goal><Name>&i;</Name></Goal>"),
    "declares a document type (": f'<!DOCTYPE a SYSTEM "file:///etc/hostname">{PLAN.format(PART_1, "")}',
    "is not well-formed XML": PLAN.format(PART_1, "<Goal>"),
    "is not well-formed XML (": PLAN.format(PART_1, "<Goal><Name>&amp</Name></Goal>"),
    "is not well-formed XML (Start tag expected": '<?xml version="1.0"?>',
    "is XML of a kind that is not read (its root is Invoice)": "<Invoice><Item>Tides</Item></Invoice>",
    "is XML of a kind that is not read (its root is OrganizationalStrategyDocument)": "<OrganizationalStrategyDocument/>",
    "not StratML of part 1 or 2": PLAN.format("urn:example:other", ""),
    "without any words": '<StrategicPlan xmlns="http://www.stratml.net"><Name/></StrategicPlan>',
    "has more than 400,000 tags": PLAN.format(PART_1, "<Goal/>" * 400_001),
}


def _read(content: bytes, tmp_path: Path) -> str:
    plan = tmp_path / "tides.xml"
    plan.write_bytes(content)
    return read_document(plan).text


@pytest.mark.parametrize("fault", FILES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_is_no_plan_is_refused(fault: str, encoding: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refusal:
        _read(FILES[fault].encode(encoding), tmp_path)
    assert fault in str(refusal.value)
    assert re.fullmatch(r"[^\n]*tides\.xml[^\n]*: [^\n]*\.", str(refusal.value))


def test_a_bomb_is_refused_without_filling_the_memory(tmp_path: Path) -> None:
    tracemalloc.start()
    with pytest.raises(SourceError):
        _read(BOMB.encode() + b"<StrategicPlan>&i;</StrategicPlan>", tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-15"])
def test_the_encoding_does_not_matter(encoding: str, tmp_path: Path) -> None:
    source = (CASES / "part-2.xml").read_text(encoding="utf-8")
    declared = {"utf-8-sig": "UTF-8", "utf-16": "UTF-16"}.get(encoding, encoding)
    assert _read(source.replace("UTF-8", declared).encode(encoding), tmp_path) == read_document(CASES / "part-2.xml").text


def test_another_ending_does_not_matter_where_the_file_opens_like_xml(tmp_path: Path) -> None:
    plan = tmp_path / "plan.stratml"
    plan.write_bytes((CASES / "part-1.xml").read_bytes())
    assert read_document(plan).format == "stratml"


def test_a_place_tells_the_way_to_a_text() -> None:
    cells = {paragraph.number: paragraph.blocks[0].text for paragraph in read_document(CASES / "part-2.xml").paragraphs}
    assert cells["Goal 1, Objective 1, Stakeholder 3, Role 1, RoleType 2"] == "Beneficiary"
    assert cells["AdministrativeInformation, StartDate"] == "2025-04-01Z"
    assert cells["Goal 2, Objective 1, Name"] == "Culverts run clear"
