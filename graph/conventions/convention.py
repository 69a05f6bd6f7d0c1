"""A convention read from its TOML file, checked, and frozen."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ...ontology.errors import GoldenThreadError

__all__ = ["BodyHead", "Convention", "InstrumentHead", "Ladder", "LinkPattern", "Provision", "ProvisionPhrase", "Theme", "read_convention"]

Words = tuple[str, ...]
Section = Mapping[str, Words]


@dataclass(frozen=True, slots=True)
class Ladder:
    """The names of a plan's levels, from the top; the longest name of a level stands first."""

    outcome: Words
    sub_outcome: Words
    aim: Words
    action: Words

    def levels(self) -> tuple[tuple[str, Words], ...]:
        """Local name of the class -> the words for it, from the top."""
        return ("Outcome", self.outcome), ("SubOutcome", self.sub_outcome), ("Aim", self.aim), ("Action", self.action)


@dataclass(frozen=True, slots=True)
class Provision:
    """Words by which running text says that the plan holds an aim, an action or a commitment."""

    noun: str
    is_a: str


@dataclass(frozen=True, slots=True)
class ProvisionPhrase:
    """A phrase behind which stands what is provided; `is_list` takes it apart at semicolons and verbs."""

    pattern: str
    is_a: str
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class InstrumentHead:
    """A head word of instruments' names, the class and the kind that it tells; one that is `titled` is a mark only with a capital."""

    head: str
    is_a: str
    kind: str
    titled: bool = False


@dataclass(frozen=True, slots=True)
class BodyHead:
    """A head word of bodies' names and the class that it tells."""

    head: str
    is_a: str


@dataclass(frozen=True, slots=True)
class LinkPattern:
    """Patterns of sentences that state a link.

    `follow` are those that need the sentence before for their other end: it fits a pattern, or one of `lead`.
    """

    predicate: str
    patterns: Words
    follow: Words = ()
    lead: Words = ()
    consultation: bool = False


@dataclass(frozen=True, slots=True)
class Theme:
    """A concept of the implications lens: headings that announce it, and the words for it in a sentence."""

    concept: str
    heading: str
    words: str


@dataclass(frozen=True, slots=True, eq=False)
class Convention:
    """Everything that is particular to one kind of paper. Sections hold lists of patterns by their key.

    `kind` says which extractor reads such papers ("paper": sentences of a committee paper on a plan).
    """

    name: str
    title: str
    kind: str
    ladders: tuple[Ladder, ...]
    provisions: tuple[Provision, ...]
    phrases: tuple[ProvisionPhrase, ...]
    instrument_heads: tuple[InstrumentHead, ...]
    body_heads: tuple[BodyHead, ...]
    relations: tuple[LinkPattern, ...]
    commitments: tuple[LinkPattern, ...]
    behind: tuple[LinkPattern, ...]
    among: tuple[LinkPattern, ...]
    themes: tuple[Theme, ...]
    groups: tuple[Mapping[str, str], ...]
    contains: Mapping[str, str]
    sections: Mapping[str, Section]

    def words(self, section: str, key: str) -> Words:
        """The patterns under a key of a section, empty where the file has none."""
        return self.sections.get(section, {}).get(key, ())

    def frequency(self, words: str) -> str:
        """The usual name of a frequency ("every six months": "six-monthly"), or the words themselves."""
        return self.words("frequencies", words)[0] if self.words("frequencies", words) else words

    def word(self, section: str, key: str) -> str:
        """The one pattern under a key of a section."""
        return self.words(section, key)[0]


@cache
def read_convention(name: str = "uk-committee-paper") -> Convention:
    """The convention of that name.

    Raises GoldenThreadError when there is none or its file is not as it should be.
    """
    place = files(__package__).joinpath(f"{name}.toml")
    try:
        data = tomllib.loads(place.read_text(encoding="utf-8"))
        return _convention(data)
    except FileNotFoundError:
        raise GoldenThreadError(f"There is no convention called “{name}”; name one of those that are listed.") from None
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise GoldenThreadError(f"The convention “{name}” cannot be read: {error}; mend its TOML file.") from error


def _convention(data: Mapping[str, Any]) -> Convention:
    """What a file holds; a section that a kind of paper has no use for may be left out."""
    instruments, bodies = data.get("instruments", {}), data.get("bodies", {})
    return Convention(
        name=data["name"],
        title=data["title"],
        kind=data["kind"],
        ladders=tuple(Ladder(**{level: _longest_first(names) for level, names in row.items()}) for row in data.get("ladders", ())),
        provisions=tuple(Provision(**row) for row in data.get("provisions", ())),
        phrases=tuple(ProvisionPhrase(row["pattern"], row["is_a"], bool(row.get("list"))) for row in data.get("provision_phrases", ())),
        instrument_heads=tuple(sorted((InstrumentHead(**row) for row in instruments.get("heads", ())), key=lambda head: -len(head.head))),
        body_heads=tuple(sorted((BodyHead(**row) for row in bodies.get("heads", ())), key=lambda head: -len(head.head))),
        relations=_links(data, "relations"),
        commitments=_links(data, "commitments"),
        behind=_links(data, "behind"),
        among=_links(data, "among"),
        themes=tuple(Theme(**row) for row in data.get("themes", ())),
        groups=tuple(dict(row) for row in (*bodies.get("groups", ()), *instruments.get("groups", ()))),
        contains=dict(bodies.get("contains", {})),
        sections={key: _section(value) for key, value in data.items() if isinstance(value, dict)},
    )


def _links(data: Mapping[str, Any], key: str) -> tuple[LinkPattern, ...]:
    return tuple(_link(row) for row in data.get(key, ()))


def _link(row: Mapping[str, Any]) -> LinkPattern:
    follow, lead = tuple(row.get("follow", ())), tuple(row.get("lead", ()))
    return LinkPattern(row["predicate"], tuple(row["patterns"]), follow, lead, bool(row.get("consultation")))


def _longest_first(names: list[str]) -> Words:
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _section(rows: Mapping[str, Any]) -> Section:
    return {key: (value,) if isinstance(value, str) else tuple(value) for key, value in rows.items() if _is_words(value)}


def _is_words(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(each, str) for each in value))
