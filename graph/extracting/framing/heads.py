"""The head word of a name: the word or words that it ends in, which tell what it is the name of."""

from __future__ import annotations

import re
from functools import cache

from ...conventions import BodyHead, Convention, InstrumentHead

__all__ = ["head_of"]


def head_of(name: str, convention: Convention) -> InstrumentHead | BodyHead | None:
    """The head that a name ends in; a word inside a body's name may tell more than its head ("scrutiny")."""
    head = _ending(name, convention)
    if isinstance(head, BodyHead):
        return next((BodyHead(head.head, is_a) for word, is_a in convention.contains.items() if word in name.casefold()), head)
    return head


@cache
def _ending(name: str, convention: Convention) -> InstrumentHead | BodyHead | None:
    """The longest head word that a name ends in; an instrument needs a word before it, a body may be that word alone."""
    text = name.casefold()
    for form, head in _forms(convention):
        if not text.endswith(form):
            continue
        if text.endswith(" " + form) or (
            text == form and isinstance(head, BodyHead) and head.head in ("cabinet", "full council", "council")
        ):
            return head
        if text == form and " " in form and (isinstance(head, BodyHead) or head.is_a == "StrategicPlan"):
            return head
    return None


@cache
def _forms(convention: Convention) -> tuple[tuple[str, InstrumentHead | BodyHead], ...]:
    """The head words in the singular and the plural, the longest first."""
    heads: list[InstrumentHead | BodyHead] = [*convention.instrument_heads, *convention.body_heads]
    ordered = sorted(heads, key=lambda head: -len(head.head))
    return tuple((form, head) for head in ordered for form in (head.head, re.sub(r"y$", "ie", head.head) + "s"))
