"""The forms of `/review`: accept or reject one suggestion or all that are ticked, take decisions back, hand a sheet in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .....graph.decisions import read_decisions
from .....graph.reviewing import Answer, Queue, Said, numbers_of, read_offers, read_sheet
from .....graph.reviewing.offer import whole_number
from .....queries.endpoint.http.refusals import Refusal
from ...paging import PAGE
from ...replies import Moved
from .answered import numbers
from .queue import FILTERS, listed_for, queue_page

if TYPE_CHECKING:
    from .....graph.reviewing import Outcome
    from ...changing.desk import Desk
    from ...changing.form import Form
    from ...replies import Page
    from ...visit import Visit

__all__ = ["decide_by_form", "decide_by_sheet", "undo_by_form"]

_LONGEST_NAME, _LONGEST_NOTE = 100, 2000
_LARGEST_SHEET = 20_000_000


def decide_by_form(visit: Visit, form: Form, desk: Desk) -> Moved | Page:
    """Keep the answers of a form and go on with the list where it was."""
    answers = _answers(visit, form)
    if not answers:
        asked = replace(visit, path="/review", query={name: (value,) for name, value in _kept(form).items() if value})
        return queue_page(asked, "No suggestion was ticked: tick one or more first, or use the buttons beside one.")
    following = _following(visit, form, next(iter(answers))) if len(answers) == 1 else ""
    return _on(visit, form, desk.decide(visit.shown.store, answers), following)


def undo_by_form(visit: Visit, form: Form, desk: Desk) -> Moved:
    """Take decisions back, and say so where the form was sent from."""
    wanted = set(form.all("decision"))
    in_force = [each.iri for each in read_decisions(desk.workspace).in_force if whole_number(each.iri) in wanted]
    undone = desk.undo(in_force, _who(form)) if in_force else ()
    path = "/review/history" if form.first("from") == "history" else "/review#answered"
    return Moved(visit.to.page(path, **_kept(form), undone=numbers(undone), at=form.first("at")))


def decide_by_sheet(visit: Visit, form: Form, desk: Desk) -> Moved:
    """Keep all verdicts of a sheet, or none of them; raise SourceError naming the lines that cannot be used."""
    uploads = form.uploads("sheet")
    if len(uploads) != 1:
        raise Refusal(400, "No sheet came with the form: choose the CSV file that you filled in.")
    sheet, history = uploads[0], read_decisions(desk.workspace)
    if sheet.size > _LARGEST_SHEET:
        raise Refusal(413, "The sheet is larger than any that was downloaded here: send back only that.")
    content = sheet.file.read()
    filled = read_sheet(content, sheet.name or "The sheet", _named_in(content, visit), history)
    answers = {each.offer.iri: Said(each.answer, each.who or _who(form), each.note) for each in filled}
    if not answers:
        raise Refusal(400, "No line of the sheet has a verdict that is not kept already: nothing was changed.")
    return _on(visit, form, desk.decide(visit.shown.store, answers))


def _answers(visit: Visit, form: Form) -> dict[str, Said]:
    """What the form says: of one suggestion, by the button beside it, else of all that are ticked."""
    who, verdict = _who(form), form.first("verdict")
    for answer in Answer:
        if number := form.first(answer.value):
            return _said(visit, (number,), answer, who, form)
    if verdict not in set(Answer):
        return {}
    return _said(visit, form.all("ticked"), Answer(verdict), who, form)


def _said(visit: Visit, chosen: tuple[str, ...], answer: Answer, who: str, form: Form) -> dict[str, Said]:
    for_all = form.first("note")
    return {
        f"{visit.shown.base}id/suggestion/{number}": Said(answer, who, (form.first(f"note-{number}") or for_all)[:_LONGEST_NOTE])
        for number in chosen
        if number.isalnum() and number.isascii()
    }


def _who(form: Form) -> str:
    return " ".join(form.first("by").split())[:_LONGEST_NAME]


def _named_in(content: bytes, visit: Visit) -> Queue:
    """The suggestions that a sheet may speak of: those of which a number stands in it."""
    text = content.decode("utf-8", "replace").casefold()
    words = {
        word.lstrip("'#") for word in text.replace('"', " ").replace(",", " ").replace(";", " ").split() if "#" in word or word.isalnum()
    }
    wanted = [iri for iri in numbers_of(visit.shown.store) if whole_number(iri)[:7] in words or whole_number(iri) in words]
    return Queue(read_offers(visit.shown.store, wanted), {}, {})


def _following(visit: Visit, form: Form, iri: str) -> str:
    """The number of the suggestion that stands after one in the list as it is narrowed, where the officer goes on."""
    listed = [each.iri for each in listed_for(replace(visit, query={name: (value,) for name, value in _kept(form).items()}))]
    after = listed[listed.index(iri) + 1 :] if iri in listed else []
    return whole_number(after[0]) if after else ""


def _on(visit: Visit, form: Form, outcome: Outcome, following: str = "") -> Moved:
    """Back to the list, with what became of the answers."""
    told = {
        "at": following,
        "kept": numbers(outcome.kept),
        "same": numbers(outcome.same),
        "against": numbers(outcome.against),
        "gone": str(len(outcome.gone) or ""),
        "more": str(len(outcome.kept) if len(outcome.kept) > 100 else ""),
    }
    return Moved(visit.to.page("/review#answered", **_kept(form), **told))


def _kept(form: Form) -> dict[str, str]:
    """What narrows the list, which page of it, and who decides."""
    return {**{name: form.first(name) for name in (*FILTERS, PAGE)}, "by": _who(form)}
