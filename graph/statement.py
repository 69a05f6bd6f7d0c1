"""What a paper says, as data: things, statements about them, and the words that each rests on.

Extracting makes these, stating turns them into quads. Nothing here knows RDF beyond the IRIs of classes and properties.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..ontology.terms import XSD_BOOLEAN

__all__ = ["Concept", "Finding", "Mention", "Quotation", "Record", "Statement", "Thing", "Typed", "Value"]


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """Words of a source: `exact` as normalised, the span in its text, and the number of the paragraph they stand in."""

    source: str
    paragraph: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True, order=True)
class Thing:
    """Something a paper speaks of: its most specific class (IRI), and the key that it is known by in the workspace.

    The key holds what its address is made of ("people-enjoy-long-lives-in-good-health"); two papers that speak of
    the same thing give the same key.
    """

    kind: str
    key: str


@dataclass(frozen=True, slots=True, order=True)
class Concept:
    """A concept of a lens, by its IRI."""

    iri: str


@dataclass(frozen=True, slots=True, order=True)
class Typed:
    """A literal: its text and the IRI of its datatype ("" for a plain string)."""

    text: str
    datatype: str = ""

    @classmethod
    def truth(cls, value: bool) -> Typed:
        """True or false as a literal."""
        return cls("true" if value else "false", XSD_BOOLEAN)


Value = Thing | Concept | Typed


@dataclass(frozen=True, slots=True)
class Statement:
    """Subject, predicate (IRI), object, and the quotations that say so (at least one)."""

    subject: Thing
    predicate: str
    object: Value
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a thing: one of the names it goes by, as read, and where."""

    thing: Thing
    name: str
    quotation: Quotation


@dataclass(frozen=True, slots=True)
class Record:
    """A detail of a thing that needs no receipt of its own: a position, a description, a kind, a date of an event."""

    thing: Thing
    predicate: str
    value: Value


@dataclass(frozen=True, slots=True)
class Finding:
    """A defect of a paper: its kind, one sentence for an officer, what it is about, what is printed and what is right."""

    kind: str
    sentence: str
    about: tuple[Thing, ...]
    quotations: tuple[Quotation, ...] = ()
    printed: str = ""
    right: str = ""
