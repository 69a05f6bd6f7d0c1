"""A paper that is not to be had, by what was quoted from it: its receipts still open, and nothing else of it is known."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from ....graph.coverage import Verdict
from ....graph.coverage.uses import uses_of
from ....graph.extracting.sameness import slug
from ....queries.sources import quotations
from ....queries.wording import noun
from .front import Front, contents_of
from .laying import Entry, Laid, Note, Passage, Stretch
from .marking import Mark, tokens
from .places import part_of, quotation_anchor

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ....graph.store.store import Store
    from ....queries.sources import Quotation, Source

__all__ = ["quoted_only"]

_Said = tuple[tuple[str, str], ...]


def quoted_only(store: Store, source: Source) -> tuple[Front, tuple[Laid, ...]]:
    """Give a paper as a whole and its parts, by its quotations alone."""
    said = _said(store, source)
    parts: dict[int, list[Passage]] = {}
    seen: dict[str, int] = {}
    for begins, quoted in groupby(quotations(store, source.iri), key=lambda each: each.begins):
        passage = _passage(tuple(quoted), said, seen)
        parts.setdefault(part_of(begins), []).append(passage)
    laid = tuple(_laid(each, parts.get(each, ())) for each in range(1, max(parts, default=1) + 1))
    anchors = tuple((anchor, part.number) for part in laid for anchor in part.anchors)
    count = sum(map(len, parts.values()))
    told = f"{noun(source.quotations, 'quotation', 'quotations')} from {noun(count, 'passage', 'passages')}"
    front = Front("", told, ((Verdict.USED, count),), 0, (), tuple(map(contents_of, laid)), anchors)
    return front, laid


def _said(store: Store, source: Source) -> Mapping[tuple[int, int], list[_Said]]:
    """What was made of words, by where they begin and end."""
    found: dict[tuple[int, int], list[_Said]] = {}
    for use in uses_of(store, source.file):
        lines = found.setdefault((use.start, use.end), [])
        line = (("names ", ""), *use.said) if use.names else use.said
        if line not in lines:
            lines.append(line)
    return found


def _laid(number: int, passages: Iterable[Passage]) -> Laid:
    entries = tuple(Entry(passage=passage) for passage in passages)
    return Laid(number, entries, tuple(entry.passage.anchor for entry in entries if entry.passage))


def _passage(quoted: tuple[Quotation, ...], said: Mapping[tuple[int, int], list[_Said]], seen: dict[str, int]) -> Passage:
    first = quoted[0]
    name = slug(first.paragraph) or "passage"
    seen[name] = seen.get(name, 0) + 1
    again = f"-{seen[name]}" if seen[name] > 1 else ""
    notes: list[Note] = []
    stretches: list[Stretch] = []
    for each in quoted:
        own = [Note(len(notes) + at, line, missed=False) for at, line in enumerate(said.get((each.start, each.end), ()), start=1)]
        notes += own
        numbers = "–".join(dict.fromkeys(str(note.number) for note in own[:1] + own[-1:]))
        mark = Mark(0, len(each.words), "told", quotation_anchor(each.iri.rpartition("/")[2]))
        stretches.append(Stretch("text", "", tokens(each.words, [mark], {len(each.words): numbers} if numbers else {})))
    told = f"used: {noun(len(quoted), 'quotation', 'quotations')}"
    page = min((each.page for each in quoted if each.page), default=0)
    return Passage(
        f"paragraph-{name}{again}",
        first.paragraph,
        first.heading,
        page,
        Verdict.USED,
        told,
        first.paragraph[:1].isdigit(),
        header=False,
        stretches=tuple(stretches),
        notes=tuple(notes),
    )
