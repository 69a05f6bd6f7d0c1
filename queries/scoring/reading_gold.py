"""Gold files -> Gold: TOML, or the same rows as a table in CSV or Excel; docs/SCORING.md tells a council how to write one.

Rows name each other by what they are called or numbered, so that a file can be written and read without ids.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ...graph.named import plain_words
from ...ontology import terms
from ...ontology.errors import GoldError
from ...ontology.terms import COMMITMENT, GT
from .gold import Gold, Item, ItemKind, Relation
from .gold_tables import csv_rows, excel_rows
from .referee import gold_of, is_referee
from .wording import normal

__all__ = ["read_gold"]

Row = Mapping[str, Any]

_KINDS: Mapping[str, ItemKind] = {
    "outcomes": "outcome",
    "sub-outcomes": "sub-outcome",
    "aims": "aim",
    "actions": "action",
    "commitments": "commitment",
    "instruments": "instrument",
    "bodies": "body",
}
_KEYS = frozenset({"name", "number", "also", "part of", "is", "paragraphs"})
_RELATION_KEYS = frozenset({"subject", "says", "object"})
_PARTS_NAMED = ("complete", "sample")  # these two name parts of the file
_RELATIONS = ("relations", "never")
_ANYBODY = frozenset({"*", "anybody", "anything"})
_NAMES = {iri.removeprefix(GT): iri for iri in vars(terms).values() if isinstance(iri, str) and iri.startswith(GT) and iri != GT}
_CLASSES = {plain_words(name): iri for name, iri in _NAMES.items() if name[0].isupper()}
_PROPERTIES = {plain_words(name): iri for name, iri in _NAMES.items() if name[0].islower()}
_READERS: Mapping[str, Callable[[bytes, str], Mapping[str, Any]]] = {".csv": csv_rows, ".xlsx": excel_rows}


def read_gold(path: Path) -> Gold:
    """The gold in a file; raises GoldError for one that is missing, of another format, or not written as it should be."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise GoldError(f"The gold file {path} cannot be read ({error.strerror}): check its name.") from None
    try:
        if path.suffix.lower() in _READERS:
            return _gold(_READERS[path.suffix.lower()](content, str(path)), str(path))
        text = content.decode("utf-8-sig")
        if path.suffix.lower() == ".json":
            data = json.loads(text)
            return gold_of(data) if is_referee(data) else _gold(data, str(path))
        return _gold(tomllib.loads(text), str(path))
    except (UnicodeDecodeError, json.JSONDecodeError, tomllib.TOMLDecodeError) as error:
        raise GoldError(f"The gold file {path} cannot be read ({error}): write it as docs/SCORING.md shows.") from None
    except (KeyError, TypeError, AttributeError) as error:
        raise GoldError(f"The gold file {path} lacks something that it should have ({error}): see docs/SCORING.md.") from None


def _gold(data: Mapping[str, Any], name: str) -> Gold:
    """The gold of a file in our own format."""
    told = {key.replace("_", "-"): value for key, value in data.items()}
    if unknown := sorted(told.keys() - {*_KINDS, *_RELATIONS, "council", "plan", *_PARTS_NAMED}):
        raise GoldError(
            f"{name} has a part called “{unknown[0]}”, which is not known: name it {_nearest(unknown[0], [*_KINDS, *_RELATIONS])}."
        )
    named = {key: [str(each).replace("_", "-") for each in told.get(key, ())] for key in _PARTS_NAMED}
    if wrong := [(key, each) for key, parts in named.items() for each in parts if each not in _KINDS]:
        raise GoldError(f"{name} has “{wrong[0][1]}” under {wrong[0][0]}, which is no part: write {_nearest(wrong[0][1], list(_KINDS))}.")
    rows = [
        (kind, i, _keys(row, _KEYS, f"{name}, {part} {i}")) for part, kind in _KINDS.items() for i, row in enumerate(told.get(part, ()), 1)
    ]
    reading = _Reading(name, rows, str(told.get("plan", "")))
    return Gold(
        council=str(told.get("council", "")),
        items=tuple(reading.items()),
        relations=tuple(reading.relations(told.get("relations", ()), "relations")),
        never=tuple(reading.relations(told.get("never", ()), "never")),
        kinds=frozenset(kind for part, kind in _KINDS.items() if part in named["complete"] or told.get(part)),
        sampled=frozenset(_KINDS[part] for part in named["sample"]),
    )


class _Reading:
    """The rows of a file, and who is who among them."""

    def __init__(self, name: str, rows: Sequence[tuple[ItemKind, int, Row]], plan: str) -> None:
        self.name, self.rows, self.plan = name, rows, plan
        self.known: dict[str, list[tuple[str, ItemKind]]] = {}
        for kind, i, row in rows:
            for called in (row.get("name"), row.get("number"), *_many(row.get("also"))):
                if called:
                    self.known.setdefault(normal(str(called)), []).append((f"{kind} {i}", kind))
        if plan:
            self.known.setdefault(normal(plan), [("plan", "instrument")])

    def items(self) -> Iterable[Item]:
        """Every row as an item; the plan itself, where it is only named, is one that does not count."""
        for kind, i, row in self.rows:
            where = f"{self.name}, {kind} {i}"
            if not str(row.get("name", "")).strip():
                raise GoldError(f"{where} has no name: write the words that the papers use.")
            wholes = _many(row.get("part of")) or ([self.plan] if kind == "outcome" and self.plan else [])
            yield Item(
                id=f"{kind} {i}",
                kind=kind,
                wordings=(str(row["name"]), *_many(row.get("also"))),
                number=str(row.get("number", "")),
                under=tuple(self.meant(whole, where) for whole in wholes),
                classes=self.classes(kind, str(row.get("is", "")), where),
                paragraphs=frozenset(_many(row.get("paragraphs"))),
            )
        if self.plan and self.known[normal(self.plan)][0][0] == "plan":
            yield Item("plan", "instrument", (self.plan,), counted=False)

    def relations(self, rows: Iterable[Row], part: str) -> Iterable[Relation]:
        """The relations of a part of the file."""
        for i, row in enumerate(rows, 1):
            where = f"{self.name}, {part} {i}"
            told = {key: str(value) for key, value in _keys(row, _RELATION_KEYS, where).items()}
            if missing := sorted(key for key in _RELATION_KEYS if not told.get(key, "").strip()):
                raise GoldError(f"{where} has no {missing[0]}: a relation needs a subject, what it says, and an object.")
            predicate = _PROPERTIES.get(plain_words(told["says"].strip()))
            if predicate is None:
                raise GoldError(f"{where} says “{told['says']}”, which is no property: write {_nearest(told['says'], list(_PROPERTIES))}.")
            value = told["object"].strip()
            free = "*" if value.casefold() in _ANYBODY else value if value.startswith("theme:") else ""
            yield Relation(self.meant(told["subject"], where), predicate, free or self.meant(value, where))

    def meant(self, called: str, where: str) -> str:
        """The id of the row of that name or number."""
        found = self.known.get(normal(called), [])
        if not found:
            raise GoldError(
                f"{where} names “{called}”, which is not in the file: give it a row, or write {_nearest(normal(called), list(self.known))}."
            )
        if len({item_id for item_id, _ in found}) > 1:
            raise GoldError(f"{where} names “{called}”, which several rows are called: use the number of the one that is meant.")
        return found[0][0]

    def classes(self, kind: ItemKind, said: str, where: str) -> tuple[str, ...]:
        """The class that a row says it is of."""
        if not said.strip():
            return () if kind != "commitment" else (COMMITMENT,)
        iri = _CLASSES.get(plain_words(said.strip()))
        if iri is None:
            raise GoldError(f"{where} is “{said}”, which is no class: write {_nearest(said, list(_CLASSES))}.")
        return (iri,)


def _keys(row: Row, known: frozenset[str], where: str) -> Row:
    told = {str(key).replace("_", " ").strip().casefold(): value for key, value in row.items()}
    if unknown := sorted(told.keys() - known):
        raise GoldError(f"{where} has “{unknown[0]}”, which is not known: write {_nearest(unknown[0], sorted(known))}.")
    return told


def _many(value: object) -> list[str]:
    """One text or several; in a table they have a semicolon between them."""
    if value is None:
        return []
    several = [str(each) for each in value] if isinstance(value, list | tuple) else str(value).split(";")
    return [each.strip() for each in several if each.strip()]


def _nearest(word: str, known: Sequence[str]) -> str:
    return " or ".join(f"“{each}”" for each in get_close_matches(word, known, n=3, cutoff=0.0))
