"""Bodies and instruments that may be one thing under two names.

Two names are compared where both are of bodies or both of instruments. They may mean one thing if one is made of the
first letters of the other; if they have the same words but for small ones; or if one holds all the words of the other
and little else. Names with different years or numbers mean different things ("2018-22", "2022-26"), and so do those of
two things that a paper or a rule joins: whoever says that one replaces the other knows them apart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ...ontology.terms import EXACT_MATCH
from .ground import gathered
from .likeness import alike, settings, shown, words_of
from .suggestion import Method, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .ground import Ground

__all__ = ["like_names", "same_things"]

_NAMES = """
SELECT ?thing ?name {
  ?thing a/rdfs:subClassOf* %s ; skos:prefLabel|skos:altLabel ?name .
}"""
_KINDS = ("gt:Body", "gt:Instrument")
_SHORT = re.compile(r"[A-Z][A-Za-z&]*[A-Z]\w*")  # MTFS, HfE, H&WB
_BESIDE = re.compile(r"\([A-Z][\w&]*[A-Z]\w*\)|\d+")  # what a name says twice, and numbers, which are looked at apart
_SMALL = frozenset({"a", "and", "for", "in", "of", "on", "the", "to", "with"})
_CERTAIN, _LETTERS = 0.95, 2  # the score of an abbreviation; letters of the shortest that says anything

#: Two things by their keys, how, how sure, and the words that led to it.
Candidate = tuple[str, str, Method, float, tuple[str, ...]]


def same_things(ground: Ground) -> Iterator[Suggestion]:
    """Suggest skos:exactMatch between two things that may be one."""
    for kind in _KINDS:
        for first, second, method, score, words in like_names(gathered(ground.store, _NAMES % kind)):
            if (first, second) not in ground.known:
                evidence = ground.shown_by(first, second)
                yield Suggestion(method, first, EXACT_MATCH, second, score, words, evidence)


def like_names(names: Mapping[str, tuple[str, ...]]) -> Iterator[Candidate]:
    """Give the pairs of things that may be one: `names` are the names of things of one kind, by their keys."""
    found = {(first, second): (Method.LIKE_NAME, score, words) for first, second, score, words in _alike(names)}
    found.update({(first, second): (Method.ABBREVIATION, _CERTAIN, words) for first, second, words in _shortened(names)})
    for (first, second), (method, score, words) in sorted(found.items()):
        if first != second and not _of_other_years(names[first], names[second]):
            yield first, second, method, score, words


def _alike(names: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, float, tuple[str, ...]]]:
    limits, kinds = settings()["like-name"], words_of(" ".join(settings()["kinds"]))
    telling = words_of(" ".join(settings()["telling"]))
    borne = {f"{name}\n{thing}": (thing, name) for thing, own in names.items() for name in own}  # two things may bear one name
    texts = {key: words_of(_BESIDE.sub("", name)) for key, (_, name) in borne.items()}
    best: dict[tuple[str, str], tuple[float, tuple[str, ...]]] = {}
    for pair in alike(texts, limits["least"], kinds):
        one, other = texts[pair.first], texts[pair.second]
        contained = one <= other or other <= one
        if pair.shared <= kinds or telling & (one ^ other) or (not contained and pair.score < limits["apart"]):
            continue
        first, second = sorted((borne[pair.first][0], borne[pair.second][0]))
        if first != second and pair.score > best.get((first, second), (0.0, ()))[0]:
            best[first, second] = min(pair.score, 0.99), shown(pair.shared, borne[pair.first][1])
    for (first, second), (score, words) in best.items():
        yield first, second, score, words


def _shortened(names: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Things of which one has a name that is made of the first letters of a name of the other."""
    letters: dict[str, list[tuple[str, str]]] = {}
    for thing, own in names.items():
        for name in own:
            for initials in _initials(name):
                letters.setdefault(initials, []).append((thing, name))
    for thing, own in names.items():
        for short in own:
            if _SHORT.fullmatch(short) and len(short) > _LETTERS:
                meant = letters.get(short.replace("&", "").casefold(), [])
                if thing in {other for other, _ in meant}:
                    continue  # it is short for another name of the same thing
                for other, name in meant:
                    first, second = sorted((thing, other))
                    yield first, second, (short, name)


def _initials(name: str) -> Iterator[str]:
    """The first letters of a name's words, with and without the small ones; years count for nothing."""
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", re.sub(r"['’]s\b", "", name))]
    for kept in (words, [word for word in words if word not in _SMALL]):
        if len(kept) > _LETTERS:
            yield "".join(word[0] for word in kept)


def _of_other_years(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether both have numbers in their names, and none in common."""
    years = [{number for name in own for number in re.findall(r"\d+", name)} for own in (one, other)]
    return all(years) and not years[0] & years[1]
