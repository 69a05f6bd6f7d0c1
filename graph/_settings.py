"""The settings of a workspace: `workspace.toml`."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..ontology.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["SETTINGS", "Settings", "read_settings", "rewritten_settings", "write_settings"]

SETTINGS = "workspace.toml"
_CONVENTIONS = re.compile(r"^\[conventions\].*?(?=^\[|\Z)", re.MULTILINE | re.DOTALL)
_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`]+/")


@dataclass(frozen=True, slots=True)
class Settings:
    """The base IRI of a workspace's addresses, ending in "/", and the name of its council ("" where none is given).

    `conventions` are the names of papers' files and of the conventions that an officer chose for them; `store` is the engine that
    is asked (`goldenthread.graph.store.opening`), and `server` what is told of the SPARQL server that holds a copy
    (`goldenthread.graph.store.remote.connecting`). Raises WorkspaceError for a base that no address can be made from.
    """

    base: str
    council: str
    conventions: tuple[tuple[str, str], ...] = ()
    store: str = ""
    server: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if not _BASE.fullmatch(self.base):
            raise WorkspaceError(f"'{self.base}' cannot be the base of a workspace's addresses: give one like https://example.org/plan/")


def read_settings(file: Path) -> Settings:
    """Read `workspace.toml`; raise WorkspaceError, naming file and line, where it is damaged."""
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WorkspaceError(f"{file} is damaged ({error}): correct it, or take it back from a copy.") from error
    base, council, chosen = found.get("base"), found.get("council", ""), found.get("conventions", {})
    if not isinstance(base, str) or not isinstance(council, str):
        raise WorkspaceError(f'{file} does not say where the workspace lives: give it a line such as base = "https://.../".')
    if not isinstance(chosen, dict) or not all(isinstance(name, str) for name in chosen.values()):
        raise WorkspaceError(f'{file} does not say which conventions are chosen: give [conventions] lines such as "plan.pdf" = "NAME".')
    store = found.get("store", "")
    if not isinstance(store, str):
        raise WorkspaceError(f'{file} does not say which store is asked: give a line such as store = "disk", or leave it out.')
    server = found.get("server", {})
    if not isinstance(server, dict):
        raise WorkspaceError(f'{file} does not say how the server is reached: give [server] lines such as update = "https://...".')
    return Settings(base, council, tuple(sorted(chosen.items())), store, server)


def write_settings(settings: Settings) -> bytes:
    """Give `workspace.toml` for a new workspace; JSON's strings are TOML's basic strings."""
    return f"base = {_text(settings.base)}\ncouncil = {_text(settings.council)}\n{_chosen(settings)}".encode()


def rewritten_settings(old: bytes, settings: Settings) -> bytes:
    """Give `workspace.toml` with other conventions chosen and everything else, remarks too, as it was."""
    kept = _CONVENTIONS.sub("", old.decode()).rstrip("\n")
    return f"{kept}\n{_chosen(settings)}".encode()


def _chosen(settings: Settings) -> str:
    lines = "".join(f"{_text(file)} = {_text(name)}\n" for file, name in settings.conventions)
    return f"\n[conventions]  # chosen for these papers; for all others it is recognised\n{lines}" if lines else ""


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
