"""What a visitor asks: the question with the things that were named, or else why it cannot be answered yet."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from .....ontology.errors import ThingError
from .....ontology.terms import GT
from .....queries.asked import Asked, asked_of
from .....queries.binding import bind
from ...naming import context_of, iri_of, tail_of, thing_of
from ...paging import PAGE
from ...scope import PLAN, chosen_plan
from ...sorting import SORT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .....queries.catalogue import Parameter, Question
    from ...visit import Visit

__all__ = ["EVERYTHING", "Choice", "Inquiry", "inquire", "scope_of"]

#: What the parameter for the plan says where no plan in particular is meant.
EVERYTHING = "all"

_LONGEST = 300  # letters of a name: nobody types more, and no thing is called so
_LOOKED_AT = 500  # things that go by one name, of which those of a plan are meant
_PARTS = "SELECT DISTINCT ?thing { VALUES ?thing { ?_things } ?thing gt:isPartOf+ ?_plan_iri }"
_OF_KIND = """
SELECT DISTINCT ?thing { VALUES ?thing { ?_things } VALUES ?kind { ?_kinds } ?thing a ?class . ?class rdfs:subClassOf* ?kind }"""
_OF_THE_PAGE = frozenset({SORT, PAGE})
_INSTRUMENT = "Instrument"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the things that a text may mean: what it is called, and the address that asks about it."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question as it was asked.

    `texts` are what the fields of its form hold; `asked` is None where it cannot be answered: before anything was filled in, or
    because of `errors` (sentence, field), or as several `choices` go by the name that was `meant`. `notices` tell what was not looked at.
    """

    question: Question
    texts: Mapping[str, str]
    asked: Asked | None = None
    errors: tuple[tuple[str, str], ...] = ()
    choices: tuple[Choice, ...] = ()
    meant: str = ""
    notices: tuple[str, ...] = ()
    status: int = HTTPStatus.OK

    def subject(self, visit: Visit) -> str:
        """Give the name of the thing that the answer is about, "" for none."""
        thing = self.asked.things.get("about") if self.asked else None
        named = thing_of(thing.value, visit.shown) if thing else None
        return named.title if named else ""

    def address(self, visit: Visit) -> dict[str, str]:
        """Give the parameters that stand for the things asked about as long as these are there: the ends of their IRIs."""
        things = self.asked.things.items() if self.asked else ()
        return {name: tail_of(thing.value, visit.shown.base) for name, thing in things}


def inquire(visit: Visit, question: Question) -> Inquiry:
    """Find what the parameters of an address name. Raises only what says that the store cannot be asked."""
    known = {parameter.name: parameter for parameter in question.parameters}
    taken = {*known, *_OF_THE_PAGE, *((PLAN,) if _may_prefer_a_plan(visit, question) else ())}
    notices = tuple(_unknown(name, known) for name in visit.query if name not in taken)
    texts = {name: visit.first(name) for name in known}
    if errors := tuple(_faults(visit, known)):
        texts = {name: text[:_LONGEST] for name, text in texts.items()}
        return Inquiry(question, texts, errors=errors, notices=notices, status=HTTPStatus.BAD_REQUEST)
    if any(parameter.required and not (texts[name] or parameter.default) for name, parameter in known.items()):
        left = [(_wanting(parameter), name) for name, parameter in known.items() if parameter.required and name in visit.query]
        return Inquiry(question, texts, errors=tuple(left), notices=notices, status=HTTPStatus.BAD_REQUEST if left else HTTPStatus.OK)
    try:
        asked = asked_of(visit.shown.store, question, _given(visit, question, texts))
    except ThingError as error:
        field = next(iter(name for name in texts if f"'{texts[name]}'" in str(error)), next(iter(texts)))
        choices = tuple(_choices(visit, error, known[field]))
        if error.several and choices:
            return Inquiry(question, texts, choices=choices, meant=texts[field], notices=notices)
        return Inquiry(question, texts, errors=((str(error), field),), choices=choices, notices=notices, status=HTTPStatus.NOT_FOUND)
    return Inquiry(question, {**texts, **_titles(visit, asked)}, asked, notices=notices)


def scope_of(question: Question) -> str:
    """Give the parameter that narrows a question to a plan, "" for none: `plan`, or what it may be about where that may be a plan."""
    optional = {parameter.name: parameter for parameter in question.parameters if not parameter.required}
    if PLAN in optional:
        return PLAN
    return "about" if "about" in optional and _INSTRUMENT in optional["about"].kind else ""


def _given(visit: Visit, question: Question, texts: Mapping[str, str]) -> Mapping[str, str]:
    """What to look up: ends of IRIs as whole ones; and of several plans the one that is looked at, unless another thing is."""
    given = {name: iri_of(text, visit.shown) or _of_the_plan(visit, text) or text for name, text in texts.items() if text}
    scope = scope_of(question)
    if given.get(scope) == EVERYTHING:
        del given[scope]
    elif scope == PLAN and PLAN in given:
        given[PLAN] = _plan(visit) or given[PLAN]
    elif scope and "about" not in given and len(visit.shown.plans) > 1:
        given[scope] = _plan(visit)
    return given


def _may_prefer_a_plan(visit: Visit, question: Question) -> bool:
    """Whether a plan may be named beside the thing that is asked about, so that of several with one name the one in it is meant."""
    return len(visit.shown.plans) > 1 and any(parameter.required and not parameter.default for parameter in question.parameters)


def _of_the_plan(visit: Visit, text: str) -> str:
    """Of several things that go by a text the one that is part of the plan that was named with it; "" for none, or several of it."""
    plan = _plan(visit) if len(visit.shown.plans) > 1 and visit.first(PLAN) not in {"", EVERYTHING, text} else ""
    if not plan:
        return ""
    _, fitting = visit.shown.store.index.fitting(text, _LOOKED_AT)
    parts = bind(_PARTS, {"_things": tuple(NamedNode(thing.iri) for thing in fitting), "_plan_iri": NamedNode(plan)})
    found = {iri for (iri,) in visit.shown.store.select(parts).texts} if len(fitting) > 1 else set()
    return found.pop() if len(found) == 1 else ""


def _plan(visit: Visit) -> str:
    try:
        plan = chosen_plan(visit)
    except ThingError:
        return ""  # a plan without outcomes perhaps: looked up as any other thing
    return plan.iri if plan else ""


def _faults(visit: Visit, known: Mapping[str, Parameter]) -> Iterator[tuple[str, str]]:
    for name in known:
        if len(set(visit.query.get(name, ()))) > 1:
            yield "This is given more than once: name one thing.", name
        elif len(visit.first(name)) > _LONGEST:
            yield f"This is longer than {_LONGEST} letters: give a number such as 9.3, or a part of the name.", name


def _unknown(name: str, known: Mapping[str, Parameter]) -> str:
    takes = f"it takes {' and '.join(f'“{each}”' for each in known)}" if known else "it takes nothing"
    return f"This question does not take “{name[:60]}”, which the address gives: {takes}. It was not looked at."


def _wanting(parameter: Parameter) -> str:
    return f"Say what you ask about: {parameter.description[:1].lower()}{parameter.description[1:]}."


def _choices(visit: Visit, error: ThingError, parameter: Parameter) -> Iterator[Choice]:
    """What an error offers, as far as the question is about such things."""
    kinds = tuple(NamedNode(GT + kind) for kind in parameter.kind)
    of_kind = bind(_OF_KIND, {"_things": tuple(map(NamedNode, error.addresses)), "_kinds": kinds})
    fitting = {iri for (iri,) in visit.shown.store.select(of_kind).texts} if error.addresses else set()
    kept = {name: visit.first(name) for name in visit.query}
    several = len(visit.shown.plans) > 1
    for text, iri in zip(error.candidates, error.addresses, strict=False):
        if iri not in fitting:
            continue
        whose = context_of(iri, visit.shown.base) if several else ""
        href = visit.to.page(visit.path, **{**kept, parameter.name: tail_of(iri, visit.shown.base)})
        yield Choice(f"{text}, {whose}" if whose else text, href)


def _titles(visit: Visit, asked: Asked) -> dict[str, str]:
    named = {name: thing_of(thing.value, visit.shown) for name, thing in asked.things.items()}
    return {name: thing.title for name, thing in named.items() if thing}
