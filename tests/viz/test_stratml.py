"""Plans as StratML: valid as the standard asks, the same after another round, and open about what is lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from goldenthread.graph.stating import compile_papers
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.vocabulary import add_vocabulary
from goldenthread.ontology import terms as t
from goldenthread.ontology.errors import ThingError
from goldenthread.queries.facts import Facts
from goldenthread.viz.stratml import Export, as_json, as_text, choose_plan, export_stratml

if TYPE_CHECKING:
    from goldenthread.graph.workspace import Workspace

HERE = Path(__file__).parent
CASES = sorted((HERE.parent / "graph/extracting/stratml").glob("*.xml"))
SAMPLE = "documents/stratml_us_office_american_innovation.xml"
BASE = "https://example.org/plan/"
PARTS = (1, 2)
SCHEMAS = {part: etree.XMLSchema(etree.parse(HERE / "stratml" / f"part{part}.xsd")) for part in PARTS}


def _store(*papers: Path) -> EmbeddedStore:
    stated = compile_papers(papers, BASE, "")
    store = EmbeddedStore.of(quad for quads in stated.values() for quad in quads)
    add_vocabulary(store)
    return store


def _exported(paper: Path, part: int) -> Export:
    store = _store(paper)
    facts = Facts.of(store)
    return export_stratml(facts, choose_plan(store, facts), part)


def _again(export: Export, folder: Path, part: int) -> Path:
    target = folder / f"part-{part}.xml"
    target.write_bytes(export.content)
    return target


def _faults(export: Export, part: int) -> str:
    return "" if SCHEMAS[part].validate(etree.fromstring(export.content)) else str(SCHEMAS[part].error_log)


def _said(paper: Path) -> set[tuple[str, str, str]]:
    """What a file says of a plan, its parts and bodies; identifiers that begin with a digit count as they are written."""
    facts = Facts.of(_store(paper))
    return {
        (s, p, f"_{o}" if p == t.IDENTIFIER and o[:1].isdigit() else o)
        for s, p, o in facts.triples
        if s.startswith(BASE) and facts.is_a(s, t.INSTRUMENT, t.PLAN_ELEMENT, t.BODY)
    }


def _identified(said: set[tuple[str, str, str]]) -> set[str]:
    return {s for s, p, _ in said if p == t.IDENTIFIER}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("paper", CASES, ids=lambda paper: paper.stem)
def test_an_export_is_valid_and_the_same_the_next_time(paper: Path, part: int, tmp_path: Path) -> None:
    export = _exported(paper, part)
    assert _faults(export, part) == ""
    assert _exported(_again(export, tmp_path, part), part).content.split() == export.content.split()


@pytest.mark.parametrize("paper", CASES, ids=lambda paper: paper.stem)
def test_what_part_2_holds_comes_back(paper: Path, tmp_path: Path) -> None:
    """All that was said but a year where StratML asks for a day, and nothing new but an identifier for what had none."""
    before, after = _said(paper), _said(_again(_exported(paper, 2), tmp_path, 2))
    assert {o for _, _, o in before - after} <= {date for loss in _exported(paper, 2).losses if loss.kind == "dates" for date in loss.items}
    assert {p for _, p, _ in after - before} <= {t.IDENTIFIER}
    assert _identified(after - before).isdisjoint(_identified(before))


@pytest.mark.parametrize("part", PARTS)
def test_a_published_sample_comes_back(part: int, shared: Path, tmp_path: Path) -> None:
    before = _said(shared / SAMPLE)
    export = _exported(shared / SAMPLE, part)
    assert _faults(export, part) == ""
    after = _said(_again(export, tmp_path, part))
    assert before - after == set()
    assert {p for _, p, _ in after - before} <= {t.IDENTIFIER}


@pytest.fixture(scope="module")
def leicestershire_facts(leicestershire: Workspace) -> Facts:
    return Facts.of(leicestershire.store())


@pytest.mark.parametrize("part", PARTS)
def test_a_plan_read_from_committee_papers_is_valid(part: int, leicestershire: Workspace, leicestershire_facts: Facts) -> None:
    plan = choose_plan(leicestershire.store(), leicestershire_facts)
    export = export_stratml(leicestershire_facts, plan, part)
    assert _faults(export, part) == ""
    root = etree.fromstring(export.content)
    names = {kind: [element.findtext("{*}Name") for element in root.iter(f"{{*}}{kind}")] for kind in ("Goal", "Objective", "Organization")}
    assert (len(names["Goal"]), len(names["Objective"])) == (5, 22)
    assert names["Organization"] == ["Leicestershire County Council"]
    text = " ".join(str(words) for words in root.itertext())
    inside = [node for node in leicestershire_facts.instances(t.COMMITMENT) if plan in leicestershire_facts.wholes(node)]
    assert [leicestershire_facts.label(node) for node in inside if leicestershire_facts.label(node) not in text] == []
    assert "isLedBy" not in text


def test_bodies_take_part_and_never_lead(leicestershire: Workspace, leicestershire_facts: Facts) -> None:
    root = etree.fromstring(export_stratml(leicestershire_facts, choose_plan(leicestershire.store(), leicestershire_facts)).content)
    roles = {(role.findtext("{*}Name"), role.findtext("{*}RoleType")) for role in root.iter("{*}Role")}
    assert roles == {("monitors", "Performer")}


@pytest.mark.parametrize("part", PARTS)
def test_every_stated_link_is_written_or_listed_as_lost(part: int, leicestershire: Workspace, leicestershire_facts: Facts) -> None:
    facts = leicestershire_facts
    plan = choose_plan(leicestershire.store(), facts)
    export = export_stratml(facts, plan, part)
    lost = [item for loss in export.losses if loss.kind == "links" for item in loss.items]
    links = [(s, p, o) for (s, p, o), _ in facts.linked() if p.startswith(t.GT) and facts.grade(s, p, o) == "stated" and facts.labels(o)]
    near = [(s, p, o) for s, p, o in links if plan in {s, o} | facts.wholes(s) | facts.wholes(o)]
    written = [(s, p, o) for s, p, o in near if p in (t.IS_PART_OF, t.MONITORS)]
    assert len(lost) == len(near) - len(written)
    assert {loss.kind for loss in export.losses} >= {
        "aims",
        "actions",
        "commitments",
        "links",
        "inferred",
        "suggested",
        "receipts",
        "numbers",
    }


def test_the_report_of_losses_reads_alike_for_people_and_programs(leicestershire: Workspace, leicestershire_facts: Facts) -> None:
    losses = export_stratml(leicestershire_facts, choose_plan(leicestershire.store(), leicestershire_facts)).losses
    text, data = as_text(losses, "The plan", 2), json.loads(as_json(losses, "The plan", 2))
    assert [(loss["count"], loss["sentence"]) for loss in data["losses"]] == [(loss.count, loss.sentence) for loss in losses]
    assert all(f"{loss.count:>5}  {loss.sentence}" in text for loss in losses)
    assert "Nothing: all" in as_text((), "The plan", 2)


def test_one_plan_of_several_has_to_be_named() -> None:
    store = _store(*CASES)
    facts = Facts.of(store)
    with pytest.raises(ThingError, match="say which one with --about PLAN") as refusal:
        choose_plan(store, facts)
    assert "Corporate Plan" in refusal.value.candidates
    assert facts.label(choose_plan(store, facts, "Saltmere Flood")) == "Saltmere Flood Strategy"
    with pytest.raises(ThingError, match="is no plan with outcomes"):
        choose_plan(store, facts, "Dry streets")


def test_a_workspace_without_a_plan_says_so() -> None:
    store = EmbeddedStore.of([])
    with pytest.raises(ThingError, match="There is no plan with outcomes"):
        choose_plan(store, Facts.of(store))
