"""The ontology and the lenses keep their style; each style/<rule>.ttl breaks the rule of its name, and no other."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import SH, Graph, URIRef

from goldenthread.ontology import lenses, resource

CASES = Path(__file__).parent / "style"
STYLE = "https://w3id.org/goldenthread/style#"
BROKEN = sorted(case.stem for case in CASES.glob("*.ttl"))


@cache
def style() -> Graph:
    return Graph().parse(data=resource("style.ttl").read_text(encoding="utf-8"), format="turtle")


def faults(data: Graph) -> set[tuple[str, str]]:
    """The broken rules, each with the term that breaks it."""
    report = pyshacl.validate(data, shacl_graph=style(), inplace=True)[1]
    assert isinstance(report, Graph)
    return {
        (str(rule).removeprefix(STYLE), str(report.value(result, SH.focusNode))) for result, rule in report.subject_objects(SH.sourceShape)
    }


def test_ontology_and_lenses_keep_the_style() -> None:
    data = Graph()
    for file in (resource("goldenthread.ttl"), *lenses()):
        data.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    assert faults(data) == set()


def test_each_rule_has_a_broken_term() -> None:
    rules = style().subjects(SH.message)
    assert {str(rule).removeprefix(STYLE) for rule in rules if isinstance(rule, URIRef)} == set(BROKEN)


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_term_breaks_the_rule_alone(rule: str) -> None:
    assert {name for name, _ in faults(Graph().parse(CASES / f"{rule}.ttl"))} == {rule}
