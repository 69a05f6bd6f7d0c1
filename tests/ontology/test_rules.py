"""Every rule against its case, rules/<rule>/given.ttl and expected.ttl, on every engine and in rdflib: one round of one rule."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from pyoxigraph import CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, parse
from rdflib import Graph
from rdflib.compare import isomorphic

from goldenthread.ontology import resource, rules
from goldenthread.ontology.terms import PREDICATE, WAS_DERIVED_FROM

if TYPE_CHECKING:
    from engines import StoreOn

GRAPH = NamedNode("https://example.org/council/graph/source/paper")
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
def test_every_engine_derives_just_what_is_expected(name: str, store_on: StoreOn) -> None:
    told = [*parse(ontology(), format=RdfFormat.TURTLE), *parse(path=str(CASES / name / "given.ttl"), format=RdfFormat.TURTLE)]
    store = store_on(Quad(quad.subject, quad.predicate, quad.object, GRAPH) for quad in told)
    expected = list(parse(path=str(CASES / name / "expected.ttl"), format=RdfFormat.TURTLE))
    assert canonical([Quad(*triple) for triple in store.construct(RULES[name])]) == canonical(expected)


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
