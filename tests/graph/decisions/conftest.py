"""Decisions of an officer upon the small plan, as the cases write them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

import pytest
from pyoxigraph import Literal, NamedNode

from goldenthread.graph.decisions import Cell, Decision, Verdict
from goldenthread.ontology.terms import LENS, PREFIXES

MORNING = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
CELL = Cell("officers-1.xlsx", "0" * 64, "", "as written in the cell", 10, 32)


class Decide(Protocol):
    def __call__(self, said: dict[str, Any], after: int = 0) -> Decision: ...


def decided(base: str, said: dict[str, Any], after: int = 0) -> Decision:
    """A decision as a case says it: things by class and slug, other terms by prefix."""

    def iri(name: str) -> str:
        prefix, colon, local = name.partition(":")
        return PREFIXES.get(prefix, LENS) + local if colon else f"{base}id/{name.replace('sub-outcome', 'suboutcome', 1)}"

    if "text" in said:
        datatype = NamedNode(iri(said["datatype"])) if "datatype" in said else None
        value: NamedNode | Literal = Literal(said["text"], datatype=datatype) if datatype else Literal(said["text"])
    else:
        value = NamedNode(iri(said["object"]))
    place = said.get("receipt", "")
    return Decision(
        Verdict(said["verdict"]),
        iri(said["subject"]),
        iri(said["predicate"]),
        value,
        MORNING + timedelta(minutes=after),
        who="A. N. Officer",
        receipt=Cell(CELL.file, CELL.checksum, place, CELL.words, CELL.start, CELL.end) if place else None,
    )


@pytest.fixture
def decide(base: str) -> Decide:
    """Makes a decision of what a case says."""
    return lambda said, after=0: decided(base, said, after)


@pytest.fixture
def morning() -> datetime:
    """When the first decision is taken."""
    return MORNING


@pytest.fixture
def acceptance(base: str) -> Decision:
    """That the small plan's action addresses the environment."""
    action = "action/we-will-work-with-partners-to-deliver-the-healthy-weight-strategy-and-better-air-quality"
    return decided(base, {"verdict": "accepted", "subject": action, "predicate": "gt:addresses", "object": "lens:implications/environment"})
