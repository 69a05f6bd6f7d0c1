"""The `#+` header of a query file: YAML behind the marker that grlc reads, so that grlc can serve the file too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

from ..ontology.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["read_header", "without_header"]

_MARK = "#+"


def read_header(name: str, text: str) -> Mapping[str, Any]:
    """Give the header of the query file `name` as a mapping; raise QuestionError when it is missing or not YAML."""
    lines = [line.removeprefix(_MARK) for line in text.splitlines() if line.startswith(_MARK)]
    try:
        header = yaml.safe_load("\n".join(lines))
    except yaml.YAMLError as error:
        problem = f"The header of {name}.rq is not YAML ({error}): correct the lines that begin with {_MARK}."
        raise QuestionError(" ".join(problem.split())) from error
    if not isinstance(header, dict):
        raise QuestionError(f"{name}.rq has no header: begin it with lines such as '{_MARK} summary: ...'.")
    return header


def without_header(text: str) -> str:
    """Give the query of a file without its header and the blank lines about it."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(_MARK)).strip() + "\n"
