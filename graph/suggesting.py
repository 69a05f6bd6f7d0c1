"""Suggestions: which determinants a commitment or sub-outcome may address, going by the words in its label.

The method is lexical and hides nothing. Every concept of a lens is marked by words: its skos:prefLabel, skos:altLabel
and skos:hiddenLabel. Where such words stand whole in a label, in capitals or not, the concept is suggested. A phrase
of gt:isNotMarkedBy is blotted out first, so that "healthy competition" marks no health. The score says how many
different marks were met: one gives 0.50, two 0.75, three 0.88 (1 - 1/2^n). A suggestion is never a fact: no plain
triple comes of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from ..ontology.terms import (
    ADDRESSES,
    HAS_GRADE,
    HAS_SCORE,
    IS_EVIDENCED_BY,
    MATCHES_WORDS,
    OBJECT,
    PREDICATE,
    SUBJECT,
    SUGGESTION,
    TYPE,
)
from ._addresses import SUGGESTED, graph_of, hashed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .store.embedded import EmbeddedStore

__all__ = ["Marks", "suggest"]

_MARKS = """
SELECT ?concept ?mark ?counts {
  ?concept skos:inScheme/a gt:Lens ; a/rdfs:subClassOf* ?class .
  VALUES ?class { gt:Determinant gt:PopulationGroup }
  VALUES (?property ?counts) {
    (skos:prefLabel true) (skos:altLabel true) (skos:hiddenLabel true) (gt:isNotMarkedBy false)
  }
  ?concept ?property ?mark .
}"""
_LABELS = """
SELECT ?element ?label {
  ?element a/rdfs:subClassOf* ?class ; skos:prefLabel|skos:altLabel ?label .
  VALUES ?class { gt:Commitment gt:SubOutcome }
}"""
_EVIDENCE = "SELECT ?s ?q { [] a gt:Link ; rdf:subject ?s ; rdf:predicate gt:isPartOf ; gt:isEvidencedBy ?q }"
_KNOWN = """
SELECT ?s ?o {
  [] a gt:Link ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o . VALUES ?p { gt:addresses gt:contributesTo }
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


def suggest(store: EmbeddedStore, base: str) -> list[Quad]:
    """Give the quads of the graph of suggestions; pairs that are stated or inferred already are not suggested.

    `store` holds statements, what was inferred of them, the ontology and the lenses.
    """
    labels, evidence = _gather(store, _LABELS), _gather(store, _EVIDENCE)
    known = {(str(element), str(concept)) for element, concept in store.select(_KNOWN).rows}
    marks = _marks(store)
    made: list[Quad] = []
    for element, texts in sorted(labels.items()):
        for concept, marked in marks.items():
            found = frozenset[str]().union(*(marked.found_in(text) for text in texts))
            if found and (f"<{element}>", f"<{concept}>") not in known:
                made.extend(_suggestion(base, element, concept, found, evidence.get(element, ())))
    return made


def _suggestion(base: str, element: str, concept: str, found: frozenset[str], evidence: Iterable[str]) -> Iterator[Quad]:
    node, graph = hashed(base, "suggestion", element, ADDRESSES, concept), graph_of(base, SUGGESTED)
    says: tuple[tuple[str, NamedNode | Literal], ...] = (
        (TYPE, NamedNode(SUGGESTION)),
        (SUBJECT, NamedNode(element)),
        (PREDICATE, NamedNode(ADDRESSES)),
        (OBJECT, NamedNode(concept)),
        (HAS_GRADE, Literal("suggested")),
        (HAS_SCORE, Literal(f"{1 - 0.5 ** len(found):.2f}")),
        (MATCHES_WORDS, Literal("; ".join(sorted(found)))),
        *((IS_EVIDENCED_BY, NamedNode(quotation)) for quotation in evidence),
    )
    for predicate, value in says:
        yield Quad(node, NamedNode(predicate), value, graph)


def _marks(store: EmbeddedStore) -> dict[str, Marks]:
    words, blocked = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for concept, mark, counts in store.select(_MARKS).rows:
        if isinstance(concept, NamedNode) and isinstance(mark, Literal) and isinstance(counts, Literal):
            (words if counts.value == "true" else blocked)[concept.value].append(mark.value)
    return {concept: Marks.of(words[concept], blocked[concept]) for concept in sorted(words)}


def _whole(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of the phrases as whole words, in the plural too, the longest first; a space stands for any gap or a hyphen."""
    parts = (_with_plural(r"[\s-]+".join(map(re.escape, phrase.replace("’", "'").split()))) for phrase in sorted(set(phrases), key=_longest))
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _with_plural(phrase: str) -> str:
    """A pattern that a noun's plural fits too: home, homes; bus, buses; property, properties."""
    if re.search(r"[^aeiou]y$", phrase):
        return f"{phrase[:-1]}(?:y|ies)"
    return f"{phrase}(?:e?s)?"


def _longest(phrase: str) -> tuple[int, str]:
    return -len(phrase), phrase


def _gather(store: EmbeddedStore, query: str) -> dict[str, list[str]]:
    """The values of the second column of a query by those of its first, sorted."""
    gathered = defaultdict[str, set[str]](set)
    for key, value in store.select(query).rows:
        if isinstance(key, NamedNode) and isinstance(value, NamedNode | Literal):
            gathered[key.value].add(value.value)
    return {key: sorted(values) for key, values in gathered.items()}
