"""Where pages and things are."""

from __future__ import annotations

import pytest

from goldenthread.ontology.terms import GT, LENS, RULES
from goldenthread.viz.explorer.addresses import ServedLinks

BASE = "https://example.org/plan/"


@pytest.mark.parametrize("root", ["", "/plan"])
@pytest.mark.parametrize(
    ("iri", "address"),
    [
        (f"{BASE}id/outcome/9", "/id/outcome/9"),
        (f"{BASE}id/outcome/a%20b", "/id/outcome/a%2520b"),
        (f"{BASE}id/outcome/été?x#y", "/id/outcome/%C3%A9t%C3%A9%3Fx#y"),
        (f"{GT}SubOutcome", "/ontology#SubOutcome"),
        (f"{RULES}stake-by-remit", "/ontology#rule-stake-by-remit"),
        (f"{LENS}health", "/lens/health"),
        (f"{LENS}health/housing", "/lens/health/housing"),
    ],
)
def test_our_things_have_pages_at_the_paths_of_their_iris(iri: str, address: str, root: str) -> None:
    assert ServedLinks(BASE, root, str).thing(iri) == root + address


def test_what_is_others_stays_at_theirs() -> None:
    elsewhere = "http://www.w3.org/ns/org#Organization"
    assert ServedLinks(BASE, "/plan", str).thing(elsewhere) == elsewhere


@pytest.mark.parametrize(
    "iri", ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "urn:uuid:1", " javascript:x", ""]
)
def test_what_might_run_leads_nowhere(iri: str) -> None:
    assert ServedLinks(BASE, "", str).thing(iri) == ""


def test_parameters_are_encoded_and_empty_ones_left_out() -> None:
    links = ServedLinks(BASE, "", lambda name: f"{name}?v=1")
    assert links.page("/questions/bodies", sort="", about='9.3 & "more"') == "/questions/bodies?about=9.3+%26+%22more%22"
    assert links.data(f"{BASE}id/outcome/9", "ttl") == "/id/outcome/9.ttl"
    assert links.asset("explorer.css") == "/assets/explorer.css?v=1"
