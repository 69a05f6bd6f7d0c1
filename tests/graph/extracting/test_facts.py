"""What people read in the papers of several councils is in their graphs, and what they did not read is not.

A case is a folder of papers/ with the papers and a facts.toml: facts by section, each section asked by the query of its
name in sections/. "never" holds what no paper says; "not_yet" what the code misses and "too_much" what it makes up, so
far: both must be so, and an improvement asks to move the fact.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .conftest import Council

HERE = Path(__file__).parent
SECTIONS = sorted(path.stem for path in (HERE / "sections").glob("*.rq"))
EXACT = ("outcomes", "sub_outcomes", "variants", "commitments")  # nothing more may be found
NOT_FACTS = {"council", "sources", "papers", "never", "not_yet", "too_much"} | {"officers", "score"}  # for test_properties and test_score


def test_every_section_is_asked(council: Council) -> None:
    parts = (council.told, *(council.told.get(part, {}) for part in ("never", "not_yet", "too_much")))
    assert {section for part in parts for section in part} - NOT_FACTS <= set(SECTIONS)


@pytest.mark.parametrize("section", SECTIONS)
def test_what_the_papers_say_is_found(council: Council, section: str) -> None:
    assert sorted(council.facts(section) - council.found(section)) == []


@pytest.mark.parametrize("section", EXACT)
def test_nothing_more_is_found(council: Council, section: str) -> None:
    told = council.facts(section) | council.facts(section, "too_much")
    assert sorted(fact for fact in council.found(section) - told if fact[-1] not in fact[:-1]) == []  # a variant in capitals only is none


def test_no_other_instrument_or_body_is_named(council: Council) -> None:
    """Names in lower case are of groups and of kinds ("partners", "digital plans"): people do not list them all."""
    told = {fact[-1] for section in ("instruments", "bodies") for part in ("", "too_much") for fact in council.facts(section, part)}
    assert sorted(label for label, names in council.called().items() if not label[1:].islower() and not names & told) == []


@pytest.mark.parametrize("section", SECTIONS)
def test_what_no_paper_says_is_not_found(council: Council, section: str) -> None:
    assert sorted(council.facts(section, "never") & council.found(section)) == []


def test_commitments_speak_of_nothing_foreign(council: Council) -> None:
    """["close library", "..."]: no commitment under that element ("": anywhere) has all of these words."""
    found = council.found("commitment_words")
    for words, above in council.facts("commitment_words", "never"):
        wanted = set(words.split())
        assert not [label for label, over in found if above in ("", over) and wanted <= set(re.findall(r"[\w']+", label))]


@pytest.mark.parametrize("section", SECTIONS)
def test_what_is_not_found_yet_is_still_not_found(council: Council, section: str) -> None:
    later = council.facts(section, "not_yet") - council.facts(section)
    assert sorted(later & council.found(section)) == [], "well done: move these out of not_yet"


@pytest.mark.parametrize("section", SECTIONS)
def test_what_is_too_much_is_still_found(council: Council, section: str) -> None:
    assert sorted(council.facts(section, "too_much") - council.found(section)) == [], "well done: take these out of too_much"
