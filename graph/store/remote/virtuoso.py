"""A query as Virtuoso 7 must be asked it, so that it gives what SPARQL 1.1 says. docs/SERVERS.md tells what each is about.

>>> as_virtuoso_reads("ASK { ?x gt:isPartOf* gt:y }").count("LIMIT")
1
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import count, pairwise, takewhile
from typing import TYPE_CHECKING

from ....ontology.terms import XSD_STRING
from ..store import Table
from ..tokens import Edit, edited, tokens
from .ordering import ordered, without_order
from .paths import triples_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..tokens import Token
    from .paths import Path, Triples

_Triple = tuple[str, str, str]

__all__ = ["as_virtuoso_meant", "as_virtuoso_reads"]

_FRESH = "goldenthread_"
_ALL = 2_000_000_000  # a limit keeps a sub-query whole: joined in, its path loses solutions


def as_virtuoso_reads(query: str) -> str:
    """Give a query that means the same, as Virtuoso answers it right; the same text where nothing is to be done."""
    found = tokens(query)
    fresh = (f"?{_FRESH}{number}" for number in count(1))
    return edited(query, [*_wide_strings(found), *_closures(query, found, fresh), *_of_nothing(found), *without_order(query, found)])


def as_virtuoso_meant(query: str, table: Table) -> Table:
    """Give the answer to a query that was asked as Virtuoso reads it: in its order, without the variables that were added."""
    shown = [place for place, name in enumerate(table.columns) if not name.startswith(_FRESH)]
    if len(shown) < len(table.columns):  # the query was for all variables, by a star
        rows = [tuple(row[place] for place in shown) for row in table.rows]
        before = takewhile(lambda token: token.text != "{", tokens(query))
        distinct = any(token.is_word("DISTINCT") for token in before)
        table = Table(tuple(table.columns[place] for place in shown), tuple(dict.fromkeys(rows) if distinct else rows))
    return ordered(query, table)


def _wide_strings(found: Sequence[Token]) -> Iterator[Edit]:
    """Type the strings with letters outside ASCII that CONCAT joins: plain ones come out as question marks."""
    functions: list[str] = []  # for each open round bracket, what stands before it
    for before, token, after in zip([None, *found], found, [*found[1:], None], strict=False):
        if token.text == "(":
            functions.append(before.text.upper() if before else "")
        elif token.text == ")":
            functions = functions[:-1]
        elif token.kind == "string" and not token.text.isascii() and functions[-1:] == ["CONCAT"]:
            if after and (after.kind == "language" or after.text == "^^"):
                continue
            yield Edit(token.end, token.end, f"^^<{XSD_STRING}>")


def _of_nothing(found: Sequence[Token]) -> Iterator[Edit]:
    """Leave out each BIND(?a AS ?b) where nothing else names ?a: joined to what is unbound, nothing would be found."""
    places = [
        place
        for place, token in enumerate(found)
        if token.is_word("BIND") and found[place + 3 : place + 4] and found[place + 3].is_word("AS")
    ]
    told = Counter(token.text[1:] for token in found if token.kind == "variable")
    told.subtract(found[place + 2].text[1:] for place in places)
    for place in places:
        if found[place + 2].kind == "variable" and not told[found[place + 2].text[1:]]:
            yield Edit(found[place].start, found[place + 5].end, "")


def _closures(query: str, found: Sequence[Token], fresh: Iterator[str]) -> Iterator[Edit]:
    told = tuple(triples_of(query, found))
    for triples in told:
        if any(path.has_closure for path, _ in triples.pairs) and not triples.subject.startswith(("[", "(")):
            near = [each for other in told if other.group == triples.group for each in _plain(other)]
            split = (_as_group(triples.subject, path, value, _Around(near, triples.is_condition, fresh)) for path, value in triples.pairs)
            yield Edit(triples.start, triples.end, " ".join(split))


def _plain(triples: Triples) -> Iterator[_Triple]:
    return ((triples.subject, path.text, value) for path, value in triples.pairs if not path.has_closure)


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a path: the plain triples of its group, and names that no variable has."""

    triples: Sequence[_Triple]
    is_condition: bool
    fresh: Iterator[str]

    def naming(self, variable: str) -> str:
        """Give a pattern that holds for whatever a variable may be: the nearest that names it, or that it is in the graph."""
        for subject, path, value in sorted(self.triples, key=lambda each: each[0] != variable):
            if variable in {subject, value} and not (subject + path + value).count("["):
                begin, end = (each if each == variable or not _is_free(each) else next(self.fresh) for each in (subject, value))
                return f"{begin} {path} {end} ."
        return f"{variable} {next(self.fresh)} {next(self.fresh)} ."


def _is_free(term: str) -> bool:
    return term[:1] in "?$"


def _as_group(subject: str, path: Path, value: str, around: _Around) -> str:
    """Write one triple so that every closure in it is a sub-query of its own, with one end to start from."""
    if not path.has_closure:
        return f"{subject} {path.text} {value} ."
    if path.operator == "/":
        ends = [subject, *(next(around.fresh) for _ in path.parts[1:]), value]
        steps = zip(pairwise(ends), path.parts, strict=True)
        return " ".join(_as_group(begin, part, end, around) for (begin, end), part in steps)
    if path.operator == "^":
        return _as_group(value, path.parts[0], subject, around)
    if path.operator == "|":
        return " UNION ".join(f"{{ {_as_group(subject, part, value, around)} }}" for part in path.parts)
    free = [end for end in (subject, value) if _is_free(end)]
    if path.operator not in {"*", "+"} or path.parts[0].has_closure or not free:
        return f"{subject} {path.text} {value} ."
    if not around.is_condition:
        return _closure(subject, path, value, around)
    own = {end: next(around.fresh) for end in free}  # a condition that shares its variables with a sub-query never holds
    same = " && ".join(f"{outer} = {inner}" for outer, inner in own.items())
    return f"{_closure(own.get(subject, subject), path, own.get(value, value), around)} FILTER({same})"


def _closure(subject: str, path: Path, value: str, around: _Around) -> str:
    free = [end for end in (subject, value) if _is_free(end)]
    step = path.parts[0].text
    steps = f"{subject} {path.text} {value}"
    if len(free) == 2:  # from all that take a first step, since a path may not begin just anywhere
        steps = f"{subject} {step} {next(around.fresh)} . {subject} ({step})+ {value}"
    parts = [_whole(" ".join(free), steps)]
    if len(free) == 2 and path.operator == "*":
        parts.append(_whole(f"{subject} ({subject} AS {value})", around.naming(subject)))
    elif not around.triples:  # alone in an OPTIONAL or EXISTS, a sub-query loses solutions; not so beside a part without any
        parts.append(f"{subject} {step} {value} FILTER(false)")
    return " UNION ".join(f"{{ {part} }}" for part in parts)


def _whole(variables: str, pattern: str) -> str:
    return f"SELECT DISTINCT {variables} WHERE {{ {pattern} }} LIMIT {_ALL}"
