"""Finding a thing by what a person calls it: "9.3", a label or a part of one, an IRI."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ..ontology.errors import ThingError
from ..ontology.terms import LENS, OWL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .store.store import Store, Term

__all__ = ["NamedThing", "find_thing", "folded", "name_in_address", "named_things", "plain_words"]

_NAMED = f"""
SELECT ?thing ?kind ?label ?notation ?level (GROUP_CONCAT(?other; separator="\\n") AS ?others) {{
  ?thing skos:prefLabel ?label ; a ?kind .
  FILTER (isIRI(?thing) && !STRSTARTS(STR(?kind), "{OWL}"))
  FILTER (?kind NOT IN (gt:Finding, gt:Quotation, gt:Link, gt:Suggestion, gt:Rule, skos:Concept, skos:ConceptScheme))
  OPTIONAL {{ ?thing skos:notation ?notation }}
  OPTIONAL {{ ?thing gt:hasLevelName ?level }}
  OPTIONAL {{ ?thing skos:altLabel ?other }}
}} GROUP BY ?thing ?kind ?label ?notation ?level"""
_PAPER = "Report"  # a paper that bears the name of its plan
_SHOWN = 10  # candidates in an error: more are no help
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


def find_thing(store: Store, text: str) -> str:
    """Give the IRI of the thing that `text` names; capitals, kinds of quotation marks and spaces do not matter.

    In this order: an IRI, a notation, a whole label, a part of a label. Where a notation or label fits things of the
    papers and concepts of a lens alike, the thing of the papers is meant; a paper itself only where nothing else fits.
    Raises ThingError, with the candidates, when several things fit, and with those that come nearest when none does.
    """
    things, wanted = named_things(store), folded(text)
    ways: tuple[Callable[[NamedThing], bool], ...] = (
        lambda thing: thing.iri == text.strip("<> "),
        lambda thing: folded(thing.notation) == wanted,
        lambda thing: wanted in map(folded, thing.names),
        lambda thing: any(wanted in folded(name) for name in thing.names[:1] + thing.others),
    )
    for fits in ways if wanted else ():
        if found := _preferred(filter(fits, things)):
            if len(found) == 1:
                return found[0].iri
            raise ThingError(f"'{text}' may be any of {len(found)} things: give more of its name.", _listed(_numbered_first(found)))
    near = _near(wanted, things)
    remedy = "did you mean one of these?" if near else "give a number such as 9.3, or a part of its name."
    raise ThingError(f"Nothing in this workspace is called '{text}': {remedy}", _listed(near))


def named_things(store: Store) -> tuple[NamedThing, ...]:
    """List all things that have a name, of the papers and of the lenses, by notation and label."""
    return tuple(sorted(_thing(row) for row in store.select(_NAMED).rows))


def _thing(row: tuple[Term | None, ...]) -> NamedThing:
    iri, kind, label, notation, level, others = (term.value if isinstance(term, NamedNode | Literal) else "" for term in row)
    return NamedThing(notation, label, re.split(r"[#/]", kind)[-1], iri, tuple(sorted(filter(None, others.split("\n")))), level)


def _preferred(found: Iterable[NamedThing]) -> list[NamedThing]:
    things = list({thing.iri: thing for thing in found}.values())
    own = [thing for thing in things if not thing.of_a_lens] or things
    return [thing for thing in own if thing.kind != _PAPER] or own


def _near(wanted: str, things: Iterable[NamedThing]) -> list[NamedThing]:
    by_name = {folded(name): thing for thing in things for name in (thing.notation, thing.label, *thing.others) if name}
    return list(dict.fromkeys(by_name[name] for name in get_close_matches(wanted, by_name, n=5)))


def _numbered_first(things: Iterable[NamedThing]) -> list[NamedThing]:
    """Outcomes and sub-outcomes before the rest: they are what people mostly ask about."""
    return sorted(things, key=lambda thing: not thing.notation)


def _listed(things: Iterable[NamedThing]) -> tuple[str, ...]:
    return tuple(map(str, things))[:_SHOWN]


def folded(text: str) -> str:
    """Give a name as it is compared: without capitals and surplus spaces, with one kind of quotation marks and hyphens."""
    return " ".join(text.translate(_SIGNS).casefold().split())
