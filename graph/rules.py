"""The rules as the engine reads them: one SPARQL CONSTRUCT a file, described by its own header.

>>> [rule.label for rule in read_rules() if not rule.explanation]
[]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml
from pyoxigraph import Literal, NamedNode, Quad

from ..ontology import rules
from ..ontology.errors import IntegrityError
from ..ontology.terms import DESCRIPTION, LABEL, ONTOLOGY, RULE, RULES, TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Rule", "describe", "read_rule", "read_rules"]

_WHERE = re.compile(r"\bWHERE\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its IRI, a label, an explanation for officers, its query, and whether it makes findings or links."""

    iri: str
    label: str
    explanation: str
    query: str
    makes_findings: bool


def read_rules() -> tuple[Rule, ...]:
    """Read the rules that ship with the ontology, by name; raise IntegrityError for one that is malformed."""
    return tuple(read_rule(file.name.removesuffix(".rq"), file.read_text(encoding="utf-8")) for file in rules())


def read_rule(name: str, text: str) -> Rule:
    """Read one rule from the text of its file; raise IntegrityError, naming it, if its header or form is wrong."""
    header = "\n".join(line[2:].removeprefix(" ") for line in text.splitlines() if line.startswith("#+"))
    try:
        described = yaml.safe_load(header)
        label, explanation = (str(described[key]).strip() for key in ("label", "explanation"))
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise IntegrityError(f"Rule {name}.rq needs the header lines '#+ label:' and '#+ explanation:'.") from error
    template = _WHERE.split(text, maxsplit=1)[0]
    return Rule(RULES + name, label, " ".join(explanation.split()), text, "gt:Finding" in template)


def describe(known: Iterable[Rule]) -> Iterator[Quad]:
    """Give what the ontology graph says of the rules: label and explanation of each."""
    for rule in known:
        for predicate, value in (
            (TYPE, NamedNode(RULE)),
            (LABEL, Literal(rule.label)),
            (DESCRIPTION, Literal(rule.explanation)),
        ):
            yield Quad(NamedNode(rule.iri), NamedNode(predicate), value, NamedNode(ONTOLOGY))
