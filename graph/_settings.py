"""The settings of a workspace: `workspace.toml`."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..ontology.errors import WorkspaceError

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["SETTINGS", "Settings", "read_settings", "write_settings"]

SETTINGS = "workspace.toml"
_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`]+/")


@dataclass(frozen=True, slots=True)
class Settings:
    """The base IRI of a workspace's addresses, ending in "/", and the name of its council ("" where none is given).

    Raises WorkspaceError for a base that no address can be made from.
    """

    base: str
    council: str

    def __post_init__(self) -> None:
        if not _BASE.fullmatch(self.base):
            raise WorkspaceError(f"'{self.base}' cannot be the base of a workspace's addresses: give one like https://example.org/plan/")


def read_settings(file: Path) -> Settings:
    """Read `workspace.toml`; raise WorkspaceError, naming file and line, where it is damaged."""
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WorkspaceError(f"{file} is damaged ({error}): correct it, or take it back from a copy.") from error
    base, council = found.get("base"), found.get("council", "")
    if not isinstance(base, str) or not isinstance(council, str):
        raise WorkspaceError(f'{file} does not say where the workspace lives: give it a line such as base = "https://.../".')
    return Settings(base, council)


def write_settings(settings: Settings) -> bytes:
    """Give `workspace.toml` for a new workspace; JSON's strings are TOML's basic strings."""
    lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in _pairs(settings))
    return "".join(lines).encode()


def _pairs(settings: Settings) -> tuple[tuple[str, str], ...]:
    return ("base", settings.base), ("council", settings.council)
