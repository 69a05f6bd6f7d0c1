"""The page of a comparison."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .....graph.lineage import Fate
from .....ontology.errors import QuestionError
from ....comparing import MEANING, level, likeness
from ....differing import Piece, differing
from ...keeping import WHILE_PUBLISHING
from ...paging import PAGE, paged
from ...receipts import linked_lines
from ...replies import Crumb, Page
from ...scope import plan_choices, plan_name
from .chosen import AFTER, BEFORE, chosen_pair, versions
from .files import NAMES
from .made import made

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .....graph.lineage import Comparison, Descent, Part
    from ...receipts import LinkedReceipt
    from ...visit import Shown, Visit
    from .chosen import Pair

__all__ = ["compare_page", "every_page"]

_PATIENCE = 3.0  # seconds
_AGAIN = 3  # seconds
_SIZE = 50
_FATE, _MOVED = "fate", "moved"
_MEANS = {
    Fate.CARRIED: "in the same words",
    Fate.RENAMED: "under other words",
    Fate.SPLIT: "into several",
    Fate.MERGED: "with others into one",
    Fate.DROPPED: "not found in the later plan’s papers",
    Fate.NEW: "not found in the earlier plan’s papers",
}
_NAMED_ONLY = """
SELECT DISTINCT ?plan ?label { ?plan a gt:StrategicPlan ; skos:prefLabel ?label . FILTER NOT EXISTS { ?part gt:isPartOf ?plan } }
ORDER BY ?label ?plan LIMIT 20"""


@dataclass(frozen=True, slots=True)
class _Side:
    """A part in one of the plans: its words in pieces, and its receipts."""

    part: Part
    level: str
    href: str
    pieces: tuple[Piece, ...]
    receipts: tuple[LinkedReceipt, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    descent: Descent
    before: tuple[_Side, ...]
    after: tuple[_Side, ...]
    likeness: str
    said: tuple[LinkedReceipt, ...]


@dataclass(frozen=True, slots=True)
class _Tally:
    """How many parts there are of a fate, and the address of just these; `current` where they are what the page shows."""

    name: str
    means: str
    count: int
    href: str
    current: bool


def compare_page(visit: Visit) -> Page:
    """Compare two plans, or say what is needed for that. Raises ThingError and QuestionError for an address that fits nothing."""
    crumbs = (Crumb("Plan", visit.to.page("/")), Crumb("Compare", ""))
    pair = chosen_pair(visit)
    choices = [(choice.value, choice.text) for choice in plan_choices(visit)]
    content = {"choices": choices, "named": (visit.first(BEFORE), visit.first(AFTER)), "pair": pair, "meaning": MEANING}
    if pair is None:
        named_only = [(label, visit.to.thing(iri)) for iri, label in visit.shown.store.select(_NAMED_ONLY).texts] if not choices else []
        only = visit.shown.plans[0] if visit.shown.plans else None
        return Page("compare/choose.html", "Compare plans", {**content, "named_only": named_only, "only": only}, crumbs=crumbs)
    found = made(visit.shown, pair, WHILE_PUBLISHING if visit.to.static else _PATIENCE)
    if found is None:
        return Page("compare/waiting.html", "Compare plans", content, crumbs=crumbs, refresh=_AGAIN, lasting=False, status=202)
    wanted = _wanted(visit, found)
    descents, pager = paged(visit, wanted, _SIZE)
    compared = {
        "named": (plan_name(pair.before), plan_name(pair.after)),
        "found": found,
        "replaced": linked_lines(visit, [found.after.replaces.get(found.before.iri, ())])[0],
        "tallies": list(_tallies(visit, pair, found)),
        "lines": _lines(visit, descents),
        "pager": pager,
        "narrowed": len(wanted) < len(found.descents),
        "all": visit.to.page("/compare", **pair.query()),
        "files": [(name.rpartition(".")[2].upper(), visit.to.page(f"/compare/{name}", **pair.query())) for name in NAMES],
    }
    title = f"From {found.before.label} to {found.after.label}"
    return Page("compare/comparison.html", title, {**content, **compared}, crumbs=crumbs, wide=True)


def every_page(shown: Shown) -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """Give the comparison of each plan with the version before it."""
    yield {}, {}
    for pair in versions(shown.plans):
        found = made(shown, pair, WHILE_PUBLISHING)
        for number in range(-(-len(found.descents) // _SIZE) if found else 0):
            yield {}, pair.query(**({PAGE: str(number + 1)} if number else {}))


def _wanted(visit: Visit, found: Comparison) -> Sequence[Descent]:
    fate, moved = visit.first(_FATE), bool(visit.first(_MOVED))
    if fate and fate not in list(Fate):
        raise QuestionError(f"Nothing of a plan is '{fate}' in another: it is {', '.join(Fate)}.")
    return [each for each in found.descents if fate in ("", each.fate) and (each.moved or not moved)]


def _tallies(visit: Visit, pair: Pair, found: Comparison) -> Iterator[_Tally]:
    for fate in Fate:
        count = found.counts[fate.value]
        href = visit.to.page("/compare", **pair.query(fate=fate.value)) if count and not visit.to.static else ""
        yield _Tally(fate.value, _MEANS[fate], count, href, visit.first(_FATE) == fate)
    count = found.counts[_MOVED]
    href = visit.to.page("/compare", **pair.query(moved="yes")) if count and not visit.to.static else ""
    yield _Tally("moved", "to another place in the plan", count, href, bool(visit.first(_MOVED)))


def _lines(visit: Visit, descents: Sequence[Descent]) -> list[_Line]:
    parts = {part.iri: part for each in descents for part in (*each.before, *each.after)}
    linked = linked_lines(visit, [part.receipts for part in parts.values()] + [each.said for each in descents])
    receipts = dict(zip(parts, linked, strict=False))
    return [
        _Line(each, *_sides(visit, each, receipts), likeness(each), said) for each, said in zip(descents, linked[len(parts) :], strict=True)
    ]


def _sides(
    visit: Visit, descent: Descent, receipts: Mapping[str, tuple[LinkedReceipt, ...]]
) -> tuple[tuple[_Side, ...], tuple[_Side, ...]]:
    """Both sides; where one part became one, with the words that differ."""
    before, after = (_plain(parts) for parts in (descent.before, descent.after))
    if len(before) == len(after) == 1:
        before[0], after[0] = differing(descent.before[0].label, descent.after[0].label)

    def sides(parts: Sequence[Part], pieces: Sequence[tuple[Piece, ...]]) -> tuple[_Side, ...]:
        each = zip(parts, pieces, strict=True)
        return tuple(_Side(part, level([part]), visit.to.thing(part.iri), own, receipts[part.iri]) for part, own in each)

    return sides(descent.before, before), sides(descent.after, after)


def _plain(parts: Sequence[Part]) -> list[tuple[Piece, ...]]:
    return [(Piece(part.label, differs=False),) for part in parts]
