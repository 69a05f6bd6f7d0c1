"""What relations and values are called where people read them: read from `relations.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from ...graph.named import plain_words
from ...ontology.terms import NOTATION

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Relation", "is_told", "local_name", "place_of", "relation_of", "value_name"]

_ELSE = "else"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation in one direction: its heading, and the section that it stands in."""

    heading: str
    section: str


def relation_of(predicate: str, *, outward: bool, of_a_lens: bool) -> Relation:
    """Give what to call a relation (IRI of the property), outward or inward; `of_a_lens` where either thing is a subject of a lens.

    >>> relation_of("https://w3id.org/goldenthread/ontology#supports", outward=False, of_a_lens=False)
    Relation(heading='Supported by', section='strategies')
    """
    told = _known().get(local_name(predicate), {})
    words = plain_words(predicate).capitalize()
    heading = told.get("out", words) if outward else told.get("in", f"{words} (from)")
    section = told.get("section", _ELSE)
    return Relation(heading, told.get("lens", section) if of_a_lens else section)


def is_told(predicate: str) -> bool:
    """Whether a property joins two things without a link of its own, on the words of the thing itself."""
    return bool(_known().get(local_name(predicate), {}).get("told"))


def value_name(predicate: str, *, of_a_lens: bool = False) -> str:
    """Give what to call a value, "" for what people do not read; the notation of a lens's subject is a key and not shown."""
    return "" if of_a_lens and predicate == NOTATION else _known().get(local_name(predicate), {}).get("value", "")


def place_of(predicate: str) -> int:
    """Give the place of a property among all, the last for one that is not known."""
    return _places().get(local_name(predicate), len(_places()))


def local_name(predicate: str) -> str:
    """Give the last part of the IRI of a property."""
    return re.split(r"[#/]", predicate)[-1]


@cache
def _known() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("relations.toml").read_text(encoding="utf-8"))


@cache
def _places() -> Mapping[str, int]:
    return {name: place for place, name in enumerate(_known())}
