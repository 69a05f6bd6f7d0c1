"""The catalogue as example queries: each runs as it stands and, where a question is about a thing, asks about one that is there.

In triples after SIB's sparql-examples (https://github.com/sib-swiss/sparql-examples), which SPARQL editors look for in a
service description, and as the list of names and texts that YASGUI's editors take.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from ...ontology.terms import GT, LENS, RDF, RDFS, SCHEMA, SH, TYPE
from ..binding import bind
from ..catalogue import catalogue
from ..headers import without_header
from .prefixes import PREFIXES_IRI

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..catalogue import Parameter

__all__ = ["Example", "examples", "examples_query", "in_shacl"]


@dataclass(frozen=True, slots=True)
class Example:
    """A question of the catalogue as a query that runs: its name, what it asks, for whom, and its SPARQL text."""

    name: str
    summary: str
    audience: tuple[str, ...]
    query: str


def examples_query() -> str:
    """Give the SELECT (?class ?example, as strings) that finds for each class a thing to ask about."""
    return files(__package__).joinpath("examples.rq").read_text(encoding="utf-8")


def examples(things: Mapping[str, str]) -> tuple[Example, ...]:
    """Give an example for each question; `things` are the IRIs to ask about by the IRI of their class.

    A question is left out where there is nothing that it could be asked about.
    """
    found = []
    for question in catalogue().values():
        terms = {parameter.variable: thing for parameter in question.parameters if (thing := _thing(parameter, things))}
        if all(parameter.variable in terms for parameter in question.parameters if parameter.required):
            found.append(Example(question.name, question.summary, question.audience, bind(without_header(question.text), terms)))
    return tuple(found)


def in_shacl(shown: Iterable[Example], endpoint: str) -> Iterator[Triple]:
    """Give the examples as triples: SHACL executables aimed at `endpoint`."""
    for example in shown:
        iri = NamedNode(f"{endpoint}/examples/{example.name}")
        for kind in ("SPARQLExecutable", "SPARQLSelectExecutable"):
            yield Triple(iri, NamedNode(TYPE), NamedNode(SH + kind))
        yield Triple(iri, NamedNode(f"{RDFS}label"), Literal(example.name))
        yield Triple(iri, NamedNode(f"{RDFS}comment"), Literal(escape(example.summary), datatype=NamedNode(f"{RDF}HTML")))
        yield Triple(iri, NamedNode(f"{SH}prefixes"), PREFIXES_IRI)
        yield Triple(iri, NamedNode(f"{SH}select"), Literal(example.query))
        yield Triple(iri, NamedNode(f"{SCHEMA}target"), NamedNode(endpoint))
        for audience in example.audience:
            yield Triple(iri, NamedNode(f"{SCHEMA}keywords"), Literal(audience))


def _thing(parameter: Parameter, things: Mapping[str, str]) -> NamedNode | None:
    """The lens that is its default, or else a thing of the first of its classes that there is one of."""
    if parameter.default and LENS + parameter.default in things.values():
        return NamedNode(LENS + parameter.default)
    return next((NamedNode(things[GT + kind]) for kind in parameter.kind if GT + kind in things), None)
