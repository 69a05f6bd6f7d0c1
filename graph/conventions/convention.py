"""A convention as its TOML file tells it, checked and frozen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from .rows import BodyHead, InstrumentHead, Ladder, LinkPattern, Provision, ProvisionPhrase, Sign, Theme, Words

__all__ = ["Convention", "any_of", "frozen"]

Section = Mapping[str, Words]


@dataclass(frozen=True, slots=True, eq=False)
class Convention:
    """Everything that is particular to one kind of paper. Sections hold lists of patterns by their key.

    `kind` says which extractor reads such papers ("paper", "headed", "table", "meeting", "stratml"), `about` in one sentence
    what papers it is for. `signs` are what such a paper is recognised by, `formats` the readers that such papers mostly
    come from (any where there are none). `lineage` are the names of those it extends, the nearest first.
    """

    name: str
    title: str
    about: str
    kind: str
    lineage: tuple[str, ...]
    formats: tuple[str, ...]
    signs: tuple[Sign, ...]
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

    def pattern(self, section: str, key: str, *, blind: bool = True) -> re.Pattern[str]:
        """Any of the patterns under a key of a section; it fits nothing where the file has none. `blind` is to case."""
        return any_of(self.words(section, key), blind=blind)

    def frequency(self, words: str) -> str:
        """The usual name of a frequency ("every six months": "six-monthly"), or the words themselves."""
        return self.words("frequencies", words)[0] if self.words("frequencies", words) else words

    def word(self, section: str, key: str) -> str:
        """The one pattern under a key of a section."""
        return self.words(section, key)[0]


@cache
def any_of(patterns: Words, *, blind: bool = True) -> re.Pattern[str]:
    """What fits any of some patterns, `blind` to case; nothing where there are none."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)", re.IGNORECASE if blind else 0)


def frozen(data: Mapping[str, Any], name: str, lineage: tuple[str, ...] = ()) -> Convention:
    """The convention that the tables of a file make; a section that a kind of paper has no use for may be left out.

    Raises KeyError, TypeError, AttributeError or ValueError for what is missing or of the wrong kind.
    """
    instruments, bodies, signs = data.get("instruments", {}), data.get("bodies", {}), data.get("recognise", {})
    return Convention(
        name=name,
        title=data["title"],
        about=data.get("about", ""),
        kind=data["kind"],
        lineage=lineage,
        formats=tuple(signs.get("formats", ())),
        signs=tuple(Sign(**row) for row in signs.get("signs", ())),
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
