"""Turtle files of the ontology floor, as what they say of each subject, in the order in which they say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, RdfFormat, parse

from ...ontology.terms import TYPE

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["Said", "read"]


@dataclass(frozen=True, slots=True)
class Said:
    """What a file says, as strings: subject -> property -> values. `prefixes` are those that the file declares."""

    subjects: Mapping[str, Mapping[str, tuple[str, ...]]]
    prefixes: Mapping[str, str]

    def of(self, subject: str, *properties: str) -> tuple[str, ...]:
        """The values of some properties of a subject, () where nothing is said."""
        about = self.subjects.get(subject, {})
        return tuple(value for name in properties for value in about.get(name, ()))

    def text(self, subject: str, name: str) -> str:
        """The only value of a property, or ""."""
        return next(iter(self.of(subject, name)), "")

    def typed(self, *kinds: str) -> tuple[str, ...]:
        """The subjects of some classes, in the order of the file."""
        return tuple(subject for subject, about in self.subjects.items() if set(about.get(TYPE, ())) & set(kinds))


def read(file: Traversable) -> Said:
    """Read one file; its blank nodes, if any, are left out."""
    parser = parse(file.read_bytes(), format=RdfFormat.TURTLE)
    subjects: dict[str, dict[str, tuple[str, ...]]] = {}
    for quad in parser:
        if isinstance(quad.subject, NamedNode):
            about = subjects.setdefault(quad.subject.value, {})
            about[quad.predicate.value] = (*about.get(quad.predicate.value, ()), getattr(quad.object, "value", ""))
    return Said(subjects, dict(parser.prefixes))
