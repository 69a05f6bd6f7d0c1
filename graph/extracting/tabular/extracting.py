"""Papers with action tables -> things and statements in the register: every paper's tables are found before any is told."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ....ontology.errors import SourceError
from ....ontology.terms import DC_TYPE, GT, IS_PART_OF, KINDS, STRATEGIC_PLAN, STRATEGY, VALID_FROM, VALID_UNTIL
from ...conventions import Convention
from ...document import Document
from ...statement import Concept, Finding, Thing
from ..classes import INSTRUMENTS
from ..part import Part
from ..periods import as_year
from ..register import Register
from ..sameness import plain
from .bodies import Bodies
from .plans import PlanName, plan_of, written_on
from .rows import ActionRow, rows_of
from .statuses import Statuses
from .tables import ActionTable, find_tables
from .telling import Telling
from .themes import above_table
from .timing import Timing

__all__ = ["extract_tables", "read_tables"]

_OF_TIMETABLES = frozenset({"", "action", "description", "reference", "when", "start", "end", "notes", "unread"})
_NAMES = "owner", "partners", "who"


@dataclass(frozen=True, slots=True)
class _Paper:
    """A document with the action tables in it, their rows, and the plan that it names."""

    document: Document
    tables: tuple[tuple[ActionTable, tuple[ActionRow, ...]], ...]
    name: PlanName
    written: str


def extract_tables(documents: Sequence[Document], convention: Convention, register: Register, council: str) -> Part:
    """What papers that are action tables say. Raises SourceError for one in which there is no such table."""
    papers = [_paper(document, convention) for document in documents]
    for paper in papers:
        if not paper.tables:
            raise SourceError(
                f"There is no action plan in {paper.document.filename}: no row of headers names an action and who, when or how far; "
                "check that it is the right file."
            )
    return _told(papers, convention, register, council)


def read_tables(documents: Sequence[Document], convention: Convention, register: Register, council: str) -> Part:
    """What the action tables in papers of any other kind say; nothing where a paper has none."""
    papers = [_paper(document, convention, among_others=True) for document in documents if document.tables]
    return _told([paper for paper in papers if paper.tables], convention, register, council)


def _paper(document: Document, convention: Convention, *, among_others: bool = False) -> _Paper:
    """A paper's action tables; in one that holds tables of many kinds, only those that can be nothing else."""
    found = [table for table in find_tables(document, convention) if not among_others or _is_plan(table, convention)]
    tables = [(table, tuple(rows_of(table, convention))) for table in found]
    filled = tuple((table, rows) for table, rows in tables if rows)
    read = [table for table, _ in filled]
    return _Paper(document, filled, plan_of(document, read, convention), written_on(document, read, convention))


def _is_plan(table: ActionTable, convention: Convention) -> bool:
    """Whether a table among others is a plan of actions: no timetable, which says only what and when, and no register of risks."""
    told = {column.concept for column in table.columns} - _OF_TIMETABLES
    others = convention.pattern("columns_of_others", "headers")
    return bool(told) and not any(others.fullmatch(plain(column.header)) for column in table.columns)


def _told(papers: Sequence[_Paper], convention: Convention, register: Register, council: str) -> Part:
    bodies = Bodies(convention, register, council)
    written = {paper.document.source: paper.written for paper in papers}
    held = frozenset(part for part, _ in register.stated(IS_PART_OF))
    telling = Telling(convention, register, bodies, Timing(convention, register, written), Statuses(convention, register), held)
    every = [rows for paper in papers for _, rows in paper.tables]
    bodies.learn(cell for rows in every for row in rows for _, cell in row.of(*_NAMES))
    known = _plans_told(register)
    plans = [known.get(paper.document.source) or _plan(paper, convention, register) for paper in papers]
    for rows in every:
        telling.leads(rows)
    for paper, plan in zip(papers, plans, strict=True):
        for table, rows in paper.tables:
            telling.read(table, rows, plan, above_table(table, [each for each, _ in paper.tables], paper.name, convention))
    return Part(findings=tuple(_findings(papers, plans, bodies)))


def _plans_told(register: Register) -> Mapping[str, Thing]:
    """By source, the plan that its own extractor has found the most parts of, else that it names most: its tables are of it too."""
    parts: dict[str, Counter[Thing]] = defaultdict(Counter)
    named: dict[str, Counter[Thing]] = defaultdict(Counter)
    for mention in register.mentions:
        if mention.thing.kind == STRATEGIC_PLAN:
            named[mention.quotation.source][mention.thing] += 1
    for statement in register.statements:
        if statement.predicate == IS_PART_OF and isinstance(statement.object, Thing) and statement.object.kind in INSTRUMENTS:
            for quotation in statement.quotations:
                parts[quotation.source][statement.object] += 1
    return {source: max(counted, key=lambda plan: (counted[plan], plan)) for source, counted in {**named, **parts}.items()}


def _plan(paper: _Paper, convention: Convention, register: Register) -> Thing:
    """The plan of a paper, entered with its kind and the period that its name tells."""
    name = paper.name
    plan = register.known(INSTRUMENTS, name.label)
    if plan is None:
        plan = register.enter(GT + name.head.is_a if name.head else STRATEGY, name.label)
        kind = name.head.kind if name.head else convention.word("instruments", "own")
        register.record(plan, DC_TYPE, Concept(f"{KINDS}{kind}"))
    if name.printed:
        register.mention(plan, name.printed.text, name.printed.quote())
        if name.years:
            register.state(plan, VALID_FROM, as_year(int(name.years[0])), name.printed.cell.quote())
            register.state(plan, VALID_UNTIL, as_year(int(name.years[1])), name.printed.cell.quote())
    return plan


def _findings(papers: Sequence[_Paper], plans: Sequence[Thing], bodies: Bodies) -> Iterator[Finding]:
    """What was left out: columns that are no facts or not understood, people's names, and words in a column of names that are none."""
    for paper, plan in zip(papers, plans, strict=True):
        unread = [
            column for table, _ in paper.tables for column in table.columns if column.concept in ("", "unread", "notes") and column.cell
        ]
        if headers := {plain(column.header): column for column in unread}:
            words = ", ".join(f"“{column.header}”" for column in headers.values())
            quotations = tuple(column.cell.quote() for column in headers.values() if column.cell)
            what = f"Columns of {paper.document.filename} were not read as facts of the plan: {words}."
            yield Finding("unread-column", what, (plan,), quotations, words.replace("“", "").replace("”", ""))
        for kind, cells, why in (
            ("people-not-kept", bodies.people, "name people, who are not kept; name a department or a post instead"),
            ("unread-names", bodies.unread, "hold words that were not taken for the names of bodies"),
        ):
            if own := [cell for cell in cells if cell.document is paper.document]:
                places = ", ".join(cell.paragraph.number for cell in own[:12]) + (" and more" if len(own) > 12 else "")
                quotations = () if kind == "people-not-kept" else tuple(cell.quote() for cell in own)
                yield Finding(kind, f"Cells of {paper.document.filename} {why}: {places}.", (plan,), quotations)
