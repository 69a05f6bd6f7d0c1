"""The words that made-up councils are drawn from: `words.toml`, checked for what it must hold."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["Theme", "Words", "words"]

Named = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """What a plan may be about: names of its outcome and its parts, what is done there and why, and its instruments."""

    outcomes: tuple[str, ...]
    about: str
    parts: tuple[str, ...]
    what: tuple[str, ...]
    why: tuple[str, ...]
    instruments: Named


@dataclass(frozen=True, slots=True)
class Words:
    """All the words; pairs are of a class (or what is printed) and a name (or what it means)."""

    places: tuple[str, ...]
    endings: tuple[str, ...]
    kinds: tuple[str, ...]
    plans: tuple[str, ...]
    verbs: tuple[str, ...]
    aims: tuple[str, ...]
    narratives: tuple[str, ...]
    progress: tuple[str, ...]
    statuses: Named
    bodies: Named
    posts: tuple[str, ...]
    committees: Named
    common: Named
    themes: tuple[Theme, ...]


@cache
def words() -> Words:
    """Read the words."""
    read = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    themes = tuple(Theme(**_tuples(theme)) for theme in read.pop("theme"))
    return Words(**_tuples(read), themes=themes)


def _tuples(table: dict[str, list[str] | list[list[str]] | str]) -> dict[str, Any]:
    return {
        name: value if isinstance(value, str) else tuple(tuple(each) if isinstance(each, list) else each for each in value)
        for name, value in table.items()
    }
