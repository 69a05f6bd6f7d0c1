"""What can be wrong with a council's own convention, told so that an officer can mend it: file, table, key, remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from ...ontology.errors import ConventionError
from .placeholders import compiled

__all__ = ["check_tables"]

_TOP = frozenset({"extends", "name", "title", "about", "kind", "recognise"})
_FREE = frozenset({"frequencies", "contains"})  # tables whose keys are words of the papers
_NO_PATTERNS = frozenset(
    {"extends", "name", "title", "about", "kind", "says", "head", "is_a", "predicate", "concept", "where", "frequencies"}
)
_WHERE = ("title", "heading", "text", "cell", "number", "filename")
_MORE = "more_"


def check_tables(tables: Mapping[str, Any], known: Mapping[str, Mapping[str, Any]], place: str) -> None:
    """Raise ConventionError for the first table or key that no convention has, or pattern that is none.

    `known` are the tables of conventions that are right, by their names.
    """
    keys: dict[str, set[str]] = {"": set(_TOP)}
    for right in known.values():
        for key, value in right.items():
            name = key.removeprefix(_MORE)
            keys[""].add(name)
            if isinstance(value, dict):
                keys.setdefault(name, set()).update(inner.removeprefix(_MORE) for inner in value)
    for key, value in tables.items():
        name = key.removeprefix(_MORE)
        _known(name, keys[""], f"{place} has “{key}”, which no convention has")
        if isinstance(value, dict) and name in keys and name not in _FREE:
            for inner in value:
                _known(inner.removeprefix(_MORE), keys[name], f"{place} has “{inner}” in the table [{name}], where no convention has it")
    for where, pattern in _patterns(tables, ""):
        try:
            compiled(pattern)
        except re.error as error:
            raise ConventionError(f"{place}, {where}: “{pattern}” is no pattern ({error}): mend it.") from None
    for row in tables.get("recognise", {}).get("signs", ()):
        if row.get("where") not in _WHERE:
            raise ConventionError(f"{place}, recognise.signs: “where” is {row.get('where')!r}: name one of {', '.join(_WHERE)}.")


def _known(name: str, keys: set[str], sentence: str) -> None:
    if name not in keys:
        near = get_close_matches(name, keys, n=1)
        raise ConventionError(f"{sentence}: {f'write “{near[0]}”' if near else 'take it out'}.")


def _patterns(value: Any, where: str) -> Iterator[tuple[str, str]]:
    """Every text that is a pattern, with the place where it stands."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, list):
        for each in value:
            yield from _patterns(each, where)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key not in _NO_PATTERNS:
                yield from _patterns(each, f"{where}.{key}".strip("."))
