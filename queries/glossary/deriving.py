"""The rules in words, each with one of the links that it derived in a workspace and the links that this rests on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...graph.receipt import QUOTED, Receipt
from ...graph.rules import read_rules
from ...ontology.terms import RULES
from ._kept import ByRevision

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ...graph.rules import Rule
    from ...graph.store.store import Store

__all__ = ["Derivation", "ExplainedRule", "Step", "explained_rules"]

# The least address stands for the rest: which link it is does not matter, but the same graph is to show the same.
_FIRST = "SELECT ?rule (MIN(STR(?link)) AS ?first) { ?link gt:isInferredBy ?rule } GROUP BY ?rule"
_NAME = "OPTIONAL {{ ?{0} skos:prefLabel ?{0}Label }} OPTIONAL {{ ?{0} skos:notation ?{0}Number FILTER(REGEX(?{0}Number, '[0-9]')) }}"
_STEPS = f"""
SELECT ?link ?step ?grade ?subject ?subjectNumber ?subjectLabel ?verb ?object ?objectNumber ?objectLabel {{
  VALUES ?link {{ %s }}
  ?link prov:wasDerivedFrom? ?step .
  ?step rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ; gt:hasGrade ?grade .
  OPTIONAL {{ ?predicate rdfs:label ?said }}
  BIND(COALESCE(STR(?said), STR(?predicate)) AS ?verb)
  {_NAME.format("subject")} {_NAME.format("object")}
}} ORDER BY ?link ?step"""
_RECEIPTS = f"""
SELECT ?step ?report ?paragraph ?words {{
  VALUES ?step {{ %s }}
  ?step gt:isEvidencedBy ?quotation .
  {QUOTED}
}} ORDER BY ?step ?report ?paragraph ?words"""
_NUMBERED = "notation"


@dataclass(frozen=True, slots=True)
class Step:
    """A link in words: its two ends with their addresses ("" for what is no thing), its verb, its grade, and its receipts."""

    subject: str
    subject_iri: str
    verb: str
    object: str
    object_iri: str
    grade: str
    receipts: tuple[Receipt, ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """A derived link and the links that it rests on."""

    gives: Step
    rests_on: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ExplainedRule:
    """A rule: its name in addresses, its label, what it does in words, whether it makes findings, and a derivation if there is one."""

    name: str
    label: str
    explanation: str
    makes_findings: bool
    derivation: Derivation | None


def _explained(store: Store) -> tuple[ExplainedRule, ...]:
    first: dict[str, str] = {row[0]: row[1] for row in store.select(_FIRST).texts}
    derivations = _derivations(store, first.values())
    return tuple(_rule(rule, derivations.get(first.get(rule.iri, ""))) for rule in read_rules())


def _rule(rule: Rule, derivation: Derivation | None) -> ExplainedRule:
    return ExplainedRule(rule.iri.removeprefix(RULES), rule.label, rule.explanation, rule.makes_findings, derivation)


def _derivations(store: Store, links: Iterable[str]) -> Mapping[str, Derivation]:
    told: dict[str, dict[str, Step]] = defaultdict(dict)
    for link, step, *words in store.select(_STEPS % _listed(links)).texts:
        told[link].setdefault(step, _step(*words))
    receipts = defaultdict[str, list[Receipt]](list)
    for step, *receipt in store.select(_RECEIPTS % _listed({step for steps in told.values() for step in steps})).texts:
        receipts[step].append(Receipt(*receipt))
    return {
        link: Derivation(
            steps[link],
            tuple(_with(steps[step], receipts[step]) for step in steps if step != link),
        )
        for link, steps in told.items()
    }


def _listed(iris: Iterable[str]) -> str:
    return " ".join(str(NamedNode(iri)) for iri in sorted(iris) if iri)


def _step(grade: str, *words: str) -> Step:
    subject, subject_number, subject_label, verb, object_, object_number, object_label = words
    return Step(
        f"{subject_number} {subject_label}".strip(),
        subject,
        "is numbered" if verb.endswith(_NUMBERED) else verb,
        f"{object_number} {object_label}".strip() or object_,
        object_ if object_label else "",
        grade,
    )


def _with(step: Step, receipts: Iterable[Receipt]) -> Step:
    return Step(step.subject, step.subject_iri, step.verb, step.object, step.object_iri, step.grade, tuple(receipts))


#: The rules, each with a derivation of a store; kept for its revision.
explained_rules = ByRevision(_explained)
