"""From what the papers say to quads: one named graph a paper, in the shape that docs/MODEL.md tells.

A thing stands in the graph of every paper that speaks of it; a fact told in two papers is the same link in both graphs,
each with its own quotations.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from ..ontology import terms as t
from .addresses import FINDINGS, graph_of, hashed, stated_link
from .conventions import Convention, recognise, shipped_conventions
from .document import Document, Paragraph
from .extracting import Cover, Extraction, extract
from .reading.guarding import read_documents
from .statement import Concept, Finding, Quotation, Thing, Value

__all__ = ["ReadAs", "compile_documents", "compile_papers", "state"]

_CLASS_FOLDER = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class ReadAs:
    """The convention that a paper was read by; `fit` is the score it was recognised with, None where an officer chose it."""

    convention: Convention
    fit: float | None = None


def compile_papers(
    papers: Sequence[Path],
    base: str,
    council: str,
    conventions: Mapping[str, Convention] | None = None,
    chosen: Mapping[str, str] | None = None,
) -> Mapping[str, tuple[Quad, ...]]:
    """Read papers and state what they say, as `compile_documents` does; raise SourceError too where a paper cannot be read."""
    return compile_documents(read_documents(papers), base, council, conventions, chosen)


def compile_documents(
    documents: Sequence[Document],
    base: str,
    council: str,
    conventions: Mapping[str, Convention] | None = None,
    chosen: Mapping[str, str] | None = None,
) -> Mapping[str, tuple[Quad, ...]]:
    """State what papers say: IRI of a named graph -> its quads.

    `conventions` are those that there are, by name (all that come with Golden Thread unless given); `chosen` tells by the
    name of a file which of them an officer chose, for all others it is recognised. Raises SourceError where a paper is of
    no kind that is known or holds no plan.
    """
    known, choice = conventions or shipped_conventions(), chosen or {}
    read_as = {document.source: _read_as(document, known, choice.get(document.filename)) for document in documents}
    return state(extract([(document, read_as[document.source].convention) for document in documents], council), base, read_as)


def _read_as(document: Document, known: Mapping[str, Convention], chosen: str | None) -> ReadAs:
    if chosen:
        return ReadAs(known[chosen])
    found = recognise(document, known)
    return ReadAs(found.convention, found.score)


def state(extraction: Extraction, base: str, read_as: Mapping[str, ReadAs] | None = None) -> Mapping[str, tuple[Quad, ...]]:
    """The quads of an extraction, by named graph, in a fixed order; `read_as` tells by source how each was read."""
    return _Stating(extraction, base, read_as or {}).graphs()


class _Stating:
    """Gathers quads by named graph."""

    def __init__(self, extraction: Extraction, base: str, read_as: Mapping[str, ReadAs]) -> None:
        self.extraction, self.base, self.read_as = extraction, base, read_as
        self.papers = {document.source: document for document in extraction.documents}
        self.quads: dict[str, dict[Quad, None]] = defaultdict(dict)
        self.paragraphs: dict[tuple[str, str], list[Paragraph]] = defaultdict(list)
        for document in extraction.documents:
            for paragraph in document.paragraphs:
                self.paragraphs[document.source, paragraph.number].append(paragraph)

    def graphs(self) -> Mapping[str, tuple[Quad, ...]]:
        for document in self.extraction.documents:
            self._report(document)
        spoken: dict[Thing, set[str]] = defaultdict(set)
        for mention in self.extraction.mentions:
            spoken[mention.thing].add(mention.quotation.source)
            self._mention(mention.thing, mention.name, mention.quotation)
        for statement in self.extraction.statements:
            for quotation in statement.quotations:
                self._link(statement.subject, statement.predicate, statement.object, quotation)
                for end in (statement.subject, statement.object):
                    if isinstance(end, Thing):
                        spoken[end].add(quotation.source)
        for thing, quotations in self.extraction.evidences.items():
            for quotation in quotations:
                spoken[thing].add(quotation.source)
                self._add(quotation.source, self.iri(thing), t.IS_EVIDENCED_BY, self._quotation(quotation))
        for source, thing in (*self.extraction.bodies.items(), *self.extraction.posts.items()):
            spoken[thing].add(source)
        self._records(spoken)
        for thing, sources in spoken.items():
            for source in sources:
                self._thing(thing, source)
        for finding in self.extraction.findings:
            self._finding(finding)
        return {graph: tuple(sorted(quads, key=str)) for graph, quads in sorted(self.quads.items())}

    # --- addresses ---------------------------------------------------------------------------------------------------

    def iri(self, thing: Thing) -> NamedNode:
        folder = _CLASS_FOLDER.sub("-", thing.kind.removeprefix(t.GT)).lower()
        return NamedNode(f"{self.base}id/{folder}/{thing.key}")

    def _report_iri(self, source: str) -> NamedNode:
        return NamedNode(f"{self.base}id/report/{source}")

    def _value(self, value: Value) -> NamedNode | Literal:
        if isinstance(value, Thing):
            return self.iri(value)
        if isinstance(value, Concept):
            return NamedNode(value.iri)
        return Literal(value.text, datatype=NamedNode(value.datatype)) if value.datatype else Literal(value.text)

    # --- nodes -------------------------------------------------------------------------------------------------------

    def _add(self, source: str, subject: NamedNode, predicate: str, value: NamedNode | Literal) -> None:
        graph = graph_of(self.base, FINDINGS if source == FINDINGS else f"source/{source}")
        self.quads[graph.value][Quad(subject, NamedNode(predicate), value, graph)] = None

    def _report(self, document: Document) -> None:
        cover, source = self.extraction.covers.get(document.source, Cover()), document.source
        report = self._report_iri(source)
        body, post = self.extraction.bodies.get(source), self.extraction.posts.get(source)
        label = cover.name or document.filename
        self._add(source, report, t.TYPE, NamedNode(t.REPORT))
        self._add(source, report, t.PREF_LABEL, Literal(label))
        self._add(source, report, t.IDENTIFIER, Literal(document.filename))
        self._add(source, report, t.HAS_CHECKSUM, Literal(document.checksum))
        if read_as := self.read_as.get(source):
            self._add(source, report, t.IS_READ_AS, Literal(read_as.convention.name))
            if read_as.fit is not None:
                self._add(source, report, t.HAS_FIT, Literal(f"{read_as.fit:.2f}"))
        if cover.title:
            self._add(source, report, t.TITLE, Literal(cover.title))
        if cover.date:
            self._add(source, report, t.DATE, Literal(cover.date.isoformat(), datatype=NamedNode(t.XSD_DATE)))
        if body:
            self._add(source, report, t.IS_SUBMITTED_TO, self.iri(body))
        if post:
            self._add(source, report, t.CREATOR, self.iri(post))

    def _thing(self, thing: Thing, source: str) -> None:
        label = self.extraction.labels[thing]
        self._add(source, self.iri(thing), t.TYPE, NamedNode(thing.kind))
        self._add(source, self.iri(thing), t.PREF_LABEL, Literal(label))
        for alias in self.extraction.aliases.get(thing, ()):
            if alias != label:
                self._add(source, self.iri(thing), t.ALT_LABEL, Literal(alias))

    def _mention(self, thing: Thing, name: str, quotation: Quotation) -> None:
        self._add(quotation.source, self._quotation(quotation), t.MENTIONS, self.iri(thing))
        if name != self.extraction.labels[thing]:
            self._add(quotation.source, self.iri(thing), t.ALT_LABEL, Literal(name))

    def _records(self, spoken: Mapping[Thing, set[str]]) -> None:
        for record in self.extraction.records:
            for source in spoken.get(record.thing, ()):
                self._add(source, self.iri(record.thing), record.predicate, self._value(record.value))
                if isinstance(record.value, Thing):
                    self._thing(record.value, source)

    def _link(self, subject: Thing, predicate: str, value: Value, quotation: Quotation) -> None:
        source, s, o = quotation.source, self.iri(subject), self._value(value)
        link = stated_link(self.base, s, predicate, o)
        self._add(source, s, predicate, o)
        self._add(source, link, t.TYPE, NamedNode(t.LINK))
        self._add(source, link, t.SUBJECT, s)
        self._add(source, link, t.PREDICATE, NamedNode(predicate))
        self._add(source, link, t.OBJECT, o)
        self._add(source, link, t.HAS_GRADE, Literal("stated"))
        self._add(source, link, t.IS_EVIDENCED_BY, self._quotation(quotation))

    def _quotation(self, quotation: Quotation) -> NamedNode:
        source = quotation.source
        node = hashed(self.base, "quotation", source, str(quotation.start), str(quotation.end), quotation.exact)
        self._add(source, node, t.TYPE, NamedNode(t.QUOTATION))
        self._add(source, node, t.EXACT, Literal(quotation.exact))
        self._add(source, node, t.START, _whole(quotation.start))
        self._add(source, node, t.END, _whole(quotation.end))
        self._add(source, node, t.IS_QUOTED_FROM, self._paragraph(quotation))
        if page := self.papers[source].page_at(quotation.start):
            self._add(source, node, t.IS_ON_PAGE, _whole(page))
        return node

    def _paragraph(self, quotation: Quotation) -> NamedNode:
        source = quotation.source
        paragraph = next(p for p in self.paragraphs[source, quotation.paragraph] if p.start <= quotation.start < p.end)
        node = hashed(self.base, "paragraph", source, paragraph.number, str(paragraph.start))
        self._add(source, node, t.TYPE, NamedNode(t.PARAGRAPH))
        self._add(source, node, t.NOTATION, Literal(paragraph.number))
        self._add(source, node, t.IS_PART_OF, self._report_iri(source))
        self._add(source, node, t.START, _whole(paragraph.start))
        self._add(source, node, t.END, _whole(paragraph.end))
        if paragraph.heading:
            self._add(source, node, t.HAS_HEADING, Literal(paragraph.heading))
        return node

    def _finding(self, finding: Finding) -> None:
        node = hashed(self.base, "finding", finding.kind, finding.sentence, *(self.iri(thing).value for thing in finding.about))
        self._add(FINDINGS, node, t.TYPE, NamedNode(t.FINDING))
        self._add(FINDINGS, node, t.DC_TYPE, Literal(finding.kind))
        self._add(FINDINGS, node, t.PREF_LABEL, Literal(finding.sentence))
        for thing in finding.about:
            self._add(FINDINGS, node, t.IS_ABOUT, self.iri(thing))
        for predicate, text in ((t.PRINTED_AS, finding.printed), (t.READS_AS, finding.right)):
            if text:
                self._add(FINDINGS, node, predicate, Literal(text))
        for quotation in finding.quotations:
            self._add(FINDINGS, node, t.IS_EVIDENCED_BY, self._quotation(quotation))


def _whole(number: int) -> Literal:
    return Literal(str(number), datatype=NamedNode(t.XSD_INTEGER))
