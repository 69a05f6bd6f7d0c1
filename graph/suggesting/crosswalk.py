"""From a concept of one lens to one of another, along the crosswalk (SSSOM: ontology/lenses/crosswalk.sssom.tsv).

What a paper states or an officer accepted to address a concept may address one that closely matches it, or a broader
one that takes it in. The score is the confidence of the mapping. An exact match needs no review: a rule infers it.
Concepts that are merely related are not suggested, since the one can well be there without the other.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml
from pyoxigraph import Literal, NamedNode

from ...ontology import resource
from ...ontology.terms import BROAD_MATCH, CLOSE_MATCH
from .ground import gathered
from .suggestion import Method, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .ground import Ground

__all__ = ["Step", "across_lenses", "steps"]

_STATED = """
SELECT DISTINCT ?element ?predicate ?concept ?label ?link {
  ?link a gt:Link ; gt:hasGrade "stated" ; rdf:subject ?element ; rdf:predicate ?predicate ; rdf:object ?concept .
  VALUES ?predicate { gt:addresses gt:contributesTo }
  ?concept skos:inScheme/a gt:Lens ; skos:prefLabel ?label .
} ORDER BY ?element ?concept ?predicate ?link"""
_QUOTED = "SELECT ?link ?quotation { ?link a gt:Link ; gt:isEvidencedBy ?quotation . ?quotation a gt:Quotation }"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the crosswalk: the concept it leads to, what the mapping is called, and how sure whoever made it was."""

    concept: str
    match: str
    confidence: float


def across_lenses(ground: Ground) -> Iterator[Suggestion]:
    """Suggest what stated links to concepts lead to in other lenses; of two ways to one concept, the surer one."""
    crosswalk, quoted = steps(), gathered(ground.store, _QUOTED)
    best: dict[tuple[str, str, str], Suggestion] = {}
    for row in ground.store.select(_STATED).rows:
        element, predicate, concept, label, link = (term.value for term in row if isinstance(term, NamedNode | Literal))
        for step in crosswalk.get(concept, ()):
            shown = quoted.get(link) or ground.shown_by(element)
            words = (f"{label} ({step.match})",)
            made = Suggestion(Method.CROSSWALK, element, predicate, step.concept, step.confidence, words, shown, (link,))
            known = best.get((element, predicate, step.concept))
            if known is None or known.score < made.score:
                best[element, predicate, step.concept] = made
    yield from best.values()


def steps() -> Mapping[str, Sequence[Step]]:
    """Give the steps that lead from each concept, by its address, in the order of the table."""
    text = resource("lenses/crosswalk.sssom.tsv").read_text(encoding="utf-8")
    lines = text.splitlines()
    prefixes = yaml.safe_load("\n".join(line[1:] for line in lines if line.startswith("#")))["curie_map"]

    def full(curie: str) -> str:
        prefix, _, local = curie.partition(":")
        return f"{prefixes[prefix]}{local}"

    leading = defaultdict[str, list[Step]](list)
    for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"):
        one, match, other = (full(row[column]) for column in ("subject_id", "predicate_id", "object_id"))
        sure = float(row["confidence"])
        if match == CLOSE_MATCH:
            leading[one].append(Step(other, "close match", sure))
            leading[other].append(Step(one, "close match", sure))
        elif match == BROAD_MATCH:
            leading[one].append(Step(other, "broader match", sure))
    return leading
