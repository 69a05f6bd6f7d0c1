"""Which conventions a build has, and which of them an officer has chosen for which paper."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..ontology.errors import ConventionError
from .conventions import FOLDER, Convention, conventions_in, read_convention_file
from .workspace import Workspace

__all__ = ["RECOGNISED", "Choice", "choose"]

#: Instead of a convention's name: recognise it again.
RECOGNISED = "recognise"


@dataclass(frozen=True, slots=True)
class Choice:
    """The conventions that there are by name, the chosen one by the name of a paper's file, and the files to keep of one's own."""

    conventions: Mapping[str, Convention]
    chosen: Mapping[str, str]
    own: Mapping[str, bytes] = field(default_factory=dict)


def choose(workspace: Workspace, asked: str, given: Iterable[str], without: Collection[str] = ()) -> Choice:
    """What an officer asks for (a name, a TOML file, `RECOGNISED` or "") for the papers given, beside what was chosen before.

    Raises ConventionError where there is no such convention or its file is not as it should be.
    """
    folder = workspace.folder / FOLDER
    known, own, name = dict(conventions_in(folder)), {}, asked
    if asked.casefold().endswith(".toml"):
        path = Path(asked)
        convention = read_convention_file(path)
        beside = {path.stem: path, **{parent: path.parent / f"{parent}.toml" for parent in convention.lineage}}
        own = {f"{FOLDER}/{file.name}": file.read_bytes() for file in beside.values() if file.is_file()}
        name = path.stem
        known[name] = convention
    elif asked not in ("", RECOGNISED, *known):
        raise ConventionError(f"There is no convention called “{asked}”: name one of those that there are ({', '.join(sorted(known))}).")
    before = {file: old for file, old in workspace.settings.conventions if file not in without}
    if gone := sorted({old for old in before.values() if old not in known}):
        raise ConventionError(f"{folder} no longer holds {gone[0]}.toml, by which papers are read: put it back, or choose another.")
    if asked:
        before |= dict.fromkeys(given, name)
    return Choice(known, {file: name for file, name in before.items() if name != RECOGNISED}, own)
