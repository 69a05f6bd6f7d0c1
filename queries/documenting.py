"""The page of all questions and checks, made from their headers: docs/QUESTIONS.md.

Write it anew after a change with `python -m goldenthread.queries.documenting docs/QUESTIONS.md`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..graph.named import plain_words
from .catalogue import catalogue
from .checking import checks, read_profile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .catalogue import Parameter, Question

__all__ = ["questions_page"]

_OPENING = """\
# Questions and checks

Made from the headers of the files in `queries/`: change them there, and then run
`python -m goldenthread.queries.documenting docs/QUESTIONS.md`.

Every line of an answer that rests on a link has its grade (*stated*: a paper or an officer says it; *inferred*: a rule
derived it; *suggested*: offered for review, no fact), its receipt (report and paragraph) and the words. What was not
found in the papers read may be there all the same.

## Questions
"""


def questions_page() -> str:
    """Give the whole page as Markdown."""
    parts = [_OPENING, *_contents(), ""]
    for question in catalogue().values():
        parts.extend(_section(question))
    parts.extend(("## Checks", "", "`goldenthread check` runs them all; a profile of your own changes how grave each is.", ""))
    parts.extend(_checks())
    return "\n".join(parts)


def _contents() -> Iterator[str]:
    yield "| question | asks |"
    yield "|---|---|"
    for question in catalogue().values():
        yield f"| [`{question.name}`](#{question.name}) | {question.summary} |"


def _section(question: Question) -> Iterator[str]:
    about = "".join(f" --about {parameter.default or 'THING'}" for parameter in question.parameters)
    yield from (f"### {question.name}", "", f"**{question.summary}** For: {', '.join(question.audience)}.", "")
    yield from (question.description, "")
    yield from (f"    goldenthread ask {question.name}{about}", "")
    yield from (f"- `{parameter.name}`: {_described(parameter)}" for parameter in question.parameters)
    yield f"- Gives: {', '.join(column.heading.lower() for column in question.columns)}."
    yield from (f"- An empty answer: {question.empty}", "")


def _described(parameter: Parameter) -> str:
    kinds = ", ".join(plain_words(kind) for kind in parameter.kind)
    need = "must be given" if parameter.required and not parameter.default else "may be left out"
    default = f", then it is `{parameter.default}`" if parameter.default else ""
    return f"{parameter.description} ({kinds}); {need}{default}."


def _checks() -> Iterator[str]:
    severities = read_profile()
    yield "| check | severity | problem | what to do |"
    yield "|---|---|---|---|"
    for check in checks().values():
        yield f"| `{check.name}` | {severities[check.name]} | {check.title}. {check.problem} | {check.solution} |"
    yield ""


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(questions_page(), encoding="utf-8")
