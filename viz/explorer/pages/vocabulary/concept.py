"""`/lens/NAME/CONCEPT`: what a concept means, what it corresponds to in other lenses, and where in the plan it is met."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from .....ontology.terms import LENS
from .....queries.asking import ask
from .....queries.binding import bind
from .....queries.catalogue import question
from .....queries.endpoint.http.refusals import Refusal
from .....queries.glossary.concepts import concept, lens, lenses_known
from .....queries.glossary.sorting import sorted_by
from ...receipts import linked_lines
from ...replies import Alternate, Crumb, Page
from ...scope import PLAN, chosen_plan, plan_choices, plan_name
from ...triples import triples_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .....queries.asking import Answer
    from .....queries.glossary.concepts import Concept
    from .....queries.plans import Plan
    from ...receipts import LinkedReceipt
    from ...replies import File
    from ...visit import Shown, Visit

__all__ = ["concept_data", "concept_page", "every_concept"]

_QUESTION = "lens-in-plan"
_GRADES = ("stated", "inferred", "suggested")
_MOST = 50  # ties of a grade; a link leads to the rest
_ALL = "DESCRIBE ?_concept_iri"


@dataclass(frozen=True, slots=True)
class _Other:
    """Another concept: its label, its lens's, and its address; how it corresponds, how sure and why, where that was judged."""

    label: str
    lens: str
    href: str
    relation: str = ""
    confidence: str = ""
    comment: str = ""


@dataclass(frozen=True, slots=True)
class _Tie:
    """A part of the plan that is tied to the concept, by one grade."""

    outcome: str
    part: str
    href: str
    how: str
    receipts: tuple[LinkedReceipt, ...]


def concept_page(visit: Visit, name: str, notation: str) -> Page:
    """Show a concept. Raises ThingError for a lens, and Refusal, 404, for a concept of it that is not there."""
    owner, found = lens(name), _found(name, notation)
    return Page(
        "vocabulary/concept.html",
        found.label,
        {
            "concept": found,
            "lens": owner,
            "broader": _others(visit, found.broader),
            "narrower": _others(visit, found.narrower),
            "matches": tuple(_other(visit, match.iri, match.relation, match.confidence, match.comment) for match in found.matches),
            "sorted": None if owner.looks else sorted_by(visit.shown.store, found.iri),
            **(_in_the_plan(visit, found) if owner.looks else {}),
        },
        crumbs=(
            Crumb("Plan", visit.to.page("/")),
            Crumb("Lenses", visit.to.page("/lens")),
            Crumb(owner.label, visit.to.page(f"/lens/{name}")),
            Crumb(found.label, ""),
        ),
        alternates=(
            Alternate("text/turtle", visit.to.data(found.iri, "ttl")),
            Alternate("application/ld+json", visit.to.data(found.iri, "jsonld")),
        ),
    )


def concept_data(visit: Visit, suffix: str, name: str, notation: str) -> File:
    """Give what is said of a concept as RDF. Raises as `concept_page` does."""
    found = _found(name, notation)
    return triples_file(visit.shown.store.construct(bind(_ALL, {"_concept_iri": NamedNode(found.iri)})), suffix)


def every_concept(_: Shown) -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """List the concepts of all lenses."""
    for known in lenses_known().values():
        for each in known.concepts:
            yield {"name": known.name, "notation": each.notation}, {}


def _found(name: str, notation: str) -> Concept:
    owner = lens(name)
    found = concept(f"{LENS}{name}/{notation}")
    if found is None:
        raise Refusal(HTTPStatus.NOT_FOUND, f"The lens “{owner.label}” has no concept '{notation}': choose one from the lens's page.")
    return found


def _in_the_plan(visit: Visit, found: Concept) -> Mapping[str, object]:
    """What of a plan is tied to a concept, and what else the page says of that."""
    plan = chosen_plan(visit)
    answer = ask(visit.shown.store, _QUESTION, found.iri, **_of_plan(plan))
    return {
        "ties": _ties(visit, answer),
        "notes": answer.notes,
        "most": _MOST,
        "plan": plan,
        "choices": plan_choices(visit),
        "question": visit.to.page(f"/questions/{_QUESTION}", about=found.iri, plan=plan_name(plan) if plan else ""),
    }


def _of_plan(plan: Plan | None) -> dict[str, str]:
    """What limits the question to a plan, where it can be limited."""
    can = any(parameter.name == PLAN for parameter in question(_QUESTION).parameters)
    return {PLAN: plan.iri} if plan and can else {}


def _others(visit: Visit, iris: Iterable[str]) -> tuple[_Other, ...]:
    return tuple(_other(visit, iri) for iri in iris)


def _other(visit: Visit, iri: str, *judged: str) -> _Other:
    there = concept(iri)
    if there is None:
        return _Other(iri, "", iri, *judged)
    return _Other(there.label, lens(there.lens).label, visit.to.thing(iri), *judged)


def _ties(visit: Visit, answer: Answer) -> Mapping[str, tuple[_Tie, ...]]:
    """What is tied to the concept, by grade: never added up."""
    names = [column.variable for column in answer.columns]
    ties: dict[str, list[_Tie]] = {grade: [] for grade in _GRADES}
    shown = linked_lines(visit, answer.receipts)
    for row, about, receipts in zip(answer.rows, answer.abouts, shown, strict=True):
        cells = dict(zip(names, row, strict=True))
        for grade in _GRADES:
            if how := cells[grade]:
                address = about.get("element", "")
                link = visit.to.thing(address) if address else ""
                ties[grade].append(_Tie(cells["outcome"], cells["element"], link, how, receipts))
    return {grade: tuple(each) for grade, each in ties.items()}
