"""Decisions as quads of the graph of decisions, and back: the shape that docs/MODEL.md tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from pyoxigraph import Literal, NamedNode, Quad

from ...ontology import terms as t
from ...ontology.errors import IntegrityError
from ..addresses import DECISIONS, graph_of, hashed
from .decision import Cell, Decision, Verdict

__all__ = ["cell_quads", "cell_quotation", "decisions_of", "quads_of"]

_Values = dict[str, list[NamedNode | Literal]]


def quads_of(decisions: Iterable[Decision], base: str) -> Iterator[Quad]:
    """Give the quads that keep recorded decisions, with the cells that they were read from."""
    graph = graph_of(base, DECISIONS)
    for decision in decisions:
        for predicate, value in _says(decision, base):
            yield Quad(NamedNode(decision.iri), NamedNode(predicate), value, graph)
        if decision.receipt:
            yield from cell_quads(decision.receipt, base, graph)


def decisions_of(quads: Iterable[Quad]) -> list[Decision]:
    """Read decisions from quads, in no order; raise IntegrityError for one that is not whole."""
    nodes = defaultdict[str, _Values](dict)
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            nodes[quad.subject.value].setdefault(quad.predicate.value, []).append(quad.object)
    kind = NamedNode(t.DECISION)
    return [_decision(iri, said, nodes) for iri, said in sorted(nodes.items()) if kind in said.get(t.TYPE, ())]


def cell_quotation(cell: Cell, base: str) -> NamedNode:
    """Give the address of the quotation of a cell's words."""
    return hashed(base, "quotation", cell.file, str(cell.start), str(cell.end), cell.words)


def _says(decision: Decision, base: str) -> Iterator[tuple[str, NamedNode | Literal]]:
    yield t.TYPE, NamedNode(t.DECISION)
    yield t.HAS_VERDICT, Literal(decision.verdict.value)
    yield t.DECIDES_ON, NamedNode(decision.decides_on)
    yield t.SUBJECT, NamedNode(decision.subject)
    yield t.PREDICATE, NamedNode(decision.predicate)
    yield t.OBJECT, decision.object
    yield t.GENERATED_AT_TIME, Literal(_canonical(decision.when), datatype=NamedNode(t.XSD_DATE_TIME))
    if decision.who:
        yield t.IS_DECIDED_BY, Literal(decision.who)
    if decision.note:
        yield t.NOTE, Literal(decision.note)
    for quotation in decision.evidence:
        yield t.IS_EVIDENCED_BY, NamedNode(quotation)
    if decision.receipt:
        yield t.IS_EVIDENCED_BY, cell_quotation(decision.receipt, base)


def _canonical(when: datetime) -> str:
    """The time as every engine gives it back: XSD's canonical form, in UTC, its fraction without closing zeros."""
    whole, dot, fraction = when.astimezone(UTC).replace(tzinfo=None).isoformat().partition(".")
    return f"{whole}{dot}{fraction.rstrip('0')}Z"


def cell_quads(cell: Cell, base: str, graph: NamedNode) -> Iterator[Quad]:
    """Give the words, the cell and the workbook; named as quotations, paragraphs and reports of papers are."""
    quotation, paragraph = cell_quotation(cell, base), hashed(base, "paragraph", cell.file, cell.place, str(cell.start))
    report = NamedNode(f"{base}id/report/{cell.file.rpartition('.')[0]}")
    start, end = (Literal(str(at), datatype=NamedNode(t.XSD_INTEGER)) for at in (cell.start, cell.end))
    says: tuple[tuple[NamedNode, str, NamedNode | Literal], ...] = (
        (quotation, t.TYPE, NamedNode(t.QUOTATION)),
        (quotation, t.EXACT, Literal(cell.words)),
        (quotation, t.START, start),
        (quotation, t.END, end),
        (quotation, t.IS_QUOTED_FROM, paragraph),
        (paragraph, t.TYPE, NamedNode(t.PARAGRAPH)),
        (paragraph, t.NOTATION, Literal(cell.place)),
        (paragraph, t.START, start),
        (paragraph, t.END, end),
        (paragraph, t.IS_PART_OF, report),
        (report, t.TYPE, NamedNode(t.WORKBOOK)),
        (report, t.PREF_LABEL, Literal(f"Officers' workbook {cell.checksum[:6]}")),
        (report, t.IDENTIFIER, Literal(cell.file)),
        (report, t.HAS_CHECKSUM, Literal(cell.checksum)),
    )
    for subject, predicate, value in says:
        yield Quad(subject, NamedNode(predicate), value, graph)


def _decision(iri: str, said: _Values, nodes: dict[str, _Values]) -> Decision:
    receipt, evidence = None, []
    for node in said.get(t.IS_EVIDENCED_BY, ()):
        cell = _cell_of(node.value, nodes)
        receipt = cell or receipt
        evidence += [] if cell else [node.value]
    try:
        return Decision(
            verdict=Verdict(_text(said, t.HAS_VERDICT)),
            subject=_text(said, t.SUBJECT),
            predicate=_text(said, t.PREDICATE),
            object=said[t.OBJECT][0],
            when=min(datetime.fromisoformat(value.value) for value in said[t.GENERATED_AT_TIME]).astimezone(UTC),
            decides_on=_text(said, t.DECIDES_ON),
            who=_text(said, t.IS_DECIDED_BY) if t.IS_DECIDED_BY in said else "",
            note=_text(said, t.NOTE) if t.NOTE in said else "",
            evidence=tuple(sorted(evidence)),
            receipt=receipt,
            iri=iri,
        )
    except (KeyError, ValueError) as error:
        raise IntegrityError(f"The decision {iri} is not whole ({error}): take the folder decisions back from a copy.") from error


def _cell_of(quotation: str, nodes: dict[str, _Values]) -> Cell | None:
    if quotation not in nodes:
        return None
    said = nodes[quotation]
    paragraph = nodes[_text(said, t.IS_QUOTED_FROM)]
    report = nodes[_text(paragraph, t.IS_PART_OF)]
    return Cell(
        file=_text(report, t.IDENTIFIER),
        checksum=_text(report, t.HAS_CHECKSUM),
        place=_text(paragraph, t.NOTATION),
        words=_text(said, t.EXACT),
        start=int(_text(said, t.START)),
        end=int(_text(said, t.END)),
    )


def _text(said: _Values, predicate: str) -> str:
    """The value of a predicate; of several, which two copies put together can hold, the least."""
    return min(value.value for value in said[predicate])
