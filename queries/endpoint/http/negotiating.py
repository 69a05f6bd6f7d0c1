"""Which formats a client takes: proactive negotiation after RFC 9110 (2022), 12.4 and 12.5.

    >>> accepted = negotiate("text/csv, application/rdf+xml;q=0.4, text/*;q=0.2", "")
    >>> accepted.solutions, accepted.boolean, accepted.triples
    ('text/csv', 'text/csv', 'application/rdf+xml')

The form of an answer is known only when the query has been read, so one format is chosen for each of the three.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from .formats import BOOLEAN, SOLUTIONS, TRIPLES
from .refusals import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .formats import Form

__all__ = ["Accepted", "negotiate", "takes_gzip", "weights"]

#: One member of a list: what is asked for, and its parameters; a comma in quotes separates nothing.
_MEMBER = re.compile(r'((?:[^,;"]|"(?:[^"\\]|\\.)*")+)((?:;(?:[^,"]|"(?:[^"\\]|\\.)*")*)?)')
_WEIGHT = re.compile(r";\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*(?:;|$)", re.IGNORECASE)
_KEPT = 512  # different Accept headers whose reading is remembered: clients send very few
_LONGEST = 4096  # characters of a list that are read: no client that means well sends more


@dataclass(frozen=True, slots=True)
class Accepted:
    """The label chosen for each form of answer; None where the client takes none of what there is."""

    solutions: str | None
    boolean: str | None
    triples: str | None


@lru_cache(maxsize=_KEPT)
def negotiate(accept: str, named: str) -> Accepted:
    """Choose formats by the value of `Accept` ("" takes anything), or by the short name or media type that a URL names.

    Raises Refusal, 406, for a name that is none and for a header that none of the formats meets.
    """
    if named:
        chosen = tuple(_by_name(form, named.lower()) for form in (SOLUTIONS, BOOLEAN, TRIPLES))
        if not any(chosen):
            names = sorted({*SOLUTIONS.short_names, *TRIPLES.short_names})
            raise Refusal(406, f"There is no format '{named}': name one of {', '.join(names)}.")
        return Accepted(*chosen)
    asked = weights(accept)
    chosen = tuple(_best(form, asked) for form in (SOLUTIONS, BOOLEAN, TRIPLES))
    if not any(chosen):
        kinds = ", ".join(dict.fromkeys([*SOLUTIONS.written_as.values(), *TRIPLES.written_as.values()]))
        raise Refusal(406, f"None of the formats that are asked for is written here: accept one of {kinds}.")
    return Accepted(*chosen)


@lru_cache(maxsize=_KEPT)
def takes_gzip(accept_encoding: str) -> bool:
    """Tell whether an answer may be sent as gzip: it is named, or `*` is, with a weight above nothing."""
    asked = dict(weights(accept_encoding, anything=""))
    return asked.get("gzip", asked.get("x-gzip", asked.get("*", 0.0))) > 0


def weights(header: str, anything: str = "*/*") -> tuple[tuple[str, float], ...]:
    """Read a list with weights: each member in lower case, without its parameters, in the order given.

    What cannot be read, and what is beyond 4096 characters, is left out; a weight that cannot be read counts as 1.
    """
    members = [(found[1].strip().lower(), _WEIGHT.search(found[2])) for found in _MEMBER.finditer(header[:_LONGEST] or anything)]
    return tuple((name, float(weight[1]) if weight else 1.0) for name, weight in members if name)


def _by_name(form: Form, named: str) -> str | None:
    return form.short_names.get(named) or (named if named in form.written_as else None)


def _best(form: Form, asked: Iterable[tuple[str, float]]) -> str | None:
    """The label of the greatest weight; of equal ones what the client names, in its order, before what a wildcard covers."""
    asked = tuple(asked)
    exact = dict(asked)
    order = [name for name, _ in asked]
    candidates = []
    for place, label in enumerate(form.written_as):
        weight = next((exact[name] for name in (label, f"{label.partition('/')[0]}/*", "*/*") if name in exact), 0.0)
        if weight > 0:
            named = order.index(label) if label in exact else len(order)
            candidates.append((-weight, named, place, label))
    return min(candidates)[3] if candidates else None
