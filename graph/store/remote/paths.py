"""Property paths of a query: where its triples stand, and each path as a tree (SPARQL 1.1, section 19.8, rules 75 to 96)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from ..tokens import Token

__all__ = ["Path", "Triples", "triples_of"]

_PAIRS = {"(": ")", "[": "]", "{": "}"}
_CLAUSES = ("FILTER", "BIND", "VALUES", "OPTIONAL", "MINUS", "GRAPH", "SERVICE")  # what may follow on triples without a full stop
_ENDING = ("ORDER", "GROUP", "HAVING", "LIMIT", "OFFSET")  # of a sub-query: nothing but its brace comes after


@dataclass(frozen=True, slots=True)
class Path:
    """A path as written, the operator that it is made with (| / ^ * + ?, none for a predicate), and of what parts."""

    text: str
    operator: str = ""
    parts: tuple[Path, ...] = ()

    @property
    def has_closure(self) -> bool:
        """Whether any number of steps stands somewhere in it."""
        return self.operator in {"*", "+"} or any(part.has_closure for part in self.parts)


@dataclass(frozen=True, slots=True)
class Triples:
    """Triples of one subject, as they stand in a query from `start` to `end`: the subject, then each path and object.

    `group` numbers the innermost group that they stand in, by the place of its brace; `is_condition` tells that the group is
    one that is only looked whether it holds (EXISTS, MINUS).
    """

    start: int
    end: int
    group: int
    is_condition: bool
    subject: str
    pairs: tuple[tuple[Path, str], ...]


def triples_of(query: str, tokens: Sequence[Token]) -> Iterator[Triples]:
    """Give the triples of a query, or of the patterns of an update, as far as they can be read."""
    return _Reader(query, tokens).triples()


class _UnreadableError(Exception):
    """What stands here is no triple."""


class _Reader:
    def __init__(self, query: str, tokens: Sequence[Token]) -> None:
        self._query = query
        self._tokens = tokens
        self._at = 0

    def triples(self) -> Iterator[Triples]:
        brackets: list[int] = []  # the places of those that are open
        while self._at < len(self._tokens):
            if self._text in _PAIRS:
                brackets.append(self._at)
            elif self._text in _PAIRS.values():
                brackets = brackets[:-1]
            elif brackets and self._tokens[brackets[-1]].text == "{":
                yield from self._clause(brackets[-1])
                continue
            self._at += 1

    def _clause(self, group: int) -> Iterator[Triples]:
        """Read what begins with a token that stands in a group and is no bracket."""
        token, begin = self._tokens[self._at], self._at
        if token.is_word("FILTER", "BIND"):
            self._skip_to("(", "{")
        elif token.is_word("SELECT", "GRAPH", "SERVICE"):
            self._skip_to("{")
        elif token.is_word("VALUES"):
            self._skip_to("{")
            self._balanced()
        elif token.is_word(*_ENDING):
            self._skip_to("}")
        elif token.text in {".", ";"} or token.is_word("OPTIONAL", "MINUS", "UNION", "WHERE"):
            self._at += 1
        else:
            try:
                yield self._same_subject(group)
            except _UnreadableError:
                self._at = begin + 1

    def _same_subject(self, group: int) -> Triples:
        start = self._tokens[self._at].start
        subject, pairs, goes_on = self._term(), list[tuple[Path, str]](), True
        while goes_on:
            path = self._path()
            pairs.append((path, self._term()))
            while self._take(","):
                pairs.append((path, self._term()))
            goes_on = False
            while self._take(";"):
                goes_on = True
            goes_on = goes_on and self._text not in {".", "}", "{", ""} and not self._tokens[self._at].is_word(*_CLAUSES)
        self._take(".")
        is_condition = group > 0 and self._tokens[group - 1].is_word("EXISTS", "MINUS")
        return Triples(start, self._tokens[self._at - 1].end, group, is_condition, subject, tuple(pairs))

    def _path(self) -> Path:
        return self._joined("|", lambda: self._joined("/", self._step))

    def _joined(self, operator: str, part: Callable[[], Path]) -> Path:
        start = self._start
        parts = [part()]
        while self._take(operator):
            parts.append(part())
        return parts[0] if len(parts) == 1 else Path(self._since(start), operator, tuple(parts))

    def _step(self) -> Path:
        start = self._start
        if self._take("^"):
            path = self._step()
            return Path(self._since(start), "^", (path,))
        if self._take("("):
            path = self._path()
            if not self._take(")"):
                raise _UnreadableError
            path = Path(self._since(start), path.operator, path.parts)
        else:
            if self._take("!"):
                self._take("^")
            self._term()
            path = Path(self._since(start))
        for operator in "*+?":
            if self._text == operator:
                self._at += 1
                return Path(self._since(start), operator, (path,))
        return path

    def _term(self) -> str:
        start = self._start
        if self._text in {"(", "["}:
            self._balanced()
        elif self._text in {"+", "-"} or (self._at < len(self._tokens) and self._tokens[self._at].kind != "mark"):
            self._at += 2 if self._text in {"+", "-"} else 1
            if (self._at < len(self._tokens) and self._tokens[self._at].kind == "language") or self._take("^^"):
                self._at += 1
        else:
            raise _UnreadableError
        return self._since(start)

    @property
    def _text(self) -> str:
        return self._tokens[self._at].text if self._at < len(self._tokens) else ""

    @property
    def _start(self) -> int:
        return self._tokens[self._at].start if self._at < len(self._tokens) else len(self._query)

    def _since(self, start: int) -> str:
        return self._query[start : self._tokens[self._at - 1].end]

    def _take(self, text: str) -> bool:
        taken = self._text == text
        self._at += taken
        return taken

    def _skip_to(self, *texts: str) -> None:
        while self._text not in {*texts, ""}:
            self._at += 1

    def _balanced(self) -> None:
        """Pass over what stands in brackets, from the opening to the closing one."""
        depth = 0
        while self._text:
            depth += (self._text in _PAIRS) - (self._text in _PAIRS.values())
            self._at += 1
            if not depth:
                return
