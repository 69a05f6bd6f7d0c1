"""Which convention a paper is written by, with how well each fits and why.

A convention lists signs: what papers of its kind show, where, and how much that tells. Its score for a paper is the share of
the signs' weight that the paper shows: 1 where it shows all, 0 where it shows none. A paper of another format than such
papers mostly come in keeps three quarters of it. Of two that fit equally well the more particular one is taken: the one that
extends the other, else the one whose signs met are more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from ...ontology.errors import SourceError
from ..document import Document
from .convention import Convention
from .library import shipped_conventions
from .rows import Sign

__all__ = ["FLOOR", "Recognition", "recognise", "scores"]

#: The score below which a paper is of no kind that is known.
FLOOR = 0.2
_OTHER_FORMAT = 0.75
_LONGEST_TITLE = 15  # words of a line of the title block; a longer one is text as well
_LONGEST = 2_000  # characters of a block that are looked at: signs stand at the beginning


@dataclass(frozen=True, slots=True)
class Recognition:
    """A convention, how well it fits a document (0 to 1), and what speaks for it and against it, in words."""

    convention: Convention
    score: float
    reasons: tuple[str, ...]


def recognise(document: Document, conventions: Mapping[str, Convention] | None = None) -> Recognition:
    """The convention that a document is written by, of those given (by name), or that come with Golden Thread.

    Raises SourceError where none fits well enough.
    """
    best, *_ = scores(document, conventions)
    if best.score < FLOOR:
        raise SourceError(
            f"{document.filename} is of no kind that is known: the nearest is {best.convention.title} with {best.score:.2f} of 1, and "
            f"{FLOOR:.2f} is needed; check the file, or say what it is with --convention {best.convention.name}."
        )
    return best


def scores(document: Document, conventions: Mapping[str, Convention] | None = None) -> tuple[Recognition, ...]:
    """How well each convention that has signs fits a document, the best first."""
    places = _places(document)
    found = [
        _fit(document, convention, places)
        for convention in (conventions or shipped_conventions()).values()
        if convention.signs or convention.formats
    ]
    return tuple(sorted(found, key=lambda each: (-each.score, -len(each.convention.lineage), -len(each.reasons), each.convention.name)))


def _fit(document: Document, convention: Convention, places: Mapping[str, tuple[str, ...]]) -> Recognition:
    if not convention.signs:  # papers of this kind have a format of their own, which says enough
        fits = document.format in convention.formats
        return Recognition(convention, float(fits), (f"such papers come as {' or '.join(convention.formats)}",) if fits else ())
    met = [(sign, _shown(sign, places[sign.where])) for sign in convention.signs]
    whole = sum(sign.weight for sign in convention.signs if sign.weight > 0)
    score = max(0.0, sum(sign.weight * share for sign, share in met) / whole) if whole else 0.0
    reasons = [f"{'' if sign.weight > 0 else 'not: '}{sign.says}" for sign, share in sorted(met, key=_by_weight) if share]
    if convention.formats and document.format not in convention.formats:
        score *= _OTHER_FORMAT
        reasons.append(f"not: such papers come as {' or '.join(convention.formats)}, this one as {document.format}")
    return Recognition(convention, round(score, 2), tuple(reasons))


def _by_weight(each: tuple[Sign, float]) -> float:
    return -abs(each[0].weight * each[1])


def _shown(sign: Sign, texts: Iterable[str]) -> float:
    """The share of a sign that is met: 1 where as many blocks match as it asks for."""
    pattern, found = _pattern(sign.pattern), 0
    for text in texts:
        if pattern.search(text):
            found += 1
            if found == sign.times:
                break
    return found / sign.times


def _places(document: Document) -> Mapping[str, tuple[str, ...]]:
    """The texts of a document by the place that signs are looked for in."""
    found: dict[str, list[str]] = {"title": [], "heading": [], "text": [], "cell": [], "number": [], "filename": [document.filename]}
    for where, text in _texts(document):
        found[where].append(text[:_LONGEST])
    return {where: tuple(texts) for where, texts in found.items()}


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    if document.paragraphs and document.paragraphs[0].number != "title":
        yield "title", document.paragraphs[0].blocks[0].said
    for paragraph in document.paragraphs:
        if re.fullmatch(r"\d+(?:\.\d+)*[a-z]?", paragraph.number):
            yield "number", paragraph.number
        for block in paragraph.blocks:
            in_title = paragraph.number == "title"
            if in_title:
                yield "title", block.said
            if not in_title or len(block.said.split()) > _LONGEST_TITLE:  # a page may tell of itself right below its title
                yield "text" if block.kind == "item" else block.kind, block.said


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
