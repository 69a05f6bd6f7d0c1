"""The page of one question: its form, its answer as a table, and the ways to take that away, cite it and ask it in SPARQL."""

from __future__ import annotations

from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from .....ontology.errors import QuestionError
from .....queries.asking import answer
from .....queries.catalogue import question as question_named
from .....queries.endpoint.http.refusals import Refusal
from .....queries.workers.errors import DeadlineError, MemoryBoundError, SizeError
from ...paging import PAGE
from ...replies import Alternate, Crumb, Page
from ...sorting import SORT
from .fields import fields_of
from .files import FORMATS
from .inquiry import inquire, scope_of
from .lines import lines_of
from .offering import offered

if TYPE_CHECKING:
    from .....queries.asking import Answer
    from .....queries.catalogue import Question
    from ...visit import Visit
    from .inquiry import Inquiry

__all__ = ["question_page"]


def question_page(visit: Visit, name: str) -> Page:
    """Make the page of a question. Raises Refusal, 404, where the catalogue has none of that name."""
    try:
        question = question_named(name)
    except QuestionError as error:
        raise Refusal(HTTPStatus.NOT_FOUND, str(error)) from error
    inquiry = inquire(visit, question)
    if inquiry.asked is None:
        return _page(visit, inquiry, inquiry.status)
    try:
        found = answer(visit.shown.store, inquiry.asked)
    except (DeadlineError, MemoryBoundError, SizeError) as error:
        return _page(visit, inquiry, HTTPStatus.GATEWAY_TIMEOUT, _too_long(visit, question, error))
    return _page(visit, inquiry, inquiry.status, answered=found)


def _page(visit: Visit, inquiry: Inquiry, status: int, problem: str = "", answered: Answer | None = None) -> Page:
    question, subject = inquiry.question, inquiry.subject(visit)
    address = inquiry.address(visit) if answered is not None else {}
    canonical = visit.to.page(visit.path, **address) if answered is not None else ""
    files = [(FORMATS[suffix][0], visit.to.page(f"{visit.path}.{suffix}", **address)) for suffix in FORMATS] if answered is not None else []
    content = {
        "question": question,
        "inquiry": inquiry,
        "fields": fields_of(visit, inquiry),
        "subject": subject,
        "offered": list(offered(visit, question)) if visit.to.static and inquiry.asked is None else [],
        "problem": problem,
        "lines": lines_of(visit, answered) if answered is not None else None,
        "closing": answered.notes[0] if answered is not None else "",
        "notes": answered.notes[1:] if answered is not None else (),
        "query": inquiry.asked.query if inquiry.asked else "",
        "edit": visit.to.page("/sparql", query=inquiry.asked.query) if inquiry.asked and not visit.to.static else "",
        "files": files,
        "cited": _cited(visit, inquiry, subject) if answered is not None else "",
        "kept": [(name, visit.first(name)) for name in (SORT,) if visit.first(name)],
        "changed": bool(visit.first(SORT) or visit.first(PAGE)),
    }
    title = f"{question.summary} {subject}".strip()
    return Page(
        "questions/question.html",
        title,
        content,
        status=status,
        crumbs=(Crumb("Plan", visit.to.page("/")), Crumb("Questions", visit.to.page("/questions"))),
        alternates=tuple(Alternate(FORMATS[suffix][1].partition(";")[0], href) for suffix, (_, href) in zip(FORMATS, files, strict=False)),
        scripts=("picker.js",) if inquiry.question.parameters else (),
        wide=True,
        canonical=canonical,
        lasting=status == HTTPStatus.OK,
    )


def _too_long(visit: Visit, question: Question, error: DeadlineError | MemoryBoundError | SizeError) -> str:
    seconds = error.seconds if isinstance(error, DeadlineError) else 0
    took = f"takes longer than {seconds:g} seconds" if seconds else "takes more than is given to one question"
    remedy = "choose a plan" if scope_of(question) and len(visit.shown.plans) > 1 else "ask about something narrower"
    return f"This {took} with so many papers: {remedy}, or take the query below to a server of your own."


def _cited(visit: Visit, inquiry: Inquiry, subject: str) -> str:
    """What to put into a report: whose plan, the question, of which state of the papers; and when it was asked, where that is known."""
    whose = f"{visit.shown.council}: " if visit.shown.council else ""
    about = f" ({subject})" if subject else ""
    today = datetime.now(UTC)
    when = "" if visit.to.static else f", read on {today.day} {today:%B %Y}"
    return f"{whose}“{inquiry.question.summary}”{about}. Golden Thread{when}; state of the papers: {visit.shown.revision[:12]}."
