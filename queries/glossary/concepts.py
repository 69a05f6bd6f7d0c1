"""The lenses and their concepts, and how concepts of different lenses correspond.

>>> lens("marmot").label
'Marmot eight'
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from ...ontology import lenses, resource
from ...ontology.errors import ThingError
from ...ontology.terms import (
    ALT_LABEL,
    BROADER,
    CONCEPT,
    CONCEPT_SCHEME,
    DEFINITION,
    DETERMINANT,
    HIDDEN_LABEL,
    IN_SCHEME,
    IS_NOT_MARKED_BY,
    LENS,
    LENS_CLASS,
    NOTATION,
    POPULATION_GROUP,
    PREF_LABEL,
    SCOPE_NOTE,
    SOURCE,
    TYPE,
)
from ._reading import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ._reading import Said

__all__ = ["Concept", "Lens", "Match", "concept", "lens", "lenses_known"]

_CROSSWALK = "lenses/crosswalk.sssom.tsv"
#: What the relation of a mapping says of the concept on its other side, read from either side.
_RELATIONS = {
    "skos:exactMatch": ("the same as", "the same as"),
    "skos:closeMatch": ("close to", "close to"),
    "skos:broadMatch": ("narrower than", "broader than"),
    "skos:narrowMatch": ("broader than", "narrower than"),
    "skos:relatedMatch": ("related to", "related to"),
}


@dataclass(frozen=True, slots=True)
class Match:
    """A concept of another lens that this one corresponds to: how, how sure, and what was thought of it."""

    iri: str
    relation: str
    confidence: str
    comment: str


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a lens. `marks` are words that only hint at it in a text; `not_marks` hold one and do not speak of it."""

    iri: str
    lens: str
    notation: str
    label: str
    definition: str
    note: str
    others: tuple[str, ...]
    marks: tuple[str, ...]
    not_marks: tuple[str, ...]
    broader: tuple[str, ...]
    narrower: tuple[str, ...]
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Lens:
    """A lens, or a scheme that only sorts (`looks` tells which), with its concepts in the order of its file."""

    iri: str
    name: str
    label: str
    definition: str
    note: str
    sources: tuple[str, ...]
    looks: bool
    concepts: tuple[Concept, ...]


@cache
def lenses_known() -> Mapping[str, Lens]:
    """Give all lenses by the last part of their IRI, those that only sort last."""
    read_in = [read(file) for file in lenses()]
    around = _Around(*_hierarchy(read_in), _matches())
    found = [_lens(said, iri, around) for said in read_in for iri in said.typed(LENS_CLASS, CONCEPT_SCHEME)]
    return MappingProxyType({each.name: each for each in sorted(found, key=lambda each: (not each.looks, each.label))})


def lens(name: str) -> Lens:
    """Give one lens; raise ThingError, naming all, where there is none of that name."""
    known = lenses_known()
    if name not in known:
        raise ThingError(f"There is no lens '{name}': there are {', '.join(known)}.", tuple(each.label for each in known.values()))
    return known[name]


@cache
def concept(iri: str) -> Concept | None:
    """Give one concept by its IRI, or None."""
    owner = lenses_known().get(iri.removeprefix(LENS).partition("/")[0])
    return next((each for each in owner.concepts if each.iri == iri), None) if owner else None


@dataclass(frozen=True, slots=True)
class _Around:
    """What lies around concepts, across all lenses: IRI of one -> its broader, its narrower ones, what corresponds to it."""

    broader: Mapping[str, tuple[str, ...]]
    narrower: Mapping[str, tuple[str, ...]]
    matches: Mapping[str, tuple[Match, ...]]


def _lens(said: Said, iri: str, around: _Around) -> Lens:
    members = [other for other in said.typed(DETERMINANT, POPULATION_GROUP, CONCEPT) if iri in said.of(other, IN_SCHEME)]
    return Lens(
        iri,
        iri.removeprefix(LENS),
        said.text(iri, PREF_LABEL),
        said.text(iri, DEFINITION),
        said.text(iri, SCOPE_NOTE),
        said.of(iri, SOURCE),
        LENS_CLASS in said.of(iri, TYPE),
        tuple(_concept(said, member, iri, around) for member in members),
    )


def _concept(said: Said, iri: str, scheme: str, around: _Around) -> Concept:
    return Concept(
        iri,
        scheme.removeprefix(LENS),
        said.text(iri, NOTATION),
        said.text(iri, PREF_LABEL),
        said.text(iri, DEFINITION),
        said.text(iri, SCOPE_NOTE),
        said.of(iri, ALT_LABEL),
        said.of(iri, HIDDEN_LABEL),
        said.of(iri, IS_NOT_MARKED_BY),
        around.broader.get(iri, ()),
        around.narrower.get(iri, ()),
        around.matches.get(iri, ()),
    )


def _hierarchy(read_in: Iterable[Said]) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """What is broader, and what is narrower; the crosswalk tells of concepts that other files declare."""
    above, beneath = dict[str, tuple[str, ...]](), dict[str, tuple[str, ...]]()
    for said in read_in:
        for narrow in said.subjects:
            for wide in said.of(narrow, BROADER):
                above[narrow] = tuple(dict.fromkeys((*above.get(narrow, ()), wide)))
                beneath[wide] = tuple(dict.fromkeys((*beneath.get(wide, ()), narrow)))
    return above, beneath


def _matches() -> Mapping[str, tuple[Match, ...]]:
    """The mappings of the crosswalk (SSSOM), each told from both of its sides."""
    lines = resource(_CROSSWALK).read_text(encoding="utf-8").splitlines()
    prefixes = dict(line.removeprefix("#").strip().split(": ", 1) for line in lines if line.startswith("#  "))
    found: dict[str, tuple[Match, ...]] = {}
    table = csv.DictReader(io.StringIO("\n".join(line for line in lines if not line.startswith("#"))), delimiter="\t")
    for row in table:
        ends = [_whole(row[end], prefixes) for end in ("subject_id", "object_id")]
        for (here, there), relation in zip((ends, ends[::-1]), _RELATIONS[row["predicate_id"]], strict=True):
            found[here] = (*found.get(here, ()), Match(there, relation, row["confidence"], row["comment"]))
    return found


def _whole(name: str, prefixes: Mapping[str, str]) -> str:
    prefix, _, local = name.partition(":")
    return prefixes[prefix] + local
