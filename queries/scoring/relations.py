"""Relations between what the gold names: stated in the graph, or inferred only, or absent; and what the papers deny."""

from __future__ import annotations

from ...graph.named import plain_words
from ...ontology.terms import ADDRESSES, BROADER, CONTRIBUTES_TO, NOTATION
from .gold import Relation
from .matching import Matching
from .scores import Score, measured

__all__ = ["relation_score"]

_THEME = "theme:"
_STRENGTH = ("absent", "inferred", "stated")


def relation_score(case: Matching) -> Score:
    """How many relations of the gold are stated; those that it denies and the graph has all the same are too much."""
    states = {relation: _state(case, relation) for relation in sorted(set(case.gold.relations))}
    denied = [_told(case, relation) for relation in case.gold.never if _state(case, relation) != "absent"]
    missed = [f"{_told(case, relation)}: {'inferred only' if s == 'inferred' else s}" for relation, s in states.items() if s != "stated"]
    return measured("relations", len(states), len(states) - len(missed) + len(denied), missed, denied)


def _state(case: Matching, relation: Relation) -> str:
    """The strongest way in which the graph knows any triple that would tell the relation."""
    theme = relation.object.removeprefix(_THEME) if relation.object.startswith(_THEME) else ""
    ends = set() if theme or relation.object == "*" else set(case.nodes(relation.object))
    found = {
        "inferred" if case.facts.grade(node, predicate, value) == "inferred" else "stated"
        for node in case.nodes(relation.subject)
        for predicate in ((CONTRIBUTES_TO, ADDRESSES) if theme else (relation.predicate,))
        for value in case.facts.values(node, predicate)
        if relation.object == "*" or value in ends or (theme and theme in _notations(case, value))
    }
    return max(found, key=_STRENGTH.index, default="absent")


def _notations(case: Matching, concept: str) -> set[str]:
    """The notations of a concept and of all that are broader."""
    return {notation for each in {concept} | case.facts.above(concept, BROADER) for notation in case.facts.values(each, NOTATION)}


def _told(case: Matching, relation: Relation) -> str:
    ends = (
        case.gold.by_id[end].label if end in case.gold.by_id else end.removeprefix(_THEME) for end in (relation.subject, relation.object)
    )
    subject, value = ends
    return f"{subject} — {plain_words(relation.predicate)} — {'anybody' if value == '*' else value}"
