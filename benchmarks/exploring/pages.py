"""Which addresses of each kind of page are asked: things, plans and papers drawn by chance, the same for the same seed."""

from __future__ import annotations

import csv
import io
from random import Random
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

__all__ = ["addresses"]

_MANY = 40  # addresses of a kind of page
_CLASSES = {
    "outcome": "Outcome",
    "sub-outcome": "SubOutcome",
    "action": "Action",
    "strategy": "Strategy",
    "board": "PartnershipBoard",
}
_LENSES = ("implications", "dahlgren-whitehead", "marmot", "population")
_CONCEPTS = ("implications/health", "dahlgren-whitehead/housing", "marmot/ill-health-prevention", "population/older-people")
_PLANS = "SELECT DISTINCT ?x { ?part a gt:SubOutcome ; gt:isPartOf+ ?x . ?x a gt:StrategicPlan }"
_PAPERS = "SELECT ?x { ?x a gt:Report }"
_COMMON = """
SELECT ?x { ?quotation gt:mentions ?x . ?x a ?class . ?class rdfs:subClassOf* gt:Body } GROUP BY ?x ORDER BY DESC(COUNT(*)) LIMIT 3"""
_WORDS = ("health", "housing strategy", "young people", "board", "climate")
_COMMON_WORDS = ("council", "plan", "the", "a", "plan strategy the of")


def addresses(home: str, seed: int) -> dict[str, list[str]]:
    """Addresses by kind of page, of the explorer at `home`."""
    random = Random(seed)

    def some(query: str) -> list[str]:
        found = sorted(_asked(home, query))
        return random.sample(found, min(_MANY, len(found)))

    things = {kind: [_path(iri) for iri in some(f"SELECT ?x {{ ?x a gt:{name} }}")] for kind, name in _CLASSES.items()}
    plans = [iri.partition("/id/strategic-plan/")[2] for iri in some(_PLANS)]
    papers = [iri.rpartition("/")[2] for iri in some(_PAPERS)]
    parts = [path.removeprefix("/id/") for path in things["sub-outcome"]]
    of_plans = {
        "the plan": "/",
        "network": "/network",
        "boards": "/boards",
        "lenses": "/lens",
        "findings": "/findings",
        "review": "/review",
        "compare": "/compare",
    }
    return {
        **{kind: [_with(path, plan=plan) for plan in plans] for kind, path in of_plans.items()},
        "network, all grades": [_with("/network", plan=plan, grade="stated,inferred,suggested") for plan in plans],
        "lens": [_with(f"/lens/{lens}", plan=plan) for plan in plans for lens in _LENSES][:_MANY],
        "concept": [_with(f"/lens/{concept}", plan=plan) for plan in plans for concept in _CONCEPTS][:_MANY],
        **{f"thing: {kind}": paths for kind, paths in things.items() if paths},
        "question: supporting strategies": [_with("/questions/supporting-strategies", about=part) for part in parts],
        "question: blast radius": [_with("/questions/blast-radius", about=path.removeprefix("/id/")) for path in things["strategy"]],
        "question: lens in plan": [_with("/questions/lens-in-plan", plan=plan) for plan in plans],
        "thing: the commonest bodies": [_path(iri) for iri in _asked(home, _COMMON)],
        "all plans": ["/"],
        "all findings": ["/findings", "/findings?severity=warning"],
        "all suggestions": ["/review", "/review?sign=strong"],
        "question: all there is": ["/questions/bodies-by-kind?plan=all", "/questions/instruments-by-expiry?plan=all"],
        "search": [_with("/search", q=word) for word in _WORDS],
        "search: common words": [_with("/search", q=word) for word in _COMMON_WORDS],
        "papers": ["/sources"],
        "paper": [f"/sources/{quote(paper)}" for paper in papers],
        "questions": ["/questions"],
        "about": ["/about"],
        "ontology": ["/ontology"],
    }


def _with(path: str, **query: str) -> str:
    return f"{path}?{urlencode(query)}"


def _path(iri: str) -> str:
    return quote("/id/" + iri.partition("/id/")[2])


def _asked(home: str, query: str) -> list[str]:
    asked = Request(f"{home}/sparql?{urlencode({'query': query})}", headers={"Accept": "text/csv"})  # noqa: S310 - on loopback
    with urlopen(asked, timeout=60) as answer:  # noqa: S310 - as above
        return [row[0] for row in list(csv.reader(io.StringIO(answer.read().decode())))[1:]]
