"""Answers as files to take away: what `goldenthread ask --format` writes, byte for byte."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from .....ontology.errors import QuestionError
from .....queries.answers import to_csv, to_json, to_xlsx
from .....queries.asking import answer
from .....queries.catalogue import question
from ...replies import File
from .inquiry import inquire

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .....queries.asking import Answer
    from ...visit import Visit

__all__ = ["FORMATS", "file_maker"]

#: By suffix: what it is called, its media type, and what writes it.
FORMATS: Mapping[str, tuple[str, str, Callable[[Answer], str | bytes]]] = {
    "csv": ("CSV", "text/csv; charset=utf-8", to_csv),
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", to_xlsx),
    "json": ("JSON", "application/json", to_json),
}


def file_maker(suffix: str) -> Callable[..., File]:
    """Give what makes the files with a suffix."""
    return partial(_file, suffix)


def _file(suffix: str, visit: Visit, name: str) -> File:
    asked = question(name)
    inquiry = inquire(visit, asked)
    faults = [*inquiry.notices, *(sentence for sentence, _ in inquiry.errors)]
    faults += [f"“{inquiry.meant}” may be any of several things: name one."] if inquiry.meant else []
    if faults or inquiry.asked is None:
        listed = "; ".join(choice.text for choice in inquiry.choices)
        raise QuestionError(" ".join([*faults, listed]).strip() or f"The question '{name}' has to be told what it is about.")
    _, media_type, written = FORMATS[suffix]
    body = written(answer(visit.shown.store, inquiry.asked))
    about = inquiry.asked.things.get("about")
    tail = f"-{about.value.rstrip('/').rpartition('/')[2][:60]}" if about else ""
    return File(media_type, body.encode() if isinstance(body, str) else body, f"{name}{tail}.{suffix}")
