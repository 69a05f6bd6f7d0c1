"""What is no thing but says something of things: links, suggestions, decisions; and where in a paper a quotation stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...graph.reviewing.offer import relation_in_words
from ..wording import in_words
from .asked import select, texts
from .evidence import evidence
from .grounds import reasons_of, rows_of
from .naming import Names

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...graph.named import NamedThing
    from ...graph.store.store import Store
    from .portrait import Quoted, Reason

__all__ = ["Claim", "Passage", "claim", "now_called", "passage"]

_FACTS = {"words": "Words", "verdict": "Verdict", "who": "Decided by", "note": "Why"}


@dataclass(frozen=True, slots=True)
class Claim:
    """What a link, suggestion or decision says: of what, which relation, to what (a thing, or else a value in words).

    `reason` is why, of a link; `receipts` are the words that led to a suggestion, or that an officer was shown; `facts` what else is
    told, by what it is called; `grade` is "" for a decision, `method` and `score` (0 to 1) are of a suggestion.
    """

    iri: str
    subject: NamedThing
    relation: str
    object: NamedThing | None
    value: str
    grade: str
    reason: Reason | None
    receipts: tuple[Quoted, ...]
    facts: Mapping[str, str]
    method: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Passage:
    """Where in a paper (IRI) something stands: the paragraph as printed and where it begins; "" and 0 for the paper as a whole."""

    paper: str
    paragraph: str = ""
    number: str = ""
    begins: int = 0


def claim(store: Store, iri: str) -> Claim | None:
    """Give what a link, a suggestion or a decision says; None for anything else."""
    table = select(store, "claim", about=iri)
    for row in table.rows:
        told = dict(zip(table.columns, row, strict=True))
        subject, predicate, object_ = told["subject"], told["predicate"], told["object"]
        if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode) and object_ is not None:
            ends = [subject.value, *([object_.value] if isinstance(object_, NamedNode) else [])]
            names = Names(store, ends)
            thing = names[object_.value] if isinstance(object_, NamedNode) else None
            facts = {name: in_words(told[variable]) for variable, name in _FACTS.items() if told[variable] is not None}
            if told["when"] is not None:
                facts["Decided on"] = str(getattr(told["when"], "value", ""))[:10]
            is_apart = told["verdict"] is not None or told["method"] is not None
            return Claim(
                iri,
                names[subject.value],
                relation_in_words(predicate.value),
                thing,
                "" if thing else in_words(object_),
                in_words(told["grade"]),
                None if is_apart else _reason(store, iri),
                evidence(store, [iri], apart=True).get(iri, ()) if is_apart else (),
                facts,
                in_words(told["method"]),
                float(in_words(told["score"]) or 0),
            )
    return None


def passage(store: Store, iri: str) -> Passage | None:
    """Give where a quotation or a paragraph stands, or a paper; None for anything else."""
    for paper, paragraph, number, begins in texts(store, "place", about=iri):
        return Passage(paper, paragraph, number, int(begins or 0))
    return None


def now_called(store: Store, iri: str) -> str:
    """Give the IRI that a thing goes by since officers found it to be another one; "" where they did not."""
    return next((now for now, _ in texts(store, "merged", about=iri)), "")


def _reason(store: Store, iri: str) -> Reason | None:
    rows = rows_of(select(store, "links-by-address", links=[iri]))
    return reasons_of(store, rows).get(iri)
