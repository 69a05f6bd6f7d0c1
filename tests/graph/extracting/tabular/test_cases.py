"""Action plans as councils have them: a folder of cases/ with a sheet and what it says is a case, faults.toml names what each is for.

A section of an expected.toml lists all that there is of it; there is nothing of a section that it leaves out: where nobody
is said to lead, nobody leads.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from goldenthread.graph.conventions import read_convention, recognise
from goldenthread.graph.extracting import Extraction, extract
from goldenthread.graph.reading import read_document
from goldenthread.graph.statement import Concept, Thing, Typed
from goldenthread.ontology import terms as t

if TYPE_CHECKING:
    from collections.abc import Callable

    MakeFiles = Callable[[Path, Path], tuple[Path, ...]]

HERE = Path(__file__).parent
CASES = HERE / "cases"
FAULTS: list[dict[str, str]] = tomllib.loads((HERE / "faults.toml").read_text(encoding="utf-8"))["faults"]
ELEMENTS = (t.OUTCOME, t.SUB_OUTCOME, t.AIM, t.ACTION)
LITERALS = {
    "descriptions": t.DESCRIPTION,
    "timescales": t.HAS_TIMESCALE,
    "printed_statuses": t.REPORTS_STATUS,
    "progress": t.REPORTS_PROGRESS,
    "measures": t.IS_MEASURED_BY,
    "baselines": t.HAS_BASELINE,
    "targets": t.HAS_TARGET,
    "costs": t.HAS_COST,
    "funding": t.IS_FUNDED_BY,
    "priorities": t.HAS_PRIORITY,
}


def told(extraction: Extraction) -> dict[str, list[Any]]:
    """What an extraction says, by the sections of an expected.toml."""
    labels = extraction.labels

    def name(value: object) -> str:
        if isinstance(value, Thing):
            return labels[value]
        return value.iri.rpartition("/")[2] if isinstance(value, Concept) else value.text if isinstance(value, Typed) else ""

    stated = [(s.subject, s.predicate, s.object) for s in extraction.statements]
    numbers = {subject: name(value) for subject, predicate, value in stated if predicate == t.NOTATION}

    def of(predicate: str) -> list[list[str]]:
        return sorted([name(subject), name(value)] for subject, found, value in stated if found == predicate)

    parents = [(subject, value) for subject, predicate, value in stated if predicate == t.IS_PART_OF]
    spoken = {subject for subject, _ in parents} | {value for _, value in parents}
    records = [(record.thing, record.predicate, name(record.value)) for record in extraction.records]
    events = {thing: labels[thing] for thing, _, _ in records if thing.kind == t.EVENT}
    dates = {(thing, predicate): value for thing, predicate, value in records}
    mentioned = {(mention.thing, mention.name) for mention in extraction.mentions if mention.name != labels[mention.thing]}
    aliases = {(thing, alias) for thing, names in extraction.aliases.items() for alias in names}
    return {
        "plans": sorted({labels[thing] for thing in spoken if isinstance(thing, Thing) and thing.kind not in ELEMENTS}),
        "periods": sorted([*start, end] for start in of(t.VALID_FROM) for plan, end in of(t.VALID_UNTIL) if plan == start[0]),
        "levels": sorted([s.kind.removeprefix(t.GT), numbers.get(s, ""), name(s), name(v)] for s, v in parents if s.kind != t.ACTION),
        "actions": sorted([numbers.get(s, ""), name(s), name(v)] for s, v in parents if s.kind == t.ACTION),
        "involves": of(t.INVOLVES),
        "led_by": sorted([name(s), name(v), v.kind.removeprefix(t.GT)] for s, p, v in stated if p == t.IS_LED_BY and isinstance(v, Thing)),
        "statuses": of(t.HAS_STATUS),
        **{section: of(predicate) for section, predicate in LITERALS.items()},
        "events": sorted(
            [label, dates[event, t.STARTS_ON], dates.get((event, t.ENDS_ON), ""), dates.get((event, t.IS_PLANNED), "")]
            for event, label in events.items()
        ),
        "also_called": sorted([labels[thing], alias] for thing, alias in mentioned | aliases if thing.kind not in ELEMENTS),
        "findings": sorted([finding.kind, finding.sentence] for finding in extraction.findings),
        "notices": sorted(notice for document in extraction.documents for notice in document.notices),
    }


def read(files: tuple[Path, ...]) -> Extraction:
    convention = read_convention("action-plan")
    return extract([(read_document(file), convention) for file in files], "Saltmarsh County Council")


@pytest.mark.parametrize("name", sorted(case.name for case in CASES.iterdir()))
def test_a_sheet_says_what_is_expected_of_it(name: str, tmp_path: Path, make_files: MakeFiles) -> None:
    expected = tomllib.loads((CASES / name / "expected.toml").read_text(encoding="utf-8"))
    found = told(read(make_files(CASES / name, tmp_path)))
    assert found == {section: sorted(expected.pop(section, [])) for section in found}
    assert expected == {}


@pytest.mark.parametrize("name", sorted(case.name for case in CASES.iterdir()))
def test_a_sheet_is_recognised_as_an_action_plan(name: str, tmp_path: Path, make_files: MakeFiles) -> None:
    for file in make_files(CASES / name, tmp_path):
        assert recognise(read_document(file)).convention.name == "action-plan"


@pytest.mark.parametrize("name", sorted(case.name for case in CASES.iterdir()))
def test_every_fact_rests_on_words_of_its_cell(name: str, tmp_path: Path, make_files: MakeFiles) -> None:
    extraction = read(make_files(CASES / name, tmp_path))
    texts = {(d.source, p.number, p.start): p.blocks for d in extraction.documents for p in d.paragraphs}
    quotations = {quotation for statement in extraction.statements for quotation in statement.quotations}
    assert quotations
    for quotation in quotations:
        blocks = [blocks for (source, number, _), blocks in texts.items() if (source, number) == (quotation.source, quotation.paragraph)]
        assert any(quotation.exact in block.text for each in blocks for block in each)


def test_every_fault_has_a_case_and_every_case_a_fault() -> None:
    assert {fault["case"] for fault in FAULTS} == {case.name for case in CASES.iterdir()}
    assert len({fault["fault"] for fault in FAULTS}) == len(FAULTS)


def test_the_faults_are_those_that_were_met(shared: Path) -> None:
    facts = (shared / "facts/SPREADSHEETS.md").read_text(encoding="utf-8")
    listed = facts.split("Faults a reader must survive: ")[1].split(".\nA citation")[0]
    known = {fault["fault"] for fault in FAULTS}
    met = [part for fault in _parted(listed, ";") for part in ([fault] if fault in known else _parted(fault, ","))]
    assert [fault for fault in met if fault not in known] == []


def _parted(text: str, sign: str) -> list[str]:
    """A list parted at signs that stand in no brackets."""
    parts, depth = [""], 0
    for letter in text.replace("\n", " "):
        depth += (letter == "(") - (letter == ")")
        if letter == sign and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip().rstrip(".") for part in parts]
