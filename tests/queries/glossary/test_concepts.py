"""The lenses as people look them up."""

from __future__ import annotations

import pytest

from goldenthread.ontology import resource
from goldenthread.ontology.errors import ThingError
from goldenthread.ontology.terms import LENS
from goldenthread.queries.glossary.concepts import concept, lens, lenses_known

DW = f"{LENS}dahlgren-whitehead/"


def test_every_concept_has_what_a_reader_needs() -> None:
    concepts = [each for known in lenses_known().values() for each in known.concepts]
    assert len(concepts) > 100
    assert [each.iri for each in concepts if not (each.label and each.definition and each.notation)] == []
    assert all(each.iri == f"{LENS}{each.lens}/{each.notation}" for each in concepts)


def test_lenses_come_before_what_only_sorts() -> None:
    looks = [known.looks for known in lenses_known().values()]
    assert looks == sorted(looks, reverse=True)
    assert {name for name, known in lenses_known().items() if not known.looks} == {"kinds", "status"}


def test_a_concept_is_found_by_its_address_and_knows_its_neighbours() -> None:
    layer = concept(f"{DW}living-and-working-conditions")
    assert layer is not None
    assert f"{DW}housing" in layer.narrower
    assert set(layer.broader) == {f"{LENS}implications/health", f"{LENS}labonte/wider-determinants"}


def test_a_mapping_is_told_from_both_sides() -> None:
    housing, places = concept(f"{DW}housing"), concept(f"{LENS}marmot/healthy-and-sustainable-places")
    assert housing is not None
    assert places is not None
    there = next(match for match in housing.matches if match.iri == places.iri)
    back = next(match for match in places.matches if match.iri == housing.iri)
    assert (there.relation, back.relation) == ("narrower than", "broader than")
    assert there.comment == back.comment != ""


def test_every_mapping_of_the_crosswalk_is_told() -> None:
    rows = [line for line in resource("lenses/crosswalk.sssom.tsv").read_text(encoding="utf-8").splitlines() if not line.startswith("#")][
        1:
    ]
    told = [match for known in lenses_known().values() for each in known.concepts for match in each.matches]
    assert len(told) == 2 * len(rows)
    assert all(concept(match.iri) for match in told)


@pytest.mark.parametrize("iri", [f"{DW}nothing", f"{LENS}nothing/health", "https://example.org/x", LENS])
def test_what_is_no_concept_is_none(iri: str) -> None:
    assert concept(iri) is None


def test_a_lens_that_is_not_there_is_refused_with_those_there_are() -> None:
    with pytest.raises(ThingError, match="no lens 'marmoset': there are health-foundation") as caught:
        lens("marmoset")
    assert "Marmot eight" in caught.value.candidates
