"""Every rule against its case, rules/<rule>/given.ttl and expected.ttl, in both engines: one round of one rule."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml
from pyoxigraph import CanonicalizationAlgorithm, Dataset, Quad, QueryTriples, RdfFormat, Store, parse
from rdflib import Graph
from rdflib.compare import isomorphic

from goldenthread.ontology import resource, rules
from goldenthread.ontology.terms import PREDICATE, WAS_DERIVED_FROM

CASES = Path(__file__).parent / "rules"
RULES = {file.name.removesuffix(".rq"): file.read_text(encoding="utf-8") for file in rules()}


@cache
def ontology() -> str:
    return resource("goldenthread.ttl").read_text(encoding="utf-8")


@cache
def ontology_in_rdflib() -> Graph:
    return Graph().parse(data=ontology(), format="turtle")


def canonical(quads: list[Quad]) -> list[str]:
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(map(str, dataset))


def test_each_rule_has_a_case() -> None:
    assert {case.name for case in CASES.iterdir()} == set(RULES)


@pytest.mark.parametrize("name", RULES)
def test_pyoxigraph_derives_just_what_is_expected(name: str) -> None:
    store = Store()
    store.load(ontology(), format=RdfFormat.TURTLE)
    store.load(path=str(CASES / name / "given.ttl"), format=RdfFormat.TURTLE)
    derived = store.query(RULES[name])
    assert isinstance(derived, QueryTriples)
    expected = list(parse(path=str(CASES / name / "expected.ttl"), format=RdfFormat.TURTLE))
    assert canonical([Quad(*triple) for triple in derived]) == canonical(expected)


@pytest.mark.parametrize("name", RULES)
def test_rdflib_derives_the_same(name: str) -> None:
    given = ontology_in_rdflib() + Graph().parse(CASES / name / "given.ttl")
    derived = given.query(RULES[name]).graph
    assert derived is not None
    assert isomorphic(derived, Graph().parse(CASES / name / "expected.ttl"))


@pytest.mark.parametrize("name", RULES)
def test_rule_is_labelled_explained_and_says_what_it_rests_on(name: str) -> None:
    header = yaml.safe_load("\n".join(line[3:] for line in RULES[name].splitlines() if line.startswith("#+ ")))
    assert set(header) == {"label", "explanation"}
    assert header["explanation"].endswith(".")
    expected = list(parse(path=str(CASES / name / "expected.ttl"), format=RdfFormat.TURTLE))
    links = {quad.subject for quad in expected if quad.predicate.value == PREDICATE}
    assert links == {quad.subject for quad in expected if quad.predicate.value == WAS_DERIVED_FROM}
