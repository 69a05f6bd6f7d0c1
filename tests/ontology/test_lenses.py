"""The lenses: addresses, marks, the way up to the implications, and the crosswalk against its table."""

from __future__ import annotations

import csv
import re
from functools import cache

import pytest
import yaml
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SKOS as S

from goldenthread.ontology import lenses, resource
from goldenthread.ontology.terms import BROADER, GT, IS_NOT_MARKED_BY, KINDS, LENS, SKOS

NAMES = sorted(file.name.removesuffix(".ttl") for file in lenses() if file.name != "crosswalk.ttl")
TO_HEALTH = ("health-foundation", "dahlgren-whitehead", "marmot", "labonte")


@cache
def lens(name: str) -> Graph:
    return Graph().parse(data=resource(f"lenses/{name}.ttl").read_text(encoding="utf-8"), format="turtle")


@cache
def whole() -> Graph:
    return sum((lens(name) for name in (*NAMES, "crosswalk")), Graph())


@cache
def table() -> tuple[dict[str, str], list[dict[str, str]]]:
    """The prefixes and the rows of the SSSOM table."""
    lines = resource("lenses/crosswalk.sssom.tsv").read_text(encoding="utf-8").splitlines()
    header = yaml.safe_load("\n".join(line[1:] for line in lines if line.startswith("#")))
    assert {"mapping_set_id", "mapping_set_version", "license", "curie_map"} <= header.keys()
    return header["curie_map"], list(csv.DictReader((x for x in lines if not x.startswith("#")), delimiter="\t"))


def concepts(name: str) -> set[URIRef]:
    return {node for node in lens(name).subjects(S.inScheme) if isinstance(node, URIRef)}


def test_the_lenses_are_those_of_the_contract() -> None:
    assert sorted(["implications", "kinds", "local-outcomes-framework", "population", "status", *TO_HEALTH]) == NAMES
    sizes = {name: len(concepts(name)) for name in NAMES}
    assert (sizes["implications"], sizes["health-foundation"], sizes["marmot"], sizes["labonte"]) == (4, 8, 8, 4)
    assert sizes["local-outcomes-framework"] == 16


@pytest.mark.parametrize("name", NAMES)
def test_an_address_is_made_of_lens_and_notation(name: str) -> None:
    graph = lens(name)
    scheme = URIRef(LENS + name)
    assert set(graph.objects(None, S.inScheme)) == {scheme}
    assert {(concept, f"{scheme}/{graph.value(concept, S.notation)}") for concept in concepts(name)} == {
        (concept, str(concept)) for concept in concepts(name)
    }
    notations = [number for number in graph.objects(None, S.notation) if isinstance(number, Literal)]
    assert {(number.datatype, number.language) for number in notations} == {(None, None)}


@pytest.mark.parametrize("name", NAMES)
def test_concepts_are_of_the_right_class(name: str) -> None:
    right = {"kinds": S.Concept, "status": S.Concept, "population": URIRef(GT + "PopulationGroup")}.get(name, URIRef(GT + "Determinant"))
    assert {kind for concept in concepts(name) for kind in lens(name).objects(concept, RDF.type)} == {right}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_leads_to_one_concept_of_its_lens(name: str) -> None:
    graph = lens(name)
    names = [str(word).casefold() for p in (S.prefLabel, S.altLabel) for c in concepts(name) for word in graph[c:p]]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("name", NAMES)
def test_every_blocked_phrase_holds_a_mark_of_its_concept(name: str) -> None:
    graph = lens(name)
    for concept, phrase in graph.subject_objects(URIRef(IS_NOT_MARKED_BY)):
        text = str(phrase).casefold()
        marks = {str(m).casefold() for p in (S.prefLabel, S.altLabel, S.hiddenLabel) for m in graph.objects(concept, p)}
        assert any(re.search(rf"\b{re.escape(mark)}\b", text) for mark in marks - {text}), (concept, text)


@pytest.mark.parametrize("name", TO_HEALTH)
def test_every_framework_of_health_reaches_health(name: str) -> None:
    health = URIRef(LENS + "implications/health")
    assert [c for c in concepts(name) if health not in whole().transitive_objects(c, S.broader)] == []


def test_broader_stands_beside_broad_match_leads_somewhere_and_never_round() -> None:
    graph = whole()
    assert set(graph.subject_objects(S.broadMatch)) <= set(graph.subject_objects(S.broader))
    assert set(graph.objects(None, URIRef(BROADER))) <= set(graph.subjects(S.prefLabel))
    for concept in set(graph.subjects(S.broader)):
        above = {up for next_up in graph[concept : S.broader] for up in graph.transitive_objects(next_up, S.broader)}
        assert concept not in above
        assert not above & {*graph.objects(concept, S.relatedMatch), *graph.subjects(S.relatedMatch, concept)}


def test_the_kinds_that_the_model_names_exist() -> None:
    named = """strategic-plan strategy business-plan financial-strategy investment-plan programme pathway manifesto
               approach procedure assessment action-plan portfolio response-plan communications-strategy service"""
    assert {URIRef(KINDS + name) for name in named.split()} <= concepts("kinds")


def test_the_crosswalk_says_what_its_table_says() -> None:
    prefixes, rows = table()

    def full(curie: str) -> URIRef:
        prefix, name = curie.split(":")
        return URIRef(prefixes[prefix] + name)

    mappings = {(full(row["subject_id"]), full(row["predicate_id"]), full(row["object_id"])) for row in rows}
    broader = {(s, S.broader, o) for s, p, o in mappings if p == S.broadMatch}
    assert set(lens("crosswalk")) == mappings | broader
    for row in rows:
        assert str(whole().value(full(row["subject_id"]), S.prefLabel)) == row["subject_label"]
        assert str(whole().value(full(row["object_id"]), S.prefLabel)) == row["object_label"]


def test_mappings_are_judged_close_broad_or_related_with_a_reason() -> None:
    prefixes, rows = table()
    assert {row["predicate_id"] for row in rows} == {"skos:closeMatch", "skos:broadMatch", "skos:relatedMatch"}
    assert {row["mapping_justification"] for row in rows} == {"semapv:ManualMappingCuration"}
    assert prefixes["skos"] == SKOS
    assert all(0 < float(row["confidence"]) < 1 and row["comment"].endswith(".") for row in rows)
    assert rows == sorted(rows, key=lambda row: (row["subject_id"], row["object_id"], row["predicate_id"]))
