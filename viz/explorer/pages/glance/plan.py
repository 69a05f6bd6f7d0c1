"""What stands on the page of a plan: its outcomes, how much there is of what, what needs attention, and the papers read last."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from .....queries.asking import ask
from .....queries.sources import sources, sources_on
from ...naming import tail_of
from ...scope import PLAN, plan_name
from .attention import PLANS, attention_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .....queries.asking import Answer, Line
    from .....queries.plans import Plan
    from .....queries.sources import Source
    from ...visit import Visit
    from .attention import Attention

__all__ = ["Count", "Glance", "Outcome", "Part", "glance_of"]

_PAPERS = 5


@dataclass(frozen=True, slots=True)
class Part:
    """A sub-outcome, or an outcome without any: its page, how much was found for it, and the address of what supports it."""

    title: str
    href: str
    aims: int
    actions: int
    others: int
    strategies: int
    supported: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome with its sub-outcomes; `whole` is itself, where it has none."""

    title: str
    href: str
    parts: tuple[Part, ...]
    whole: Part | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of a kind, and the address of their list."""

    number: int
    one: str
    many: str
    href: str


@dataclass(frozen=True, slots=True)
class Glance:
    """A plan at a glance."""

    outcomes: tuple[Outcome, ...]
    counts: tuple[Count, ...]
    attention: tuple[Attention, ...]
    papers: tuple[Source, ...]


def glance_of(visit: Visit, plan: Plan) -> Glance:
    """Read what is shown of a plan; where the workspace has several, of this one alone."""
    store, scope, asked = visit.shown.store, _scope(visit, plan), _asked(visit, plan)
    commitments = ask(store, "aims-and-actions", plan.iri)
    parts = ask(store, "plan-at-a-glance", None, **scope)
    instruments = ask(store, "instruments-by-expiry", None, **scope)
    bodies = ask(store, "bodies-by-kind", None, **scope)
    return Glance(
        outcomes=tuple(_outcomes(visit, parts)),
        counts=tuple(_counts(visit, plan, asked, commitments, instruments, bodies)),
        attention=tuple(attention_of(visit, scope, asked, instruments, parts)),
        papers=sources_on(store, plan.iri, _PAPERS) if scope else sources(store, limit=_PAPERS),
    )


def _scope(visit: Visit, plan: Plan) -> dict[str, str]:
    """What narrows a question to the plan; nothing where there is but one, so that what hangs from no plan is shown too."""
    return {PLAN: plan.iri} if len(visit.shown.plans) > 1 else {}


def _asked(visit: Visit, plan: Plan) -> dict[str, str]:
    """The same as the parameter of an address."""
    return {PLAN: plan_name(plan)} if len(visit.shown.plans) > 1 else {}


def _outcomes(visit: Visit, answer: Answer) -> Iterator[Outcome]:
    for iri, group in groupby(answer.lines, key=lambda line: line.about.get("outcome", "")):
        lines = list(group)
        title = lines[0].cells["outcome"]
        parts = tuple(_part(visit, line, "subOutcome") for line in lines if "subOutcome" in line.about)
        whole = None if parts else _part(visit, lines[0], "outcome")
        yield Outcome(title, visit.to.thing(iri), parts, whole)


def _part(visit: Visit, line: Line, column: str) -> Part:
    iri = line.about[column]
    aims, actions, others, strategies = (int(line.cells[name] or 0) for name in ("aims", "actions", "commitments", "strategies"))
    supported = visit.to.page("/questions/supporting-strategies", about=tail_of(iri, visit.shown.base))
    return Part(line.cells[column], visit.to.thing(iri), aims, actions, others, strategies, supported)


def _counts(visit: Visit, plan: Plan, asked: dict[str, str], commitments: Answer, instruments: Answer, bodies: Answer) -> Iterator[Count]:
    of_kind = Counter(kind for kind, _ in {(line.cells["kind"], line.about["commitment"]) for line in commitments.lines})
    about = tail_of(plan.iri, visit.shown.base)

    by_kind = visit.to.page("/questions/aims-and-actions", about=about, sort="" if visit.to.static else "kind")
    for kind, one, many in (
        ("aim", "aim", "aims"),
        ("action", "action", "actions"),
        ("commitment", "other commitment", "other commitments"),
    ):
        if of_kind[kind] or kind != "commitment":
            yield Count(of_kind[kind], one, many, by_kind)
    strategies = {line.about["instrument"] for line in instruments.lines if line.cells["kind"] != PLANS}
    expiring = visit.to.page("/questions/instruments-by-expiry", **asked)
    yield Count(len(strategies), "strategy, programme or service", "strategies, programmes and services", expiring)
    named = {line.about["body"] for line in bodies.lines}
    listed_bodies = visit.to.page("/questions/bodies-by-kind", **asked)
    yield Count(len(named), "board, department or partner", "boards, departments and partners", listed_bodies)
