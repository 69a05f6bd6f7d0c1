"""Things that have a name: their number and label, their other wordings, and how names are compared."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..ontology.terms import GT, LENS, OWL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .store.store import Store

__all__ = ["NamedThing", "folded", "name_in_address", "named_things", "plain_words", "values_of"]

_NAMED = f"""
SELECT ?thing ?kind ?label ?notation ?level ?other {{
  %s
  ?thing skos:prefLabel ?label ; a ?kind .
  FILTER (isIRI(?thing) && !STRSTARTS(STR(?kind), "{OWL}"))
  FILTER (?kind NOT IN (gt:Finding, gt:Quotation, gt:Link, gt:Suggestion, gt:Rule, skos:Concept, skos:ConceptScheme))
  OPTIONAL {{ ?thing skos:notation ?notation }}
  OPTIONAL {{ ?thing gt:hasLevelName ?level }}
  OPTIONAL {{ ?thing skos:altLabel ?other }}
}}"""
_SIGNS = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True, order=True)
class NamedThing:
    """A thing a person may ask about: its notation and label, the local name of its class, its IRI, other wordings.

    `level` is what its own plan calls the level on which it stands ("priority"), "" where that is not known.
    """

    notation: str
    label: str
    kind: str
    iri: str
    others: tuple[str, ...] = ()
    level: str = ""

    def __str__(self) -> str:
        """As a list of candidates shows it: `9.3 People enjoy long lives in good health (sub-outcome)`, `2 Fair bills (priority)`."""
        return f"{self.title} ({self.level or plain_words(self.kind)})"

    @property
    def title(self) -> str:
        """Number and label; the notation of a lens's concept is a key and not shown."""
        return f"{self.notation} {self.label}" if self.notation and not self.of_a_lens else self.label

    @property
    def of_a_lens(self) -> bool:
        """Whether it is a concept of a lens, or a lens."""
        return self.iri.startswith(LENS)

    @property
    def names(self) -> tuple[str, ...]:
        """All that it may be called."""
        called = (f"{self.level} {self.notation}", f"{self.level} {self.title}") if self.level and self.notation else ()
        return self.label, self.title, str(self), *self.others, *called


def plain_words(name: str) -> str:
    """Give a class or property, by its IRI or local name, in plain words.

    >>> plain_words("SubOutcome"), plain_words("PartnershipBoard"), plain_words("http://www.w3.org/ns/prov#wasDerivedFrom")
    ('sub-outcome', 'partnership board', 'was derived from')
    """
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.split("[#/]", name)[-1]).lower()
    return re.sub(r"^sub ", "sub-", words)


def name_in_address(iri: str) -> str:
    """Give what the address of a thing or a class tells of its name: enough where the thing itself is no longer there."""
    return plain_words(iri.rpartition("#")[2]) if "#" in iri else iri.rpartition("/")[2].replace("-", " ")


def named_things(store: Store, *, kinds: Iterable[str] = (), iris: Iterable[str] = ()) -> tuple[NamedThing, ...]:
    """List the things that have a name, of the papers and of the lenses, by notation and label.

    Given `kinds` (local names of classes) or `iris`, only those things are read, and in time that grows with them alone.
    """
    only = [values_of("kind", [GT + kind for kind in kinds])] if (kinds := tuple(kinds)) else []
    only += [values_of("thing", iris)] if (iris := tuple(iris)) else []
    others = defaultdict[tuple[str, ...], list[str]](list)
    for *told, other in store.select(_NAMED % " ".join(only)).texts:
        others[tuple(told)].append(other)
    return tuple(sorted(_thing(*told, others=found) for told, found in others.items()))


def values_of(variable: str, iris: Iterable[str]) -> str:
    """Give the lines of a query by which a variable is one of some IRIs; raise ValueError for what is no IRI."""
    return f"VALUES ?{variable} {{ {' '.join(str(NamedNode(iri)) for iri in iris)} }}"


def _thing(iri: str, kind: str, label: str, notation: str, level: str, *, others: Iterable[str]) -> NamedThing:
    return NamedThing(notation, label, re.split(r"[#/]", kind)[-1], iri, tuple(sorted(filter(None, others))), level)


def folded(text: str) -> str:
    """Give a name as it is compared: without capitals and surplus spaces, with one kind of quotation marks and hyphens."""
    return " ".join(text.translate(_SIGNS).casefold().split())
