"""`/ontology`: every class, property and rule of the graph as people look it up, each at the fragment of its IRI."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse

from .....ontology import resource
from .....ontology.terms import GT, ONTOLOGY, RULES
from .....queries.glossary.concepts import lenses_known
from .....queries.glossary.counting import counts
from .....queries.glossary.deriving import explained_rules
from .....queries.glossary.terms import Kind, ontology
from ...receipts import linked_lines
from ...replies import Alternate, Crumb, Page
from ...triples import triples_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .....queries.glossary.counting import Counts
    from .....queries.glossary.deriving import ExplainedRule, Step
    from .....queries.glossary.terms import Named, Term
    from ...receipts import LinkedReceipt
    from ...replies import File
    from ...visit import Visit

__all__ = ["ontology_data", "ontology_page"]

_HEADINGS = {
    Kind.CLASS: ("Classes", "What a thing of the graph can be."),
    Kind.LINK: ("Links between things", "What one thing can have to do with another. A link points from the part to the whole."),
    Kind.VALUE: ("What is told of a thing", "Texts, numbers and dates."),
}


@dataclass(frozen=True, slots=True)
class _Pointed:
    """Another term: its name and address ("" where there is nothing to open)."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """A term as the page shows it."""

    term: Term
    count: int
    parents: tuple[_Pointed, ...]
    narrower: tuple[_Pointed, ...]
    domain: _Pointed | None
    range: _Pointed | None
    near: tuple[_Pointed, ...]


@dataclass(frozen=True, slots=True)
class _Section:
    """The terms of a kind."""

    id: str
    title: str
    lead: str
    entries: tuple[_Entry, ...]


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule as the page shows it: how many links rest on it, and what its example rests on, with the receipts."""

    rule: ExplainedRule
    count: int
    because: tuple[tuple[Step, tuple[LinkedReceipt, ...]], ...]


def ontology_page(visit: Visit) -> Page:
    """Show all terms with how many of each this workspace holds, the rules with a derivation each, and the lenses."""
    known, held = ontology(), counts(visit.shown.store)
    sections = tuple(
        _Section(kind.value, *told, tuple(_entry(term, held, visit) for term in known.of_kind(kind))) for kind, told in _HEADINGS.items()
    )
    return Page(
        "vocabulary/ontology.html",
        "The words of the graph",
        {
            "ontology": known,
            "prefix": GT,
            "sections": sections,
            "rules": _rules(visit, held),
            "lenses": tuple(lenses_known().values()),
        },
        crumbs=(Crumb("Plan", visit.to.page("/")), Crumb("About", visit.to.page("/about")), Crumb("Words", "")),
        alternates=(
            Alternate("text/turtle", visit.to.data(ONTOLOGY, "ttl")),
            Alternate("application/ld+json", visit.to.data(ONTOLOGY, "jsonld")),
        ),
    )


def _rules(visit: Visit, held: Counts) -> tuple[_Rule, ...]:
    explained = explained_rules(visit.shown.store)
    steps = [rule.derivation.rests_on if rule.derivation else () for rule in explained]
    found = iter(linked_lines(visit, [step.receipts for each in steps for step in each]))
    return tuple(
        _Rule(rule, held.rules.get(RULES + rule.name, 0), tuple((step, next(found)) for step in rests_on))
        for rule, rests_on in zip(explained, steps, strict=True)
    )


def ontology_data(_: Visit, suffix: str) -> File:
    """Give the ontology as RDF."""
    quads = parse(resource("goldenthread.ttl").read_bytes(), format=RdfFormat.TURTLE)
    return triples_file((quad.triple for quad in quads), suffix)


def _entry(term: Term, held: Counts, visit: Visit) -> _Entry:
    def pointed(others: Iterable[Named]) -> tuple[_Pointed, ...]:
        return tuple(
            _Pointed(other.name, f"#{other.iri.removeprefix(GT)}" if other.own else other.iri if other.opens else "") for other in others
        )

    domain, range_ = (next(iter(pointed([end] if end else [])), None) for end in (term.domain, term.range))
    return _Entry(term, held.of(term), pointed(term.parents), pointed(term.narrower), domain, range_, pointed(term.near))
