"""What is compared with the shapes part by part, and remembered, is what is found where all is looked at together."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from random import Random
from typing import TYPE_CHECKING

import pyshacl
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.graph import conforming
from goldenthread.graph.conforming import Conformance, conform
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology import terms as t
from goldenthread.ontology.errors import ExtraError, WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BASE = "https://example.org/towns/"
TOWNS = 3
SHAPES = b"""
@prefix gt: <https://w3id.org/goldenthread/ontology#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix shape: <https://w3id.org/goldenthread/shapes#> .
shape:Thing a sh:NodeShape ; sh:targetClass gt:PlanElement, gt:Instrument ; sh:property shape:one-name .
shape:one-name sh:path skos:prefLabel ; sh:minCount 1 ; sh:maxCount 1 ; sh:message "It has one name." .
shape:Outcome a sh:NodeShape ; sh:targetClass gt:Outcome ; sh:property shape:in-plan .
shape:in-plan sh:path gt:isPartOf ; sh:minCount 1 ; sh:class gt:Instrument ; sh:severity sh:Warning ; sh:message "It is in a plan." .
shape:circle a sh:NodeShape ; sh:targetNode <https://w3id.org/goldenthread/ontology> ;
    sh:sparql [ sh:message "{?value} is in itself." ; sh:select \"\"\"
        SELECT DISTINCT $this ?value WHERE { ?value <https://w3id.org/goldenthread/ontology#isPartOf>+ ?value }\"\"\" ] .
"""


class Towns:
    """A workspace of towns that share nothing; officers state what several edits add, of one town or of two."""

    def __init__(self, folder: Path) -> None:
        self.workspace = Workspace.create(folder, BASE, "")
        self.papers = {number: self._paper(number) for number in range(TOWNS)}
        self.officers: set[Quad] = set()
        self.write()

    def _paper(self, number: int) -> set[Quad]:
        plan, outcome = self.thing(number, "plan"), self.thing(number, "outcome")
        said: set[tuple[NamedNode, str, NamedNode | Literal]] = {(plan, t.TYPE, NamedNode(t.STRATEGIC_PLAN))}
        said |= {(plan, t.PREF_LABEL, Literal(f"Plan of town {number}")), (outcome, t.TYPE, NamedNode(t.OUTCOME))}
        said |= {(outcome, t.PREF_LABEL, Literal("Health")), (outcome, t.IS_PART_OF, plan)}
        graph = NamedNode(f"{BASE}graph/source/{number}")
        return {Quad(s, NamedNode(p), o, graph) for s, p, o in said}

    @staticmethod
    def thing(number: int, kind: str) -> NamedNode:
        return NamedNode(f"{BASE}id/{kind}/{number}")

    def say(self, subject: NamedNode, predicate: str, value: NamedNode | Literal) -> None:
        self.officers.add(Quad(subject, NamedNode(predicate), value, NamedNode(f"{BASE}graph/officers")))

    def write(self) -> None:
        graphs = {f"{BASE}graph/source/{number}": paper for number, paper in self.papers.items()}
        with self.workspace.changing():
            self.workspace.replace({}, {**graphs, f"{BASE}graph/officers": self.officers})

    def conform(self) -> Conformance:
        return conform(self.workspace, SHAPES)

    def whole(self) -> set[tuple[str, str]]:
        """Things and the shapes that they do not fit, by the library's own account of all triples at once."""
        data = rdflib.Graph().parse(data="\n".join({f"{quad.triple} ." for quad in self.workspace.store().quads()}), format="nt")
        report = pyshacl.validate(data, shacl_graph=rdflib.Graph().parse(data=SHAPES, format="turtle"), advanced=True)[1]
        sh = rdflib.SH
        told = [tuple(report.value(each, p) for p in (sh.focusNode, sh.sourceShape, sh.value)) for each in report.objects(None, sh.result)]
        return {(str(value if str(focus) == t.ONTOLOGY else focus), str(shape).rpartition("#")[2]) for focus, shape, value in told}


@pytest.fixture
def towns(tmp_path: Path) -> Towns:
    return Towns(tmp_path / "towns")


def _second_name(towns: Towns, chance: Random) -> None:
    towns.say(towns.thing(chance.randrange(TOWNS), "plan"), t.PREF_LABEL, Literal(f"Another {chance.random()}"))


def _something_lost(towns: Towns, chance: Random) -> None:
    paper = towns.papers[chance.randrange(TOWNS)]
    paper.remove(chance.choice(sorted(paper, key=str)))


def _joined(towns: Towns, chance: Random) -> None:
    one, other = chance.sample(range(TOWNS), 2)
    towns.say(towns.thing(one, "plan"), t.IS_PART_OF, towns.thing(other, "outcome"))


@pytest.mark.parametrize("seed", range(4))
def test_after_any_change_all_is_found_that_the_whole_shows(towns: Towns, seed: int) -> None:
    chance = Random(seed)
    assert towns.conform() == Conformance((), TOWNS, TOWNS)
    edits: list[Callable[[Towns, Random], None]] = [_second_name, _something_lost, _joined]
    for edit in chance.sample(edits, 3):
        edit(towns, chance)
        towns.write()
        found = towns.conform()
        assert {(fault.about, fault.shape) for fault in found.faults} == towns.whole()
        assert found.anew <= (2 if edit is _something_lost else 1), "what lost its only link may fall into two"
        assert towns.conform() == Conformance(found.faults, found.parts, 0)


def test_a_fault_says_what_of_what_and_how_grave(towns: Towns) -> None:
    towns.say(towns.thing(1, "plan"), t.IS_PART_OF, towns.thing(1, "plan"))
    towns.papers[0] = {quad for quad in towns.papers[0] if quad.predicate.value not in {t.IS_PART_OF, t.PREF_LABEL}}
    towns.write()
    told = [(fault.label, fault.severity, fault.shape, fault.message) for fault in towns.conform().faults]
    assert told == [
        ("outcome 0", "Violation", "one-name", "It has one name."),
        ("outcome 0", "Warning", "in-plan", "It is in a plan."),
        ("strategic plan 0", "Violation", "one-name", "It has one name."),
        ("Plan of town 1", "Violation", "circle", "“Plan of town 1” is in itself."),
    ]


def test_what_is_written_by_hand_is_told_apart_too(towns: Towns) -> None:
    file = towns.workspace.folder / "statements" / "2.trig"
    text = file.read_text(encoding="utf-8").replace(f"<{BASE}id/outcome/2>", "o:2")
    extra = f'o:2 skos:prefLabel "Twice" . <{BASE}id/plan/1> skos:prefLabel "Elsewhere" .'
    file.write_text(f"@prefix o: <{BASE}id/outcome/> .\n" + text.rstrip().removesuffix("}") + extra + "}", encoding="utf-8")
    found = towns.conform()
    assert {(fault.about, fault.shape) for fault in found.faults} == towns.whole()
    assert (len(found.faults), found.parts) == (2, TOWNS - 1)


def test_all_is_validated_anew_by_other_shapes_or_with_a_damaged_note(towns: Towns) -> None:
    towns.conform()
    note = towns.workspace.folder / ".goldenthread" / "conforming.json"
    whole = note.read_bytes()
    for damaged in (b"", b"{}", whole[:-5], whole.replace(b"[]", b"[1]", 1)):
        note.write_bytes(damaged)
        assert towns.conform().anew == TOWNS
        assert note.read_bytes() == whole
    assert conform(towns.workspace, SHAPES.replace(b"one name", b"a name")).anew == TOWNS
    assert towns.conform().anew == TOWNS
    assert towns.conform().anew == 0


def test_what_cannot_be_done_is_said(towns: Towns, monkeypatch: pytest.MonkeyPatch) -> None:
    def without(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(conforming, "version", without)
    with pytest.raises(ExtraError, match=r"pip install goldenthread\[shacl\]"):
        towns.conform()
    monkeypatch.undo()
    towns.conform()
    file = towns.workspace.folder / "statements" / "0.trig"
    whole = file.read_bytes()
    for damaged in (b"<half", whole.replace(b'"Health"', b'"Health')):
        file.write_bytes(damaged)
        with pytest.raises(WorkspaceError, match=r"0\.trig is damaged"):
            towns.conform()
    file.write_bytes(whole)
    assert towns.conform().anew == 1, "what was known of the others is not forgotten over that"
