"""What a figure of a map counts: the parts of the plan, by grade, each with its ties and what they rest on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from .....graph.named import plain_words
from .....graph.reviewing.offer import relation_in_words
from .....queries.matrices.offers import offers_of
from .....queries.matrices.ties import SUGGESTED, reasons_of_ties
from .....queries.portraits.naming import called
from ...citing import citing
from ...paging import paged
from ...reasons import Why, whys
from ...receipts import BETWEEN, in_columns
from .cutting import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from .....queries.matrices.lenses import Lens
    from .....queries.matrices.offers import Offered
    from .....queries.matrices.outline import Outline
    from .....queries.matrices.ties import Tie
    from ...visit import Visit
    from .choosing import Chosen
    from .cutting import Counted, Cut

__all__ = ["HEADINGS", "Entry", "Section", "TieShown", "entries", "tied_page", "tied_rows"]

#: Of the rows of `tied_rows`.
HEADINGS: Final = ("Grade", "Part of the plan", "Kind", "Part of", "Tie", "Subject", "Lens", "Why", "Receipt", "Words")


@dataclass(frozen=True, slots=True)
class TieShown:
    """A tie in words: how, to what (of which other lens, "" for this one), and every reason for it."""

    relation: str
    concept: str
    concept_href: str
    lens: str
    whys: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of the plan with its ties of one grade; `of` are its sub-outcomes, or else its outcomes, by title and address."""

    title: str
    href: str
    kind: str
    of: tuple[tuple[str, str], ...]
    ties: tuple[TieShown, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """What is listed of one grade: so many in all, and those of this page."""

    grade: str
    total: int
    entries: tuple[Entry, ...]


def tied_page(visit: Visit, found: Cut, asked: Chosen, outline: Outline, lens: Lens) -> Mapping[str, object]:
    """Give what the page of a figure shows: the parts that it counts, a page of them, by grade."""
    parts = counted(found, asked.grades, outline)
    shown, pager = paged(visit, parts, whole=visit.to.static)
    told = entries(visit, shown, outline, lens)
    totals = Counter(one.grade for one in parts)
    sections = (
        Section(grade, totals[grade], tuple(entry for one, entry in zip(shown, told, strict=True) if one.grade == grade))
        for grade in asked.grades
    )
    return {"sections": tuple(section for section in sections if section.entries), "pager": pager, "totals": totals}


def tied_rows(visit: Visit, found: Cut, asked: Chosen, outline: Outline, lens: Lens) -> Iterator[tuple[str, ...]]:
    """Give the same as rows under HEADINGS, a row for each tie."""
    parts = counted(found, asked.grades, outline)
    for one, entry in zip(parts, entries(visit, parts, outline, lens), strict=True):
        of = BETWEEN.join(title for title, _ in entry.of)
        for tie, why in ((each, why) for each in entry.ties for why in each.whys):
            yield (
                one.grade,
                entry.title,
                entry.kind,
                of,
                tie.relation,
                tie.concept,
                tie.lens or lens.label,
                why.rule,
                *in_columns(why.all_receipts),
            )


def entries(visit: Visit, parts: Sequence[Counted], outline: Outline, lens: Lens) -> tuple[Entry, ...]:
    """Put parts and their ties into words; all that they rest on is looked up at once."""
    told = _telling(visit, [tie for one in parts for tie in one.ties], lens)
    return tuple(
        Entry(
            title=one.part.title,
            href=visit.to.thing(one.part.iri),
            kind=plain_words(one.part.kind),
            of=tuple((whole.title, visit.to.thing(whole.iri)) for whole in outline.nearest(one.part.iri) if whole != one.part),
            ties=tuple(told(group) for _, group in groupby(one.ties, key=lambda tie: (tie.verb, tie.concept))),
        )
        for one in parts
    )


def _telling(visit: Visit, ties: Sequence[Tie], lens: Lens) -> Callable[[Iterable[Tie]], TieShown]:
    """What puts ties between one part and one concept into words; all that any of them rest on is looked up before."""
    store = visit.shown.store
    why = _reasons(visit, ties)
    concepts = called(store, {tie.concept for tie in ties})
    others = called(store, {_lens_of(tie.concept) for tie in ties} - {lens.iri})

    def told(group: Iterable[Tie]) -> TieShown:
        first, *more = group
        other = others.get(_lens_of(first.concept))
        return TieShown(
            relation=relation_in_words(first.verb),
            concept=concepts[first.concept].label,
            concept_href=visit.to.thing(first.concept),
            lens=other.label if other else "",
            whys=tuple(dict.fromkeys(why[tie.link] for tie in (first, *more))),
        )

    return told


def _reasons(visit: Visit, ties: Sequence[Tie]) -> Mapping[str, Why]:
    """Why each tie is there, by its link."""
    store = visit.shown.store
    reasons = reasons_of_ties(store, ties)
    why = dict(zip(reasons, whys(visit, tuple(reasons.values())), strict=True))
    offers = offers_of(store, (tie.link for tie in ties if tie.grade == SUGGESTED))
    cited = citing(visit.to)
    return why | {link: Why(SUGGESTED, _hint(offer), cited(offer.receipts)) for link, offer in offers.items()}


def _lens_of(concept: str) -> str:
    return concept.rpartition("/")[0]


def _hint(offer: Offered) -> str:
    """Why it is suggested."""
    if offer.known:
        return f"It is tied to “{offer.known}” of another lens, which is close to this."
    return f"Its words hint at it: {'; '.join(f'“{mark}”' for mark in offer.marks.split('; '))}." if offer.marks else ""
