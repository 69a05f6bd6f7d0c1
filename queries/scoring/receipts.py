"""Receipts: stated links with words that still stand, relations with a link, elements quoted where the gold found them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from ...ontology.terms import (
    BODY,
    GT,
    INSTRUMENT,
    IS_EVIDENCED_BY,
    IS_QUOTED_FROM,
    NOTATION,
    PLAN_ELEMENT,
    WAS_DERIVED_FROM,
)
from .gold import ELEMENTS
from .matching import Matching
from .scores import Score, measured

__all__ = ["receipt_scores"]


def receipt_scores(case: Matching, broken: Collection[str]) -> Iterator[Score]:
    """The three scores of receipts; `broken` are quotations whose words no longer stand in their papers."""
    facts = case.facts
    stated = {link: triple for triple, links in facts.linked() for link in links if not facts.values(link, WAS_DERIVED_FROM)}
    bad = [_told(case, *triple) for link, triple in stated.items() if not any(q not in broken for q in facts.values(link, IS_EVIDENCED_BY))]
    yield _counted("receipts: links", len(stated), bad)
    related = [
        t for t in facts.triples if t[1].startswith(GT) and facts.is_typed(t[2]) and facts.is_a(t[0], PLAN_ELEMENT, INSTRUMENT, BODY)
    ]
    yield _counted("receipts: relations", len(related), [_told(case, *triple) for triple in related if not facts.links(*triple)])
    cited: dict[str, set[str]] = defaultdict(set)
    for link, (subject, _, _) in stated.items():
        paragraphs = (p for q in facts.values(link, IS_EVIDENCED_BY) for p in facts.values(q, IS_QUOTED_FROM))
        cited[subject].update(number for p in paragraphs for number in facts.values(p, NOTATION))
    items = (case.gold.by_id[item_id] for item_id in case.pairs)
    elements = [item for item in items if item.kind in ELEMENTS and item.paragraphs]
    lost = []
    for item in elements:
        numbers = cited[case.pairs[item.id]]
        if not numbers & item.paragraphs:
            lost.append(f"{item.label}: quoted from {_listed(numbers) or 'nowhere'}, told in {_listed(item.paragraphs)}")
    if any(item.paragraphs for item in case.gold.items):
        yield _counted("receipts: elements", len(elements), lost)


def _counted(kind: str, every: int, wrong: list[str]) -> Score:
    """Each receipt counts as found; where there is none at all, that is a miss."""
    return measured(kind, every or 1, every - len(wrong), wrong if every else ["there is none"])


def _listed(numbers: Collection[str]) -> str:
    return ", ".join(sorted(numbers))


def _told(case: Matching, subject: str, predicate: str, value: str) -> str:
    return f"{case.facts.label(subject)} — {predicate.removeprefix(GT)} — {case.facts.label(value)}"
