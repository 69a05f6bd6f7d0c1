"""`/lens/NAME/CONCEPT`: what a concept means, what it corresponds to in other lenses, and where in the plan it is met."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from .....ontology.terms import LENS
from .....queries.binding import bind
from .....queries.endpoint.http.refusals import Refusal
from .....queries.glossary.concepts import concept, lens, lenses_known
from .....queries.glossary.sorting import sorted_by
from ...replies import Alternate, Crumb, Page
from ...scope import PLAN, chosen_plan, plan_choices, plan_name
from ...triples import triples_file
from .ties import tied

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .....queries.glossary.concepts import Concept, Lens
    from ...replies import File
    from ...visit import Shown, Visit

__all__ = ["concept_data", "concept_page", "every_concept"]

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
            *_way(visit, owner),
            Crumb(found.label, ""),
        ),
        alternates=(
            Alternate("text/turtle", visit.to.data(found.iri, "ttl")),
            Alternate("application/ld+json", visit.to.data(found.iri, "jsonld")),
        ),
    )


def _way(visit: Visit, owner: Lens) -> tuple[Crumb, ...]:
    """The way to a lens; what only sorts has no map, and is listed among the words."""
    if not owner.looks:
        return Crumb("Words", visit.to.page("/ontology")), Crumb(owner.label, visit.to.page(f"/ontology#lens-{owner.name}"))
    return Crumb("Lenses", visit.to.page("/lens")), Crumb(owner.label, visit.to.page(f"/lens/{owner.name}"))


def concept_data(visit: Visit, suffix: str, name: str, notation: str) -> File:
    """Give what is said of a concept as RDF. Raises as `concept_page` does."""
    found = _found(name, notation)
    return triples_file(visit.shown.store.construct(bind(_ALL, {"_concept_iri": NamedNode(found.iri)})), suffix)


def every_concept(shown: Shown) -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """List the concepts of all lenses; those of a lens that looks at plans, for each plan where there are several."""
    plans = [{PLAN: plan_name(plan)} for plan in shown.plans] if len(shown.plans) > 1 else []
    for known in lenses_known().values():
        for each in known.concepts:
            for query in ({}, *(plans if known.looks else ())):
                yield {"name": known.name, "notation": each.notation}, query


def _found(name: str, notation: str) -> Concept:
    owner = lens(name)
    found = concept(f"{LENS}{name}/{notation}")
    if found is None:
        raise Refusal(HTTPStatus.NOT_FOUND, f"The lens “{owner.label}” has no concept '{notation}': choose one from the lens's page.")
    return found


def _in_the_plan(visit: Visit, found: Concept) -> Mapping[str, object]:
    """What of the plan that is meant is tied to a concept."""
    plan = chosen_plan(visit)
    return {
        "ties": tied(visit, found.iri, plan.iri) if plan else (),
        "plan": plan,
        "choices": plan_choices(visit),
        "more": visit.to.page(f"/lens/{found.lens}", **{PLAN: visit.first(PLAN)}),
    }


def _others(visit: Visit, iris: Iterable[str]) -> tuple[_Other, ...]:
    return tuple(_other(visit, iri) for iri in iris)


def _other(visit: Visit, iri: str, *judged: str) -> _Other:
    there = concept(iri)
    if there is None:
        return _Other(iri, "", iri, *judged)
    return _Other(there.label, lens(there.lens).label, visit.to.thing(iri), *judged)
