"""The classes and properties of the ontology, as its Turtle file has them.

>>> [term.label for term in ontology().terms if term.name == "SubOutcome"]
['sub-outcome']
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from ...ontology import resource
from ...ontology.terms import (
    CLOSE_MATCH,
    DEFINITION,
    DESCRIPTION,
    DOMAIN,
    EXAMPLE,
    GT,
    LABEL,
    LICENCE,
    ONTOLOGY,
    OWL,
    OWL_CLASS,
    RANGE,
    SCOPE_NOTE,
    SUB_CLASS_OF,
    SUB_PROPERTY_OF,
    TITLE,
    TYPE,
    VERSION,
)
from ._reading import read

if TYPE_CHECKING:
    from ._reading import Said

__all__ = ["Kind", "Named", "Ontology", "Term", "ontology"]


class Kind(StrEnum):
    """What a term is, in words."""

    CLASS = "class"
    LINK = "link"
    VALUE = "value"


_KINDS = {OWL_CLASS: Kind.CLASS, f"{OWL}ObjectProperty": Kind.LINK, f"{OWL}DatatypeProperty": Kind.VALUE}


@dataclass(frozen=True, slots=True)
class Named:
    """A term that another one points to: its IRI, and its name with a prefix ("org:Organization")."""

    iri: str
    name: str

    @property
    def own(self) -> bool:
        """Whether it is a term of this ontology."""
        return self.iri.startswith(GT)

    @property
    def opens(self) -> bool:
        """Whether its IRI is an address that can be opened; those of StratML are not."""
        return self.iri.startswith("http")


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property.

    `examples` show it, `notes` say what it is not or how it is used; `parents` are the wider terms, own and others', `narrower`
    the own ones beneath it; `near` are terms of other vocabularies that mean about the same.
    """

    iri: str
    name: str
    kind: Kind
    label: str
    definition: str
    examples: tuple[str, ...]
    notes: tuple[str, ...]
    parents: tuple[Named, ...]
    narrower: tuple[Named, ...]
    domain: Named | None
    range: Named | None
    near: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """The ontology: what it calls itself, and its terms in the order of its file."""

    iri: str
    title: str
    description: str
    version: str
    licence: str
    terms: tuple[Term, ...]

    def of_kind(self, *kinds: Kind) -> tuple[Term, ...]:
        """The terms of some kinds."""
        return tuple(term for term in self.terms if term.kind in kinds)


@cache
def ontology() -> Ontology:
    """Read the ontology that this program came with."""
    said = read(resource("goldenthread.ttl"))
    terms = tuple(_term(said, iri) for iri in said.typed(*_KINDS))
    return Ontology(
        ONTOLOGY,
        said.text(ONTOLOGY, TITLE),
        said.text(ONTOLOGY, DESCRIPTION),
        said.text(ONTOLOGY, VERSION),
        said.text(ONTOLOGY, LICENCE),
        terms,
    )


def _term(said: Said, iri: str) -> Term:
    wider = (SUB_CLASS_OF, SUB_PROPERTY_OF)
    beneath = (other for other in said.subjects if iri in said.of(other, *wider))
    return Term(
        iri,
        iri.removeprefix(GT),
        _KINDS[said.text(iri, TYPE)],
        said.text(iri, LABEL),
        said.text(iri, DEFINITION),
        said.of(iri, EXAMPLE),
        said.of(iri, SCOPE_NOTE),
        tuple(_named(said, other) for other in said.of(iri, *wider)),
        tuple(_named(said, other) for other in beneath),
        next((_named(said, other) for other in said.of(iri, DOMAIN)), None),
        next((_named(said, other) for other in said.of(iri, RANGE)), None),
        tuple(_named(said, other) for other in said.of(iri, CLOSE_MATCH)),
    )


def _named(said: Said, iri: str) -> Named:
    """A term by the longest namespace of the file that it begins with."""
    fitting = [(namespace, prefix) for prefix, namespace in said.prefixes.items() if iri.startswith(namespace)]
    if not fitting:
        return Named(iri, iri)
    namespace, prefix = max(fitting, key=lambda pair: len(pair[0]))
    return Named(iri, f"{prefix}:{iri.removeprefix(namespace)}")
