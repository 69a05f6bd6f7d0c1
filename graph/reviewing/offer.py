"""A suggestion as an officer sees it: in words, with what shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...ontology.terms import CLOSE_MATCH, EXACT_MATCH, NOTATION, PREF_LABEL, TYPE
from ..named import plain_words
from ..suggesting import Method

if TYPE_CHECKING:
    from ..receipt import Receipt

__all__ = ["Named", "Offer", "bears_number", "number_of", "relation_in_words", "whole_number"]

_WORDS = {
    CLOSE_MATCH: "says much the same as",
    EXACT_MATCH: "is the same as",
    PREF_LABEL: "is called",
    TYPE: "is a",
    NOTATION: "has the number",
}
_DIGITS = 7  # of the address's hash: a clash in a queue of a thousand is one in five hundred, and is told


@dataclass(frozen=True, slots=True)
class Named:
    """A thing in words: its IRI, its number and name, what it is ("action", "determinant")."""

    iri: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A suggestion that is open for review.

    `score` is from 0 to 1, `words` are those that led to it, `lens` the notation of the lens that the object is of, or
    "". `receipts` show it, `quotations` are their addresses. Where both are one thing under two names, `kept` is the
    IRI of the one that keeps its own, else "".
    """

    iri: str
    method: Method
    score: float
    words: str
    subject: Named
    predicate: str
    object: Named
    lens: str
    receipts: tuple[Receipt, ...]
    quotations: tuple[str, ...]
    kept: str = ""

    @property
    def id(self) -> str:
        """Its number: short, and the same at every build."""
        return number_of(self.iri)

    @property
    def claim(self) -> tuple[str, str, str]:
        """The triple that is suggested, as N-Triples."""
        return f"<{self.subject.iri}>", f"<{self.predicate}>", f"<{self.object.iri}>"

    @property
    def relation(self) -> str:
        """What is suggested to hold between subject and object, in plain words."""
        return relation_in_words(self.predicate)

    @property
    def consequence(self) -> str:
        """What accepting it does, for an officer who decides."""
        if not self.kept:
            return f"“{self.subject.title}” {self.relation} “{self.object.title}”."
        lost, kept = (self.subject, self.object) if self.kept == self.object.iri else (self.object, self.subject)
        return f"“{lost.title}” becomes another name of “{kept.title}”."


def number_of(iri: str) -> str:
    """Give the short number of a suggestion or decision."""
    return whole_number(iri)[:_DIGITS]


def whole_number(iri: str) -> str:
    """Give the whole of that number, for where the short ones of two are the same."""
    return iri.rpartition("/")[2]


def bears_number(iri: str, typed: str) -> bool:
    """Tell whether a suggestion or decision has a number that an officer typed, or the beginning of one."""
    number = typed.strip().lstrip("#").casefold()
    return bool(number) and whole_number(iri).startswith(number)


def relation_in_words(predicate: str) -> str:
    """Give a property in plain words.

    >>> relation_in_words("https://w3id.org/goldenthread/ontology#addresses")
    'addresses'
    """
    return _WORDS.get(predicate) or plain_words(predicate)
