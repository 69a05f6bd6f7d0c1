"""Terms as values of Python: what a notebook reckons with."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode

from ..ontology.terms import XSD, XSD_BOOLEAN, XSD_DATE, XSD_DATE_TIME

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..graph.store.store import Term

__all__ = ["Value", "value_of"]

Value = str | int | float | bool | Decimal | date | datetime | None

_WHOLE = (
    *("integer", "long", "int", "short", "byte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger"),
    *("unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte"),
)


def value_of(term: Term | None) -> Value:
    """Give the value of a term: of an IRI its text, of a number a number, of a date a date; None where nothing is bound.

    A literal of another datatype, or one that its datatype does not allow, is its text; a year (`xsd:gYear`) too, since Python
    knows no year without days.

    >>> from pyoxigraph import Literal, NamedNode
    >>> value_of(Literal(3)), value_of(Literal("9.3")), value_of(NamedNode("https://example.org/a"))
    (3, '9.3', 'https://example.org/a')
    """
    match term:
        case None:
            return None
        case Literal():
            return _read(term.value, term.datatype.value)
        case NamedNode():
            return term.value
        case BlankNode():
            return f"_:{term.value}"
        case _:
            return str(term)


def _read(text: str, datatype: str) -> Value:
    try:
        return _READERS[datatype](text) if datatype in _READERS else text
    except (ValueError, InvalidOperation):
        return text


def _decimal(text: str) -> Decimal:
    number = Decimal(text)
    if not number.is_finite():
        raise InvalidOperation(text)
    return number


_READERS: dict[str, Callable[[str], Value]] = {
    **{XSD + name: int for name in _WHOLE},
    XSD + "decimal": _decimal,
    XSD + "double": float,
    XSD + "float": float,
    XSD_BOOLEAN: lambda text: text in {"true", "1"},
    XSD_DATE: date.fromisoformat,
    XSD_DATE_TIME: datetime.fromisoformat,
}
