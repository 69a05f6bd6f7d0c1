"""terms.py and goldenthread.ttl hold the same gt: terms, and nothing refers to one that does not exist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from goldenthread.ontology import lenses, resource, rules, terms

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

CONSTANTS = {name: value for name, value in vars(terms).items() if name.isupper() and isinstance(value, str)}
OURS = {name: value for name, value in CONSTANTS.items() if value.startswith(terms.GT) and value != terms.GT}
FILES = (resource("goldenthread.ttl"), resource("shapes.ttl"), resource("style.ttl"), *lenses(), *rules())


def declared() -> set[str]:
    turtle = parse(resource("goldenthread.ttl").read_bytes(), format=RdfFormat.TURTLE)
    typed = {quad.subject for quad in turtle if quad.predicate.value == terms.TYPE}
    return {node.value for node in typed if isinstance(node, NamedNode)} - {terms.ONTOLOGY}


def test_constants_and_turtle_hold_the_same_terms() -> None:
    assert set(OURS.values()) == declared()


def test_no_two_constants_hold_the_same_iri() -> None:
    assert len(set(CONSTANTS.values())) == len(CONSTANTS)


@pytest.mark.parametrize("name", sorted(OURS.keys() - {"LENS_CLASS"}))
def test_a_constant_has_the_name_of_its_term(name: str) -> None:
    local = OURS[name].removeprefix(terms.GT)
    assert name == re.sub(r"(?<=[a-z])(?=[A-Z])", "_", local).upper()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_uses_declared_terms_only(file: Traversable) -> None:
    used = set(re.findall(r"\bgt:([A-Za-z]+)", file.read_text(encoding="utf-8")))
    assert {terms.GT + name for name in used} <= declared()


def test_prefixes_are_the_namespaces_that_the_turtle_declares() -> None:
    text = resource("goldenthread.ttl").read_text(encoding="utf-8")
    written = dict(re.findall(r"@prefix (\w+): <([^>]+)>", text))
    shared = terms.PREFIXES.keys() & written.keys()
    assert {prefix: terms.PREFIXES[prefix] for prefix in shared} == {prefix: written[prefix] for prefix in shared}
    assert {"gt", "org", "prov", "skos", "oa"} <= shared
