"""Marks within a text: spans that may lie in each other and overlap, as tokens that open and close in order.

    >>> [token.text or token.opens or "/" for token in tokens("We will act now.", [Mark(0, 11, "told", "a"), Mark(8, 15, "named", "b")])]
    ['told', 'We will ', 'named', 'act', '/', '/', 'named', ' now', '/', '.']

A mark that is cut by the end of another one goes on behind it; only its beginning has the anchor.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

__all__ = ["Mark", "Token", "tokens"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end` of a text, of a kind ("told", "named", "missed"), with an anchor or ""."""

    start: int
    end: int
    kind: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text; or that a mark opens, by its kind; or the numbers of notes; with none of these, that a mark closes."""

    text: str = ""
    opens: str = ""
    anchor: str = ""
    notes: str = ""


def tokens(text: str, marks: Iterable[Mark], notes: Mapping[int, str] | None = None) -> tuple[Token, ...]:
    """Give a text with its marks, and with notes behind the characters where they belong."""
    return tuple(_tokens(text, [mark for mark in marks if mark.start < mark.end], dict(notes or {})))


def _tokens(text: str, marks: list[Mark], notes: dict[int, str]) -> Iterator[Token]:
    waiting = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    opened: list[Mark] = []
    at = 0
    while at <= len(text):
        while opened and opened[-1].end <= at:
            opened.pop()
            yield Token()
        if at in notes:
            yield Token(notes=notes.pop(at))
        while waiting and waiting[0].start <= at:
            mark = waiting.pop(0)
            if opened and mark.end > opened[-1].end:  # cut: the rest goes on behind
                rest = replace(mark, start=opened[-1].end, anchor="")
                waiting = sorted([*waiting, rest], key=lambda each: (each.start, -each.end))
                mark = replace(mark, end=opened[-1].end)
            opened.append(mark)
            yield Token(opens=mark.kind, anchor=mark.anchor)
        ends = [opened[-1].end] if opened else []
        nearest = min([len(text), *ends, *([waiting[0].start] if waiting else []), *(place for place in notes if place > at)])
        if nearest <= at:
            break
        yield Token(text=text[at:nearest])
        at = nearest
    yield from (Token() for _ in opened)
