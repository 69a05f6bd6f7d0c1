"""A plan small enough to know by heart, read from papers in a small language of their own.

Each statement of such a paper is `Class Label predicate Class Label`, and may run over a line; a label may open with a
number. `compile_tiny` states them as docs/MODEL.md says, so that the rest of the floor can be tried without the reading
of real papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.graph.building import CompilePapers
from goldenthread.graph.decisions import Cell, Decision, Verdict
from goldenthread.graph.document import normalised
from goldenthread.graph.inferring import Rule, infer
from goldenthread.graph.rules import read_rule
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.vocabulary import add_vocabulary
from goldenthread.ontology.errors import SourceError
from goldenthread.ontology.terms import (
    ALT_LABEL,
    END,
    EXACT,
    GT,
    HAS_CHECKSUM,
    HAS_GRADE,
    IDENTIFIER,
    IS_EVIDENCED_BY,
    IS_PART_OF,
    IS_QUOTED_FROM,
    LENS,
    LINK,
    NOTATION,
    OBJECT,
    PARAGRAPH,
    PREDICATE,
    PREF_LABEL,
    PREFIXES,
    QUOTATION,
    REPORT,
    START,
    SUBJECT,
    TYPE,
    XSD_INTEGER,
)

CASES = Path(__file__).parent / "cases"
BASE = "https://example.org/plan/"
STATEMENT = re.compile(
    r"(?P<kind>[A-Z]\w+) (?:(?P<number>\d[\d.]*) )?(?P<label>.+?) "
    r"(?P<predicate>[a-z]+[A-Z]\w+|supports|implements|monitors) "
    r"(?P<kind2>[A-Z]\w+) (?P<label2>.+?)(?=\n[A-Z]\w+ |\s*\Z)",
    re.DOTALL,
)


def iri(kind: str, label: str) -> str:
    """The address of a thing of the small plan."""
    return f"{BASE}id/{kind.lower()}/{re.sub(r'[^a-z0-9]+', '-', label.lower()).strip('-')}"


def read_tiny(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path} cannot be read: take another copy.") from error


def compile_tiny(papers: Sequence[Path], base: str, council: str) -> Mapping[str, tuple[Quad, ...]]:
    return {f"{base}graph/source/{paper.stem}": tuple(_states(paper, base, council)) for paper in papers}


def _states(paper: Path, base: str, council: str) -> Iterator[Quad]:
    text, graph = read_tiny(paper), NamedNode(f"{base}graph/source/{paper.stem}")

    def says(subject: str, **values: str | int) -> Iterator[Quad]:
        for predicate, value in values.items():
            number = Literal(str(value), datatype=NamedNode(XSD_INTEGER))
            term = number if isinstance(value, int) else NamedNode(value) if value.startswith("http") else Literal(value)
            yield Quad(NamedNode(subject), NamedNode(TERMS.get(predicate, GT + predicate)), term, graph)

    report = f"{base}id/report/{paper.stem}"
    checksum = sha256(paper.read_bytes()).hexdigest()
    yield from says(report, type=REPORT, label=f"Report to {paper.stem} of {council}", file=paper.name, sum=checksum)
    for number, match in enumerate(STATEMENT.finditer(text), start=1):
        words = {name: normalised(value or "") for name, value in match.groupdict().items()}
        subject, object_ = iri(words["kind"], words["label"]), iri(words["kind2"], words["label2"])
        predicate = GT + words["predicate"]
        paragraph = f"{base}id/paragraph/{paper.stem}-{number}"
        quotation = f"{base}id/quotation/{paper.stem}-{match.start()}"
        link = f"{base}id/link/" + sha256(f"{subject} {predicate} {object_}".encode()).hexdigest()[:12]
        yield from says(paragraph, type=PARAGRAPH, notation=str(number), isPartOf=report)
        yield from says(quotation, type=QUOTATION, exact=normalised(match[0]), isQuotedFrom=paragraph)
        yield from says(quotation, start=match.start(), end=match.end())
        yield from says(subject, type=GT + words["kind"], label=words["label"])
        yield from says(object_, type=GT + words["kind2"], label=words["label2"])
        yield from says(subject, **({"notation": words["number"]} if words["number"] else {}))
        yield from says(subject, **{words["predicate"]: object_})
        yield from says(link, type=LINK, s=subject, p=predicate, o=object_, hasGrade="stated", isEvidencedBy=quotation)


TERMS = {
    "type": TYPE,
    "label": PREF_LABEL,
    "alt": ALT_LABEL,
    "file": IDENTIFIER,
    "sum": HAS_CHECKSUM,
    "notation": NOTATION,
    "exact": EXACT,
    "start": START,
    "end": END,
    "s": SUBJECT,
    "p": PREDICATE,
    "o": OBJECT,
    "isPartOf": IS_PART_OF,
    "isQuotedFrom": IS_QUOTED_FROM,
    "isEvidencedBy": IS_EVIDENCED_BY,
    "hasGrade": HAS_GRADE,
}


@pytest.fixture(scope="session")
def base() -> str:
    return BASE


@pytest.fixture(scope="session")
def tiny_papers() -> tuple[Path, ...]:
    return tuple(sorted((CASES / "papers").glob("*.txt")))


@pytest.fixture(scope="session")
def compile_papers() -> CompilePapers:
    return compile_tiny


@pytest.fixture
def rules() -> tuple[Rule, ...]:
    """Two rules: an instrument supports what an action that implements it is part of, and so on upwards."""
    return tuple(read_rule(file.stem, file.read_text(encoding="utf-8")) for file in sorted((CASES / "rules").glob("*.rq")))


@pytest.fixture
def stated(tiny_papers: tuple[Path, ...]) -> EmbeddedStore:
    """What the small papers state, with the ontology."""
    store = EmbeddedStore.of(quad for quads in compile_tiny(tiny_papers, BASE, "Anyshire").values() for quad in quads)
    add_vocabulary(store, (CASES / "lens.trig").read_bytes())
    return store


@pytest.fixture
def inferred(stated: EmbeddedStore, rules: tuple[Rule, ...]) -> EmbeddedStore:
    """The same, with what the rules derive."""
    stated.add(infer(stated, BASE, rules))
    return stated


# --- decisions of an officer upon the small plan, as cases write them

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
