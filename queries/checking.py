"""The thread lint: one SPARQL file a check, all with the same columns, and their severities in one profile.

After ROBOT's report queries: a check says what is amiss, why that matters and what to do; how grave it is stands apart,
in `checks/profile.toml`, which a file of the user's own overrides.

>>> from goldenthread.queries.checking import checks
>>> checks()["number-twice"].title
'A number is given twice'
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..graph.receipt import place_in_words
from ..ontology.errors import QuestionError
from .headers import read_header
from .wording import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ..graph.store.store import Store

__all__ = ["COLUMNS", "Check", "Problem", "Severity", "check", "checks", "gravest_first", "read_profile", "run"]

#: The variables that every check selects, in this order.
COLUMNS = ("about", "label", "message", "report", "paragraph", "words")


class Severity(StrEnum):
    """How grave a problem is: an error makes the graph wrong, a warning is a defect of the papers, info a gap."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its name, a title, what the problem is, how to solve it, and its SPARQL text."""

    name: str
    title: str
    problem: str
    solution: str
    text: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check found: the thing (IRI, label), what is amiss, where it stands ("" if nowhere) and the words."""

    check: str
    severity: Severity
    about: str
    label: str
    message: str
    receipt: str
    words: str


def checks() -> Mapping[str, Check]:
    """Give all checks by name, in the order of their names."""
    return MappingProxyType(_checks())


def check(store: Store, profile: Path | None = None) -> tuple[Problem, ...]:
    """Run every check that is not off, the gravest first; raise QuestionError for a profile that cannot be used."""
    severities = read_profile(profile)
    found = [
        problem
        for name, each in _checks().items()
        if severities[name] is not Severity.OFF
        for problem in run(store, each, severities[name])
    ]
    return gravest_first(found)


def gravest_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Put problems in order; those that are equally grave stay in theirs."""
    order = list(Severity)
    return tuple(sorted(problems, key=lambda problem: order.index(problem.severity)))


def read_profile(profile: Path | None = None) -> Mapping[str, Severity]:
    """Give the severity of every check: the shipped profile, overridden by the file `profile`; raise QuestionError."""
    shipped = files(__package__).joinpath("checks", "profile.toml")
    severities = _severities(shipped.read_text(encoding="utf-8"), shipped.name)
    if profile is None:
        return severities
    try:
        text = profile.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"The profile {profile} cannot be read ({error}): give a TOML file.") from error
    own = _severities(text, str(profile))
    if unknown := sorted(own.keys() - severities.keys()):
        raise QuestionError(f"{profile} names checks that do not exist ({', '.join(unknown)}): correct or remove them.")
    return {**severities, **own}


def _severities(text: str, source: str) -> dict[str, Severity]:
    try:
        table = tomllib.loads(text).get("severity", {})
        return {name: Severity(value) for name, value in table.items()}
    except (tomllib.TOMLDecodeError, ValueError, AttributeError) as error:
        allowed = ", ".join(Severity)
        problem = f'{source} is no profile ({error}): write [severity] and lines such as no-lead = "off" ({allowed}).'
        raise QuestionError(problem) from error


def run(store: Store, each: Check, severity: Severity) -> list[Problem]:
    """Run one check; what it finds has the severity that is given."""
    problems: dict[tuple[str, str], Problem] = {}  # the first receipt stands for all
    for row in store.select(each.text).rows:
        about, label, message, report, paragraph, words = (in_words(term) for term in row)
        address = getattr(row[0], "value", about)
        place = place_in_words(report, paragraph) if report else ""
        problems.setdefault((address, message), Problem(each.name, severity, address, label, message, place, words))
    return list(problems.values())


@cache
def _checks() -> dict[str, Check]:
    entries = sorted(files(__package__).joinpath("checks").iterdir(), key=lambda entry: entry.name)
    return {
        name: _read(name, entry.read_text(encoding="utf-8")) for entry in entries if (name := entry.name.removesuffix(".rq")) != entry.name
    }


def _read(name: str, text: str) -> Check:
    header = read_header(name, text)
    try:
        title, problem, solution = (" ".join(str(header[key]).split()) for key in ("title", "problem", "solution"))
    except KeyError as error:
        raise QuestionError(f"The header of checks/{name}.rq lacks {error}: see CONTRIBUTING for its keys.") from error
    return Check(name, title, problem, solution, text)
