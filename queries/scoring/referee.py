"""Gold files in the older JSON format -> Gold. referee.toml says what its words mean."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any

from ...ontology.terms import BODY, COMMITMENT, GT, INVOLVES, IS_CONSULTED_ON
from .gold import Gold, Item, ItemKind, Relation
from .wording import unbracketed

__all__ = ["gold_of", "is_referee"]

Row = Mapping[str, Any]

_PARTS: tuple[tuple[ItemKind, str, str], ...] = (
    ("outcome", "outcomes", ""),
    ("sub-outcome", "sub_outcomes", "outcome"),
    ("aim", "aims_listed", "sub_outcome"),
    ("action", "actions_listed", "aim"),
)


def is_referee(data: object) -> bool:
    """Whether JSON is a gold file of this format."""
    return isinstance(data, dict) and {"documents", "outcomes", "provisions_narrative", "organisations", "relations"} <= data.keys()


def gold_of(data: Row) -> Gold:
    """The gold that such a file holds; raises KeyError or TypeError where it lacks a part."""
    meaning = tomllib.loads(files(__package__).joinpath("referee.toml").read_text(encoding="utf-8"))
    relations, never, untold = _relations(data, meaning)
    return Gold(
        council=unbracketed(data["documents"][0].get("council", "")).strip(),
        items=(*_elements(data, meaning), *_names(data, meaning)),
        relations=relations,
        never=never,
        kinds=frozenset({"outcome", "sub-outcome", "aim", "action", "commitment", "instrument", "body"}),
        exact=True,
        untold=untold,
    )


def _elements(data: Row, meaning: Row) -> Iterator[Item]:
    for kind, part, parent in _PARTS:
        for row in data[part]:
            yield Item(
                **_common(row),
                kind=kind,
                number=row.get("number", "") if kind == "sub-outcome" else "",
                under=(row[parent],) if parent else (meaning["plan"],),
            )
    for row in data["provisions_narrative"]:
        target = row["target"]
        homes = tuple(meaning["homes"].get(target, ())) or tuple(filter(None, (target, row.get("also_target"))))
        yield Item(
            **_common(row),
            kind="commitment",
            under=homes,
            within=row.get("supports_aim", ""),
            classes=tuple(GT + name for name in meaning["provisions"].get(row["kind"], ())) or (COMMITMENT,),
            vague=row["kind"].endswith("unspecified"),
        )


def _names(data: Row, meaning: Row) -> Iterator[Item]:
    for part in ("instruments", "services", "organisations", "roles"):
        for row in data[part]:
            kind: ItemKind = "body" if part == "organisations" else "instrument"
            names = (row["name"], *row.get("aliases", ()), *meaning["also_called"].get(row["id"], ()))
            of_body = meaning["bodies"].get(unbracketed(row.get("type", "")), "")
            counted = part in ("instruments", "organisations") and row.get("named", True)
            yield Item(row["id"], kind, names, classes=(GT + of_body if of_body else BODY,) if kind == "body" else (), counted=counted)


def _common(row: Row) -> dict[str, Any]:
    variants = row.get("variants", ())
    cited = [*row["citations"], *(variant["citation"] for variant in variants)]
    return {
        "id": row["id"],
        "wordings": (row.get("label") or row.get("text") or row["name"], *(variant["text"] for variant in variants)),
        "paragraphs": frozenset(str(citation["para"]) for citation in cited),
        "told": tuple(citation["quote"] for citation in row["citations"]),
    }


def _relations(data: Row, meaning: Row) -> tuple[tuple[Relation, ...], tuple[Relation, ...], tuple[str, ...]]:
    """What is stated, what is denied, and what the ontology has no property for."""
    told: dict[Relation, None] = {}
    denied: dict[Relation, None] = {}
    untold: list[str] = []
    for row in data["relations"]:
        new = _of_row(row, meaning)
        is_denied = row.get("status") == "NEGATED"
        (denied if is_denied else told).update(dict.fromkeys(new))
        untold += [] if new or is_denied else [f"{row['id']}: {row['subject']} {row['predicate']} {row['object']}"]
    for row in (*data["actions_listed"], *data["provisions_narrative"]):
        if row.get("with_partners"):
            told[Relation(row["id"], INVOLVES, "*")] = None
    return tuple(told), tuple(denied), tuple(untold)


def _of_row(row: Row, meaning: Row) -> list[Relation]:
    verb, theme = row["predicate"], row.get("cross_cutting", "").replace(" ", "-")
    objects: Sequence[str] = row.get("objects") or [row["object"], *row.get("also", ())]
    ends = [(subject, value) for subject in row["subject"].split(",") for value in objects]
    if theme:
        return [Relation(s, f"{GT}contributesTo", f"theme:{theme}") for s, _ in ends] if verb in meaning["themes"]["verbs"] else []
    if verb == "includes" and str(row["object"]).startswith("ORG-"):
        return [Relation(value, IS_CONSULTED_ON, meaning["plan"]) for _, value in ends]
    forward, backward = meaning["forward"].get(verb), meaning["backward"].get(verb)
    return [Relation(s, GT + forward, o) for s, o in ends if forward] + [Relation(o, GT + backward, s) for s, o in ends if backward]
