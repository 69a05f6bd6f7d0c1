"""The plans of a workspace with their parts, as its graph has them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...ontology.errors import ThingError
from ...ontology.terms import GT
from ..extracting.periods import period_in
from ..receipt import QUOTED, Receipt

if TYPE_CHECKING:
    from ..store.store import Store

__all__ = ["Part", "PlanOutline", "bare_name", "find_plan", "latest_plans", "plan_outlines", "with_outcomes"]

_PLANS = """
SELECT DISTINCT ?plan ?label ?from ?until {
  ?plan a/rdfs:subClassOf* gt:Instrument ; skos:prefLabel ?label .
  FILTER EXISTS { ?part gt:isPartOf ?plan . ?part a/rdfs:subClassOf* gt:PlanElement }
  OPTIONAL { ?plan gt:validFrom ?from } OPTIONAL { ?plan gt:validUntil ?until }
} ORDER BY ?plan"""
_PARTS = """
SELECT DISTINCT ?part ?kind ?label ?number ?described ?above ?place {
  ?part a ?kind ; skos:prefLabel ?label . ?kind rdfs:subClassOf* gt:PlanElement .
  OPTIONAL { ?part skos:notation ?number } OPTIONAL { ?part dcterms:description ?described }
  OPTIONAL { ?part gt:isPartOf ?above } OPTIONAL { ?part gt:hasPosition ?place }
} ORDER BY ?part ?above ?number ?described ?place"""
_RECEIPTS = f"""
SELECT DISTINCT ?part ?report ?paragraph ?words {{
  {{ ?l a gt:Link ; rdf:subject ?part ; rdf:predicate gt:isPartOf ; gt:isEvidencedBy ?quotation }}
  UNION {{ ?quotation gt:mentions ?part }}
  ?part a/rdfs:subClassOf* gt:PlanElement .
  {QUOTED}
}} ORDER BY ?part ?report ?paragraph ?words"""
_SAID = f"""
SELECT DISTINCT ?after ?before ?report ?paragraph ?words {{
  ?link a gt:Link ; gt:hasGrade "stated" ; rdf:subject ?after ; rdf:predicate ?p ; rdf:object ?before ; gt:isEvidencedBy ?quotation .
  VALUES ?p {{ gt:replaces gt:revises prov:wasRevisionOf dcterms:replaces }}
  {QUOTED}
}} ORDER BY ?after ?before ?report ?paragraph ?words"""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a plan: the local name of its class, its words, its number, the IRI of what it is part of ("" if not told).

    `described` is what a paper says of it beside its name, `position` its place in its list, 0 where it has none.
    `replaces` leads from the IRI of an earlier part or plan to the words of a paper that say that this one replaces or revises it.
    """

    iri: str
    kind: str
    label: str
    number: str = ""
    above: str = ""
    described: str = ""
    position: int = 0
    receipts: tuple[Receipt, ...] = ()
    replaces: Mapping[str, tuple[Receipt, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlanOutline:
    """A plan and its parts; `years` are its first and last as printed, ("", "") where they are not."""

    iri: str
    label: str
    years: tuple[str, str]
    parts: tuple[Part, ...]
    replaces: Mapping[str, tuple[Receipt, ...]] = field(default_factory=dict)


def plan_outlines(store: Store) -> tuple[PlanOutline, ...]:
    """The plans that have parts, the latest first."""
    plans: dict[str, tuple[str, str, str]] = {}
    for iri, label, first, last in store.select(_PLANS).texts:
        period = period_in(label)
        plans.setdefault(iri, (label, first or (str(period.first) if period else ""), last or (str(period.last) if period else "")))
    parts, said = _parts(store), _said(store)
    found = [
        PlanOutline(
            iri,
            label,
            (first, last),
            _in_order([part for part in parts.values() if _plan_of(part, parts, plans) == iri]),
            said.get(iri, {}),
        )
        for iri, (label, first, last) in plans.items()
    ]
    return tuple(sorted(found, key=lambda plan: (plan.years, plan.label), reverse=True))


def latest_plans(plans: Sequence[PlanOutline]) -> tuple[PlanOutline, PlanOutline]:
    """Of the plans that have outcomes the latest with an earlier version, and that version, which comes first.

    Where no two are versions of one plan, and there are but two, they are given: a plan may have been renamed. Raises
    ThingError where there are fewer, and where there are more, for which of them are meant is not ours to guess.
    """
    whole = with_outcomes(plans)
    for place, after in enumerate(whole, start=1):
        if before := next((plan for plan in whole[place:] if bare_name(plan.label) == bare_name(after.label)), None):
            return before, after
    if len(whole) == 2:
        return whole[1], whole[0]
    if whole[2:]:
        raise ThingError("No two of the plans are versions of one: say which to compare.", tuple(plan.label for plan in whole))
    held = "outcomes of one plan only" if whole else "no outcomes of any plan"
    sentence = f"In the papers read there are {held}, and two plans are needed to compare: build with papers on both."
    raise ThingError(sentence, tuple(plan.label for plan in whole))


def with_outcomes(plans: Sequence[PlanOutline]) -> tuple[PlanOutline, ...]:
    """Those of some plans that have outcomes or sub-outcomes, in their order."""
    return tuple(plan for plan in plans if any(part.kind in ("Outcome", "SubOutcome") for part in plan.parts))


def find_plan(plans: Sequence[PlanOutline], text: str) -> PlanOutline:
    """The plan that a name, a period or an IRI means; raises ThingError for none or several, with those that there are."""
    wanted, period = " ".join(text.casefold().split()), period_in(text)
    ways = (
        lambda plan: plan.iri == text.strip("<> "),
        lambda plan: plan.label.casefold() == wanted,
        lambda plan: bool(period) and period_in(plan.label) == period and bare_name(wanted) in ("", bare_name(plan.label)),
        lambda plan: bool(wanted) and wanted in plan.label.casefold(),
    )
    for fits in ways:
        found = [plan for plan in plans if fits(plan)]
        if len(found) == 1:
            return found[0]
        if found:
            raise ThingError(f"'{text}' may be any of {len(found)} plans: give its period too.", tuple(plan.label for plan in found))
    raise ThingError(
        f"No plan with outcomes is called '{text}' in the papers read: name one of these.", tuple(plan.label for plan in plans)
    )


def bare_name(label: str) -> str:
    """A plan's name without its period, by which versions of one plan are known."""
    return re.sub(r"\W*\(?\b20\d\d\b.*", "", label.casefold()).strip()


def _parts(store: Store) -> dict[str, Part]:
    receipts: dict[str, dict[Receipt, None]] = defaultdict(dict)
    for iri, report, paragraph, words in store.select(_RECEIPTS).texts:
        receipts[iri][Receipt(report, paragraph, words)] = None
    said = _said(store)
    parts: dict[str, Part] = {}
    for iri, kind, label, number, described, above, place in store.select(_PARTS).texts:
        local, at = kind.removeprefix(GT), int(place) if place.isdecimal() else 0
        parts.setdefault(iri, Part(iri, local, label, number, above, described, at, tuple(receipts[iri]), said.get(iri, {})))
    return parts


def _in_order(parts: Sequence[Part]) -> tuple[Part, ...]:
    """As an outline has them: by number or place, each followed by its own parts."""
    own = {part.iri for part in parts}
    ordered = sorted(parts, key=lambda part: (not part.above, [int(n) for n in re.findall(r"\d+", part.number)], part.position, part.label))
    below = {iri: [part for part in ordered if part.above == iri] for iri in own}
    tops = [part for part in ordered if part.above not in own]
    found: list[Part] = []
    while tops:
        part = tops.pop(0)
        if part not in found:
            found.append(part)
            tops = below[part.iri] + tops
    return tuple(found)


def _said(store: Store) -> dict[str, dict[str, tuple[Receipt, ...]]]:
    found: dict[str, dict[str, tuple[Receipt, ...]]] = defaultdict(dict)
    for after, before, report, paragraph, words in store.select(_SAID).texts:
        found[after][before] = (*found[after].get(before, ()), Receipt(report, paragraph, words))
    return found


def _plan_of(part: Part, parts: Mapping[str, Part], plans: Mapping[str, object]) -> str:
    """The plan that a part belongs to: at the top of what it is part of, else the one that its address is made with."""
    seen = {part.iri}
    at = part.above
    while at in parts and at not in seen:
        seen.add(at)
        at = parts[at].above
    if at in plans:
        return at
    within = part.iri.rpartition("/")[0].rpartition("/")[2]
    return next((plan for plan in plans if plan.rpartition("/")[2] == within), "")
