"""The page of what went wrong: one sentence, what to do, and where to go on."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from ...ontology.errors import GoldenThreadError, QuestionError, SourceError, ThingError, WorkbookError
from ...queries.endpoint.http.refusals import refusal_of
from ...queries.workers.errors import RenewedError
from .replies import Page

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .changing.form import Form

__all__ = ["problem_page", "told_of", "unsent"]

_STATUS: Mapping[type[GoldenThreadError], int] = {
    ThingError: 404,
    QuestionError: 400,
    SourceError: 400,
    WorkbookError: 400,
    RenewedError: 503,
}
_TITLES = {
    400: "This cannot be answered as it was asked",
    401: "Sign in first",
    403: "This is not allowed",
    404: "Nothing was found here",
    405: "This page does not work like that",
    406: "This cannot be written in that form",
    413: "That is too much",
    503: "Not just now",
    504: "This takes too long",
}
_OTHERWISE = "Something went wrong"
_TYPED = frozenset({"by", "note"})  # fields of forms that hold what somebody typed, with those of a note on one suggestion


def told_of(sentence: str, folder: Path) -> str:
    """Take out of a sentence where on this machine a workspace lies, which is nobody's business who reads a page.

    >>> from pathlib import Path
    >>> plan = Path("/srv/plan")
    >>> told_of(f"{plan / 'decisions' / 'a.trig'} is damaged.", plan), told_of(f"{plan} is full.", plan)
    ('decisions/a.trig is damaged.', 'the workspace is full.')
    """
    for where in (str(folder.absolute()), str(folder)):
        if where != os.curdir:
            sentence = sentence.replace(f"{where}{os.sep}", "").replace(where, "the workspace")
    return sentence


def problem_page(error: GoldenThreadError, folder: Path) -> Page:
    """Make the page of an error; candidates and faults that it carries are listed, where the workspace's `folder` lies is not told."""
    status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 0) or refusal_of(error).status
    listed = getattr(error, "candidates", ()) or getattr(error, "faults", ())
    content = {"sentence": told_of(str(error), folder), "listed": tuple(listed), "status": status}
    return Page("problems/problem.html", _TITLES.get(status, _OTHERWISE), content, status=status, lasting=False)


def unsent(page: Page, form: Form, path: str, token: str) -> Page:
    """Give the page of what went wrong with a form, which is on it with all its fields but the `token`, to be sent to `path` once more.

    A browser sends a file only when it is chosen again: of those the names are told.
    """
    fields = [(name, value) for name, values in form.fields.items() if name != token for value in values]
    typed = [value.strip() for name, value in fields if name in _TYPED or name.startswith("note-") if value.strip()]
    files = [upload.name for uploads in form.files.values() for upload in uploads if upload.name]
    content = {**page.content, "fields": fields, "typed": typed, "files": files, "at": path, "begin": f"/{path.split('/')[1]}"}
    return replace(page, template="problems/unsent.html", content=content)
