"""What the title block of a paper tells: the meeting, its date, the title, and whose report it is."""

from __future__ import annotations

import re
from datetime import date

from ...conventions import Convention
from ...document import Block, Document
from ...statement import Quotation
from ..part import Cover
from ..periods import moments
from ..sentences import quote_block

__all__ = ["read_cover"]

_SMALL = frozenset("a an and at by for from in of on or the to with".split())


def read_cover(document: Document, convention: Convention) -> Cover:
    """The cover of a paper; its fields may be labelled ("Report to: Cabinet") or just stand there."""
    first = document.paragraphs[0] if document.paragraphs else None
    if first is None or first.number != "title":
        return Cover()
    found: dict[str, str] = {}
    quotations: dict[str, Quotation] = {}
    rest: list[str] = []
    for block in first.blocks:
        quotation = quote_block(document, first, block)
        fields = _labelled(block, convention) or _unlabelled(block, convention)
        for key, value in fields.items():
            better = key == "body" and _is_council(found.get(key, "")) and not _is_council(value)
            if key not in found or better:  # the council stands over the body that meets
                found[key], quotations[key] = value, quotation
        if not fields:
            rest.append(block.text)
    day = next((date.fromisoformat(m.first) for m in moments(found.get("date", "").title(), None) if len(m.first) == 10), None)
    title = found.get("title") or " ".join(rest[:1])
    return Cover(
        title, _title_case(found.get("body", "")), _title_case(found.get("post", "")), day, quotations.get("body"), quotations.get("post")
    )


def _is_council(body: str) -> bool:
    return bool(re.search(r"\b(?:council|borough of \w+|city of \w+)$", body, re.IGNORECASE)) and body.casefold() != "full council"


def _labelled(block: Block, convention: Convention) -> dict[str, str]:
    for key in ("author", "meeting", "date", "title"):
        for pattern in convention.words("cover", key):
            if match := re.fullmatch(pattern, block.text, re.IGNORECASE):
                return {name: value.strip() for name, value in match.groupdict().items() if value}
    return {}


def _unlabelled(block: Block, convention: Convention) -> dict[str, str]:
    """A line with a date: the meeting's day, and what stands before it is the body that meets; or a body alone."""
    text = block.text
    dates = [moment for moment in moments(text.title(), None) if len(moment.first) == 10]
    is_body = re.compile(rf"\b(?:{'|'.join(convention.words('cover', 'body'))})\b", re.IGNORECASE)
    if dates:
        before = re.sub(
            r"(?:\b(?:on|held on|meeting|monday|tuesday|wednesday|thursday|friday)\b|[\s:,–—-])+$",
            "",
            text[: dates[0].start],
            flags=re.IGNORECASE,
        )
        fields = {"date": text[dates[0].start : dates[0].end]}
        return fields | ({"body": before} if is_body.search(before) else {})
    words = text.split()
    if is_body.search(text) and len(words) <= 8 and is_body.search(words[-1]):
        return {"body": text}
    return {}


def _title_case(text: str) -> str:
    if not text.isupper():
        return text.strip(" .:")
    words = [word.capitalize() for word in text.split()]
    return " ".join(word.lower() if i and word.lower() in _SMALL else word for i, word in enumerate(words)).strip(" .:")
