"""Whether a fact is written in the ontology's terms: a property that it has, an address or a value as that property takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ...ontology import resource
from ...ontology import terms as t
from ...ontology.errors import AmendmentError
from .changes import Fact, in_words

__all__ = ["forbid_misuse"]

_LINKS, _VALUES, _CLASS, _RANGE = t.OWL + "ObjectProperty", t.OWL + "DatatypeProperty", t.OWL + "Class", t.RDFS + "range"
#: Names and numbers are plain strings, without a language (docs/MODEL.md).
_NAMES = frozenset({t.PREF_LABEL, t.ALT_LABEL, t.NOTATION})


@dataclass(frozen=True, slots=True)
class _Terms:
    """What each term of the ontology is, and what the values of a property must be, where it says."""

    kinds: dict[str, str]
    ranges: dict[str, str]


def forbid_misuse(facts: Iterable[Fact]) -> None:
    """Raise AmendmentError for the first fact, in their order, that is not written in the ontology's terms."""
    ordered = sorted(facts, key=str)
    terms = _terms() if ordered else _Terms({}, {})
    for fact in ordered:
        _, predicate, value = fact
        name, said = predicate.value, in_words(fact)
        kind = terms.kinds.get(name)
        if name.startswith(t.GT) and kind not in {_LINKS, _VALUES}:
            raise AmendmentError(f"The ontology has no property {name}: correct its name in “{said}”.")
        if name == t.TYPE and terms.kinds.get(value.value) != _CLASS:
            raise AmendmentError(f"The ontology has no class {value.value}: correct its name in “{said}”.")
        if kind == _LINKS and not isinstance(value, NamedNode):
            raise AmendmentError(f"{name} leads to a thing, not to a text: give the IRI of the thing in “{said}”.")
        if (kind == _VALUES or name in _NAMES) and not isinstance(value, Literal):
            raise AmendmentError(f"{name} has a text or a date as its value, not a thing: write it in quotation marks in “{said}”.")
        wanted = t.XSD_STRING if name in _NAMES else terms.ranges.get(name, "")
        if isinstance(value, Literal) and wanted.startswith(t.XSD) and value.datatype.value != wanted:
            raise AmendmentError(f"{name} has values of type {wanted}, without a language: correct “{said}”.")


def _terms() -> _Terms:
    kinds: dict[str, str] = {}
    ranges: dict[str, str] = {}
    for quad in parse(resource("goldenthread.ttl").read_bytes(), format=RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            if quad.predicate.value == t.TYPE:
                kinds[quad.subject.value] = quad.object.value
            elif quad.predicate.value == _RANGE:
                ranges[quad.subject.value] = quad.object.value
    return _Terms(kinds, ranges)
