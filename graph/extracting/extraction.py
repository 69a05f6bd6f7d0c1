"""From papers to what they say: each paper by the extractor that its convention is for, all into one register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..conventions import Convention, read_convention
from ..document import Document
from ..statement import Finding, Mention, Quotation, Record, Statement, Thing
from .headed import extract_strategies, own_tables
from .meeting import extract_meetings
from .papers import extract_papers
from .part import Cover, Extractor, Part
from .register import Register
from .stratml import extract_stratml
from .tabular import extract_tables, read_tables

__all__ = ["Extraction", "extract"]

#: By the kind of a convention, in the order in which papers are read: the first ones name what the others speak of.
EXTRACTORS: Mapping[str, Extractor] = {
    "headed": extract_strategies,
    "paper": extract_papers,
    "stratml": extract_stratml,
    "meeting": extract_meetings,
    "table": extract_tables,
}
_OF_CELLS = ("table", "stratml")  # the kinds whose cells are read by their own extractor
_TABLES = "action-plan"  # the convention by which tables in papers of every other kind are read


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that the papers say, and who bears which name.

    `covers`, `bodies` and `posts` are by source: the title block, the body it names and the post whose report it is.
    `evidences` are the words that an event or a duty rests on as a whole.
    """

    documents: tuple[Document, ...]
    covers: Mapping[str, Cover]
    bodies: Mapping[str, Thing]
    posts: Mapping[str, Thing]
    labels: Mapping[Thing, str]
    aliases: Mapping[Thing, tuple[str, ...]]
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...]
    records: tuple[Record, ...]
    evidences: Mapping[Thing, tuple[Quotation, ...]]
    findings: tuple[Finding, ...]


def extract(readings: Sequence[tuple[Document, Convention]], council: str = "") -> Extraction:
    """What the papers of one council say, the same whatever their order; each goes with the convention to read it by.

    `council` is its name; where it is not given, the papers tell it. Raises SourceError for papers that hold no plan.
    """
    ordered = sorted(readings, key=lambda reading: reading[0].source)
    register = Register()
    parts: list[Part] = []
    for kind, extractor in EXTRACTORS.items():
        for convention in sorted({c for _, c in ordered if c.kind == kind}, key=lambda c: c.name):
            parts.append(extractor([document for document, c in ordered if c is convention], convention, register, council))
    others = [_with_own_tables(*reading) for reading in ordered if reading[1].kind not in _OF_CELLS]
    parts.append(read_tables(others, read_convention(_TABLES), register, council))
    whole = Part.of(parts)
    return Extraction(
        documents=tuple(document for document, _ in ordered),
        covers=whole.covers,
        bodies=whole.bodies,
        posts=whole.posts,
        labels=register.labels,
        aliases={thing: tuple(names) for thing, names in register.aliases.items()},
        statements=register.statements,
        mentions=tuple(register.mentions),
        records=tuple(register.records),
        evidences={thing: tuple(quotations) for thing, quotations in register.evidences.items()},
        findings=whole.findings,
    )


def _with_own_tables(document: Document, convention: Convention) -> Document:
    """A document for the reading of its action tables: of a strategy, without those that tell what others do or what is done."""
    return replace(document, tables=own_tables(document, convention)) if convention.kind == "headed" else document
