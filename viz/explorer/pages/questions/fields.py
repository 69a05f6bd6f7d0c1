"""The form of a question, made from its header: a field for each parameter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .....graph.named import named_things
from ...naming import tail_of
from ...scope import PLAN, plan_choices, plan_name
from .inquiry import EVERYTHING, scope_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .....queries.catalogue import Parameter
    from ...visit import Visit
    from .inquiry import Inquiry

__all__ = ["Field", "fields_of"]

_LENS = ("Lens",)
_MANY = 40  # plans: more are searched, not listed


@dataclass(frozen=True, slots=True)
class Field:
    """A field: with `options` (value, text) one is chosen, else the name of a thing of `kinds` is typed."""

    name: str
    label: str
    value: str
    hint: str = ""
    error: str = ""
    kinds: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()


def fields_of(visit: Visit, inquiry: Inquiry) -> tuple[Field, ...]:
    """Give the fields of a question as they are filled in."""
    return tuple(field for parameter in inquiry.question.parameters for field in _field(visit, inquiry, parameter))


def _field(visit: Visit, inquiry: Inquiry, parameter: Parameter) -> Iterator[Field]:
    name, value = parameter.name, inquiry.texts.get(parameter.name, "")
    error = next((sentence for sentence, field in inquiry.errors if field == name), "")
    if name == PLAN:
        if (known := visit.shown.plans) and len(known) > 1 and len(known) <= _MANY and not error:
            every = (EVERYTHING, "All plans together")
            options = [(choice.value, choice.text) for choice in plan_choices(visit)] if visit.first(PLAN) != EVERYTHING else []
            options = options or [(plan_name(plan), plan.label) for plan in known]
            chosen = visit.first(PLAN) or options[0][0]
            yield Field(name, "Plan", chosen, options=(*options, every))
        elif len(known) > 1 or value:
            yield Field(name, "Plan", value, f"The name of a plan; “{EVERYTHING}” looks at all of them.", error, parameter.kind)
    elif parameter.kind == _LENS:
        lenses = sorted(named_things(visit.shown.store, kinds=_LENS), key=lambda lens: lens.label)
        options = [(tail_of(lens.iri, visit.shown.base), lens.label) for lens in lenses]
        asked = inquiry.asked.things[name].value if inquiry.asked and name in inquiry.asked.things else ""
        yield Field(name, parameter.description, tail_of(asked, visit.shown.base) if asked else value, error=error, options=tuple(options))
    else:
        hint = "A number such as 9.3, or a part of the name." if "PlanElement" in parameter.kind else "A name, or a part of it."
        hint += "" if parameter.required and not parameter.default else " It may be left out."
        hint += f" “{EVERYTHING}” looks at all plans." if scope_of(inquiry.question) == name and len(visit.shown.plans) > 1 else ""
        yield Field(name, parameter.description, value, hint, error, parameter.kind)
