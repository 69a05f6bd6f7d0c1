"""Papers of meetings: meetings/<name>.<ending> says what <name>.toml tells, and nothing of people.

`approved` are all that the body that meets approved, `events` all events by name, `named` instruments and bodies that must be
among those named, `people` names that no quotation and no label may hold.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from goldenthread.graph.conventions import read_convention, recognise
from goldenthread.graph.extracting import Extraction, extract
from goldenthread.graph.reading import read_document
from goldenthread.graph.statement import Thing
from goldenthread.ontology.terms import APPROVED, DESCRIPTION, IS_PLANNED

CASES = sorted(path for path in (Path(__file__).parent / "meetings").iterdir() if path.suffix != ".toml")


@pytest.fixture(params=CASES, ids=lambda case: case.name)
def read(request: pytest.FixtureRequest) -> tuple[Extraction, dict[str, Any], str]:
    """What a paper says, what it should, and the name of its source."""
    told = tomllib.loads(request.param.with_suffix(".toml").read_text(encoding="utf-8"))
    document = read_document(request.param)
    said = extract([(document, read_convention("meeting-papers"))], told["council"])
    return said, told, document.source


def test_the_meeting_is_told(read: tuple[Extraction, dict[str, Any], str]) -> None:
    said, told, source = read
    cover, body = said.covers[source], said.bodies.get(source)
    assert cover.title == told["title"]
    assert (said.labels[body] if body else "") == told["body"]
    assert (cover.date.isoformat() if cover.date else "") == told["date"]
    places = {str(getattr(r.value, "text", "")) for r in said.records if r.predicate == DESCRIPTION}
    assert places == {place for place in (told.get("place"), *told.get("addresses", ())) if place}


def test_only_what_was_resolved_is_approved(read: tuple[Extraction, dict[str, Any], str]) -> None:
    said, told, source = read
    approved = [s for s in said.statements if s.predicate == APPROVED]
    assert {s.subject for s in approved} <= {said.bodies.get(source)}
    assert sorted(said.labels[s.object] for s in approved if isinstance(s.object, Thing)) == sorted(told["approved"])


def test_the_events_are_those_of_the_paper(read: tuple[Extraction, dict[str, Any], str]) -> None:
    said, told, _ = read
    assert sorted(said.labels[event] for event in said.evidences) == sorted(told["events"])
    planned = {str(getattr(r.value, "text", "")) for r in said.records if r.predicate == IS_PLANNED and r.thing in said.evidences}
    assert planned <= {"true", "false"} - ({str(not told["planned"]).casefold()} if "planned" in told else set())


def test_names_are_known_and_people_are_not(read: tuple[Extraction, dict[str, Any], str]) -> None:
    said, told, _ = read
    named = {said.labels[mention.thing] for mention in said.mentions}
    assert set(told["named"]) <= named
    quotations = {m.quotation for m in said.mentions} | {q for s in said.statements for q in s.quotations}
    quotations |= {q for told_by in said.evidences.values() for q in told_by}
    cited = [p for d in said.documents for p in d.paragraphs for q in quotations if p.start <= q.start < p.end]
    kept = {*named, *said.labels.values(), *(q.exact for q in quotations), *(p.number for p in cited), *(p.heading for p in cited)}
    for person in told["people"]:
        assert not [words for words in kept if re.search(rf"\b{person}\b", words)]


@pytest.mark.parametrize("name", [path.name for path in CASES if path.stem != "wrong-weekday"])
def test_a_paper_of_a_meeting_is_recognised(name: str) -> None:
    found = recognise(read_document(Path(__file__).parent / "meetings" / name))
    assert found.convention.name == "meeting-papers", found
