"""What a site of files offers to ask about, as it has no form: the outcomes and sub-outcomes of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....graph.named import named_things
from ....wording import in_natural_order
from ...naming import tail_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .....graph.named import NamedThing
    from .....queries.catalogue import Question
    from ...visit import Shown, Visit

__all__ = ["answered_for_each", "offered", "parts_of"]

_ANSWERED = "supporting-strategies"
_KINDS = ("Outcome", "SubOutcome")


def answered_for_each(question: Question, shown: Shown) -> bool:
    """Whether a question has an answer of its own for each part on such a site: of several plans they would be too many."""
    return question.name == _ANSWERED and len(shown.plans) == 1


def parts_of(shown: Shown) -> list[NamedThing]:
    """Give the outcomes and sub-outcomes, in the order of their numbers."""
    return sorted(named_things(shown.store, kinds=_KINDS), key=lambda part: (in_natural_order(part.title), part.iri))


def offered(visit: Visit, question: Question) -> Iterator[tuple[str, str]]:
    """Give the name of each part, and the address of the answer, or else of the page of the part, which has the same."""
    if len(visit.shown.plans) != 1:
        return
    for part in parts_of(visit.shown):
        if answered_for_each(question, visit.shown):
            yield part.title, visit.to.page(visit.path, about=tail_of(part.iri, visit.shown.base))
        else:
            yield part.title, visit.to.thing(part.iri)
