"""Marks: the words by which a concept of a lens is known in a text.

Every concept is marked by its skos:prefLabel, skos:altLabel and skos:hiddenLabel, wherever they stand as whole words,
in the plural too, in capitals or not. A phrase of gt:isNotMarkedBy is blotted out first, so that "healthy competition"
marks no health. A longer mark hides those inside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..store.store import Store

__all__ = ["Marks", "marks_of_lenses"]

_MARKS = """
SELECT ?concept ?mark ?counts {
  ?concept skos:inScheme/a gt:Lens ; a/rdfs:subClassOf* ?class .
  VALUES ?class { gt:Determinant gt:PopulationGroup }
  VALUES (?property ?counts) {
    (skos:prefLabel true) (skos:altLabel true) (skos:hiddenLabel true) (gt:isNotMarkedBy false)
  }
  ?concept ?property ?mark .
}"""


@dataclass(frozen=True, slots=True)
class Marks:
    """The words that mark a concept in a text, and the phrases that hold such words and do not.

    >>> sorted(Marks.of(["Health", "air quality"], ["healthy competition"]).found_in("Better Air  Quality is a health matter"))
    ['air quality', 'health']
    """

    words: re.Pattern[str]
    blocked: re.Pattern[str] | None

    @classmethod
    def of(cls, words: Iterable[str], blocked: Iterable[str] = ()) -> Marks:
        """Make marks of labels as they stand in a lens."""
        phrases = tuple(blocked)
        return cls(_whole(words), _whole(phrases) if phrases else None)

    def found_in(self, text: str) -> frozenset[str]:
        """Give the marks that stand in `text`, in small letters; a longer mark hides those inside it."""
        text = text.replace("’", "'")
        shown = self.blocked.sub("\n", text) if self.blocked else text
        return frozenset(" ".join(match[0].casefold().split()) for match in self.words.finditer(shown))


def marks_of_lenses(store: Store) -> Mapping[str, Marks]:
    """Give the marks of every determinant and population group of the lenses in a store, by address, in order."""
    words, blocked = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for concept, mark, counts in store.select(_MARKS).rows:
        if isinstance(concept, NamedNode) and isinstance(mark, Literal) and isinstance(counts, Literal):
            (words if counts.value == "true" else blocked)[concept.value].append(mark.value)
    return {concept: Marks.of(words[concept], blocked[concept]) for concept in sorted(words)}


def _whole(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words, in the plural too, the longest first; a space stands for any gap or a hyphen."""
    parts = (
        _with_plural(r"[\s-]+".join(map(re.escape, phrase.replace("’", "'").split()))) for phrase in sorted(set(phrases), key=_longest)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _with_plural(phrase: str) -> str:
    """A pattern that a noun's plural fits too: home, homes; bus, buses; property, properties."""
    if re.search(r"[^aeiou]y$", phrase):
        return f"{phrase[:-1]}(?:y|ies)"
    return f"{phrase}(?:e?s)?"


def _longest(phrase: str) -> tuple[int, str]:
    return -len(phrase), phrase
