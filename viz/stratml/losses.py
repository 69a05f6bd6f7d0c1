"""What a StratML file cannot hold of a plan, counted and listed: the report that goes with each export."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from ...graph.named import plain_words
from ...ontology.terms import (
    ACTION,
    AIM,
    ALT_LABEL,
    COMMITMENT,
    DESCRIPTION,
    DUTY,
    EVENT,
    FINDING,
    GT,
    HAS_LEVEL_NAME,
    IS_ABOUT,
    IS_EVIDENCED_BY,
    IS_MEASURED_BY,
    IS_PART_OF,
    MONITORS,
    NOTATION,
    OUTCOME,
    OWNS,
    SCRUTINISES,
    SUBJECT,
    SUGGESTION,
    VALID_FROM,
    VALID_UNTIL,
)

if TYPE_CHECKING:
    from .plan import PlanView

__all__ = ["Loss", "as_json", "as_text", "losses_of"]

_DAY_LENGTH = 10  # characters of an ISO date


@dataclass(frozen=True, slots=True)
class Loss:
    """One kind of loss: its key, what is lost in words that follow the count, how many, and each where they can be listed."""

    kind: str
    sentence: str
    count: int
    items: tuple[str, ...] = ()


def as_text(losses: Sequence[Loss], plan: str, part: int) -> str:
    """The report for people."""
    lines = [f"What StratML part {part} cannot hold of: {plan}", ""]
    for loss in losses:
        lines += [f"{loss.count:>5}  {loss.sentence}", *(f"         - {item}" for item in loss.items), ""]
    return "\n".join(lines if losses else [*lines, "Nothing: all that is stated of the plan is in the file.", ""])


def as_json(losses: Sequence[Loss], plan: str, part: int) -> str:
    """The report for programs."""
    told = {"plan": plan, "part": part, "losses": [asdict(loss) for loss in losses]}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def losses_of(view: PlanView, part: int) -> tuple[Loss, ...]:
    """Everything that a written plan lacks or holds only as text; call it when all is written."""
    return tuple(loss for loss in (*_placed_as_text(view, part), *_of_links(view), *_of_words(view, part), *_of_grades(view)) if loss.count)


def _placed_as_text(view: PlanView, part: int) -> Iterator[Loss]:
    facts = view.facts
    inside = sorted(node for node in facts.instances(COMMITMENT) if view.plan in facts.wholes(node))
    aims = [node for node in inside if facts.is_a(node, AIM)]
    actions = [node for node in inside if facts.is_a(node, ACTION)]
    others = [node for node in inside if node not in {*aims, *actions}]
    where = "as an indicator under its objective, or as text" if part == 2 else "as text under its objective"
    yield _listed(view, "aims", f"aims, for which there is no element: each stands {where}", aims)
    yield _listed(view, "actions", "actions, for which there is no element: each stands as text beside what it is part of", actions)
    yield _listed(view, "commitments", "commitments, for which there is no element: each stands as text beside what it is part of", others)
    shared = [node for node in (*inside, *view.scope()) if len(facts.values(node, IS_PART_OF)) > 1]
    yield _listed(
        view, "shared", "parts shared by several wholes: each stands in all of them, as if there were several", sorted(set(shared))
    )


def _of_links(view: PlanView) -> Iterator[Loss]:
    """Stated links from or to the plan and its parts, and what is said of them, that no element could take."""
    facts, scope = view.facts, view.scope()
    lost: dict[str, list[str]] = defaultdict(list)
    for (s, p, o), _ in facts.linked():
        if p.startswith(GT) and scope & {s, o} and (s, p, o) not in view.told and facts.grade(s, p, o) == "stated":
            lost[p].append(f"{facts.label(s)} — {plain_words(p)} — {facts.label(o)}")
    for predicate, items in sorted(lost.items()):
        yield Loss("links", f"links “{plain_words(predicate)}”, for which there is no element", len(items), tuple(sorted(items)))


def _of_words(view: PlanView, part: int) -> Iterator[Loss]:
    facts, scope = view.facts, sorted(view.scope())
    names = [f"{facts.label(node)}: {name}" for node in scope for name in facts.values(node, ALT_LABEL)]
    yield Loss("other-names", "other wordings of names, left out", len(names), tuple(names))
    levels = sorted({name for node in scope for name in facts.values(node, HAS_LEVEL_NAME)})
    yield Loss("level-names", "names of the plan's levels, for which there is no element", len(levels), tuple(levels))
    extra = [f"{facts.label(n)}: {text}" for n in scope for text in facts.values(n, DESCRIPTION) if text != view.text(n, DESCRIPTION)]
    yield Loss("descriptions", "further descriptions, left out: an element has one", len(extra), tuple(extra))
    measures = [f"{facts.label(n)}: {m}" for n in scope if part == 1 or facts.is_a(n, OUTCOME) for m in facts.values(n, IS_MEASURED_BY)]
    yield Loss("measures", "measures, for which there is no element here: each stands as text", len(measures), tuple(measures))
    dates = [facts.one(view.plan, p) for p in (VALID_FROM, VALID_UNTIL)]
    short = tuple(day for day in dates if day and len(day) < _DAY_LENGTH)
    yield Loss("dates", "dates less precise than a day, which StratML asks for, left out", len(short), short)
    numbers = [f"{facts.label(n)}: {v}" for n in scope for v in facts.values(n, NOTATION) if facts.grade(n, NOTATION, v) == "inferred"]
    yield Loss("numbers", "numbers that are inferred and not stated, left out", len(numbers), tuple(numbers))
    if not facts.subjects(OWNS, view.plan) and (bodies := view.organisations()):
        told = tuple(map(facts.label, bodies))
        yield Loss(
            "organisation",
            "organisation named though no source says that the plan is its own: the one council of the papers",
            len(told),
            told,
        )
    roles = sorted({f"{facts.label(s)} — {plain_words(p)} — {facts.label(o)}" for s, p, o in view.told if p in (MONITORS, SCRUTINISES)})
    how = "stands as a performer, with the name of its role" if part == 2 else "stands as a stakeholder without a role"
    yield Loss("roles", f"links of bodies that watch over parts of the plan: each body {how}", len(roles), tuple(roles))


def _of_grades(view: PlanView) -> Iterator[Loss]:
    facts, scope = view.facts, view.scope()
    near = [(triple, links) for triple, links in facts.linked() if scope & {triple[0], triple[2]}]
    inferred = sum(facts.grade(*triple) == "inferred" for triple, _ in near)
    receipts = {quotation for triple, links in near for link in links for quotation in facts.values(link, IS_EVIDENCED_BY)}
    suggested = sum(facts.one(each, SUBJECT) in scope for each in facts.instances(SUGGESTION))
    yield Loss("inferred", "inferred links, left out: only what is stated is written", inferred)
    yield Loss("suggested", "suggestions that await an officer, left out", suggested)
    yield Loss("receipts", "quotations that the plan rests on, left out: who asks for receipts needs the graph", len(receipts))
    for kind, sentence, node_kind in (("findings", "findings on the plan, left out", FINDING), ("events", "events, left out", EVENT)):
        yield _listed(view, kind, sentence, [node for node in facts.instances(node_kind) if scope & set(facts.values(node, IS_ABOUT))])
    yield _listed(view, "duties", "duties to report, left out", list(facts.instances(DUTY)))


def _listed(view: PlanView, kind: str, sentence: str, nodes: list[str]) -> Loss:
    return Loss(kind, sentence, len(nodes), tuple(view.facts.label(node) for node in nodes))
