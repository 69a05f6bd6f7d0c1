"""A question as it is asked: with the things that its parameters name, found from what a person typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..ontology.errors import QuestionError
from ..ontology.terms import GT
from .binding import bind
from .catalogue import question as question_named
from .headers import without_header
from .naming import resolve

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..graph.store.store import Store
    from .catalogue import Question

__all__ = ["Asked", "asked_of"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and by the names of its parameters the things that they stand for; those left out are not there."""

    question: Question
    things: Mapping[str, NamedNode]

    @property
    def query(self) -> str:
        """The SPARQL text, with its parameters bound and without the header: it runs as it stands, on any engine."""
        parameters = self.question.parameters
        terms = {parameter.variable: NamedNode(GT + parameter.otherwise) for parameter in parameters if parameter.otherwise}
        terms |= {parameter.variable: self.things[parameter.name] for parameter in parameters if parameter.name in self.things}
        return bind(without_header(self.question.text), terms)


def asked_of(store: Store, question: Question | str, given: Mapping[str, str]) -> Asked:
    """Find what the texts `given`, by the names of parameters, stand for; a parameter that is "" or missing has its default.

    Raises QuestionError for an unknown question or parameter, or one that is missing, and ThingError for a text that names no
    thing, several, or one of a kind that the question is not about.
    """
    asked = question_named(question) if isinstance(question, str) else question
    known = {parameter.name for parameter in asked.parameters}
    for name in given:
        if name not in known:
            takes = f"it takes {', '.join(sorted(known))}" if known else "it takes none"
            raise QuestionError(f"The question '{asked.name}' has no parameter '{name}': {takes}.")
    things = {}
    for parameter in asked.parameters:
        text = given.get(parameter.name) or parameter.default
        if text:
            things[parameter.name] = resolve(store, parameter, text)
        elif parameter.required:
            raise QuestionError(
                f"The question '{asked.name}' needs '{parameter.name}' ({parameter.description}): give it as --about (about=)."
            )
    return Asked(asked, things)
