"""The catalogue of questions: one .rq file a question, described by its own header.

>>> from goldenthread.queries.catalogue import question
>>> question("supporting-strategies").summary
'Which strategies support this part of the plan, and who says so?'

Adding a question is adding a file `NAME.rq` here, and two cases under tests/queries/NAME/.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..ontology.errors import QuestionError
from .headers import read_header

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Column", "Counted", "Parameter", "Question", "catalogue", "question"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question asks for: its name, the local names of the classes it may be, and its default ("" for none).

    `otherwise` is the local name of the class that stands for it where it is left out: its query then asks about all things of that
    class, by `rdf:type`, as fast as about one thing; with "" its variable stays free.
    """

    name: str
    description: str
    kind: tuple[str, ...]
    required: bool
    default: str = ""
    otherwise: str = ""

    @property
    def variable(self) -> str:
        """The SPARQL variable that it stands for, named as grlc names it."""
        return f"{'_' if self.required else '__'}{self.name}_iri"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer: the variable of its text, its heading, and that of its thing's IRI ("" for none)."""

    variable: str
    heading: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """What the closing line counts: the distinct texts of a column ("" for lines), and the noun for one and many."""

    column: str
    one: str
    many: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its name, what it is for, what it asks for, what it gives, and its SPARQL text.

    `empty` tells an officer what an answer without lines means.
    """

    name: str
    summary: str
    description: str
    audience: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    counts: Counted
    empty: str
    text: str


def catalogue() -> Mapping[str, Question]:
    """Give all questions by name, in the order of their names."""
    return MappingProxyType({name: _question(name) for name in _names()})


def question(name: str) -> Question:
    """Give one question; raise QuestionError, naming the nearest, when there is none of that name."""
    if name in (names := _names()):
        return _question(name)
    near = get_close_matches(name, names, n=3, cutoff=0.4)
    hint = f"did you mean {' or '.join(near)}?" if near else "ask without a question to see them all."
    raise QuestionError(f"There is no question '{name}': {hint}")


def _names() -> list[str]:
    return sorted(file.name.removesuffix(".rq") for file in files(__package__).iterdir() if file.name.endswith(".rq"))


@cache  # one file at a time: reading a header takes longer than answering from one council's graph
def _question(name: str) -> Question:
    text = files(__package__).joinpath(f"{name}.rq").read_text(encoding="utf-8")
    header = read_header(name, text)
    try:
        return Question(
            name=name,
            summary=header["summary"],
            description=" ".join(header["description"].split()),
            audience=tuple(header["audience"]),
            parameters=tuple(_parameter(entry) for entry in header.get("parameters") or ()),
            columns=tuple(Column(**entry) for entry in header["columns"]),
            counts=Counted(**header["counts"]),
            empty=" ".join(header["empty"].split()),
            text=text,
        )
    except (KeyError, TypeError) as error:
        problem = f"The header of {name}.rq lacks or misnames {error}: see CONTRIBUTING for its keys."
        raise QuestionError(problem) from error


def _parameter(entry: Mapping[str, Any]) -> Parameter:
    return Parameter(
        name=entry["name"],
        description=entry["description"],
        kind=tuple(entry["kind"]),
        required=entry["required"],
        default=entry.get("default", ""),
        otherwise=entry.get("otherwise", ""),
    )
