"""A sound graph keeps every shape; each shapes/<shape>.ru, a SPARQL update of it, breaks the shape of its name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import SH, Graph, URIRef

from goldenthread.ontology import resource
from goldenthread.ontology.terms import PREFIXES, SUB_CLASS_OF

CASES = Path(__file__).parent / "shapes"
SHAPE = "https://w3id.org/goldenthread/shapes#"
BROKEN = sorted(case.stem for case in CASES.glob("*.ru"))


@cache
def shapes() -> Graph:
    return Graph().parse(data=resource("shapes.ttl").read_text(encoding="utf-8"), format="turtle")


@cache
def whole() -> Graph:
    """The sound graph with the tree of classes, which is all that the shapes need of the ontology."""
    ontology = Graph().parse(data=resource("goldenthread.ttl").read_text(encoding="utf-8"), format="turtle")
    classes = Graph()
    for triple in ontology.triples((None, URIRef(SUB_CLASS_OF), None)):
        classes.add(triple)
    return Graph().parse(CASES / "whole.ttl") + classes


def faults(data: Graph) -> dict[str, str]:
    """The names of the shapes that `data` breaks, each with a message."""
    report = pyshacl.validate(data, shacl_graph=shapes(), inplace=True)[1]
    assert isinstance(report, Graph)
    return {
        str(shape).removeprefix(SHAPE): str(report.value(result, SH.resultMessage))
        for result, shape in report.subject_objects(SH.sourceShape)
    }


def test_each_shape_has_a_case() -> None:
    telling = shapes().subjects(SH.message | SH.sparql)
    assert {str(shape).removeprefix(SHAPE) for shape in telling if isinstance(shape, URIRef)} == set(BROKEN)


def test_a_sound_graph_keeps_every_shape() -> None:
    assert faults(whole()) == {}


@pytest.mark.parametrize("shape", BROKEN)
def test_a_broken_graph_breaks_the_shape(shape: str) -> None:
    data = whole() + Graph()
    data.update((CASES / f"{shape}.ru").read_text(encoding="utf-8"), initNs={"": "https://example.org/id/", **PREFIXES})
    found = faults(data)
    assert shape in found
    assert found[shape].endswith(".")
