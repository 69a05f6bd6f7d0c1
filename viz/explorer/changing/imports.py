"""What was handed in, on disk: a hidden folder of the workspace for each, private, with a name that nobody can guess.

    .goldenthread/imports/NAME/
        asked.json       when it was handed in, the files as they are called, the papers to take away
        papers/          the files
        preview.json     what they would change, once that is known; trouble.json why it is not
        confirmed.json   the state of the workspace in which it is to be built, once an officer said so
        done.json        when it was built, and what came of it; the files are gone then

It lasts a day, and outlives the server.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from ....graph.publishing import HIDDEN, sync_folder
from ....graph.standing import state_of
from ....queries.endpoint.http.refusals import Refusal
from .preview import Preview, preview_of

if TYPE_CHECKING:
    from pathlib import Path

    from ....graph.workspace import Workspace

__all__ = [
    "ASKED", "CONFIRMED", "DONE", "LASTS", "PAPERS", "PREVIEW", "TROUBLE",
    "Import", "confirm", "imports_in", "imports_of", "put", "read_import", "take_away",
]  # fmt: skip

ASKED, PAPERS, PREVIEW, TROUBLE, CONFIRMED, DONE = "asked.json", "papers", "preview.json", "trouble.json", "confirmed.json", "done.json"
#: How long it is kept.
LASTS = timedelta(days=1)
_NAME = re.compile(r"[A-Za-z0-9_-]{20,64}")


@dataclass(frozen=True, slots=True)
class Import:
    """What was handed in: `files` are their names, `without` the papers to take away.

    `preview` is what it would change, None until that is known, `trouble` why it cannot be known or was not built; `again` tells that
    it had to be made anew. `confirmed` is the state in which it is to be built, "" until somebody said so, `done` what came of it.
    """

    folder: Path
    when: datetime
    files: tuple[str, ...]
    without: tuple[str, ...]
    again: bool = False
    preview: Preview | None = None
    trouble: str = ""
    confirmed: str = ""
    done: str = ""

    @property
    def name(self) -> str:
        """What it is found by."""
        return self.folder.name

    @property
    def papers(self) -> tuple[Path, ...]:
        """The files, on disk."""
        return tuple(self.folder / PAPERS / name for name in self.files)


def imports_in(folder: Path) -> Path:
    """Give the folder in which a workspace's imports lie."""
    return folder / HIDDEN / "imports"


def imports_of(folder: Path) -> tuple[Import, ...]:
    """List what was handed in to the workspace in a folder, the oldest first; what is damaged is left out."""
    found = [_read(path) for path in imports_in(folder).glob("*") if _NAME.fullmatch(path.name)]
    return tuple(sorted((each for each in found if each is not None), key=lambda each: (each.when, each.name)))


def read_import(folder: Path, name: str) -> Import:
    """Read one by its name; raise Refusal, 404, where there is none, or none any more."""
    found = _read(imports_in(folder) / name) if _NAME.fullmatch(name) else None
    if found is None or datetime.now(UTC) - found.when > LASTS:
        raise Refusal(404, "There is no import of this address any more: it was dropped, or a day has passed; hand the papers in again.")
    return found


def confirm(workspace: Workspace, asked: Import, state: str) -> bool:
    """Note that an import is to be built as it was shown in `state`; False where that is not how things are, and it is to be shown anew."""
    if asked.done or asked.confirmed:
        return True
    if asked.preview is None or asked.preview.hindered:
        return False
    if state != asked.preview.state or state != state_of(workspace):
        put(asked.folder, ASKED, {**_asked(asked), "again": True})
        take_away(asked.folder, PREVIEW)
        return False
    take_away(asked.folder, TROUBLE)
    put(asked.folder, CONFIRMED, {"state": state})
    return True


def put(folder: Path, name: str, content: object) -> None:
    """Put a file of JSON in place, whole or not at all, and force it to disk."""
    aside = folder / f"{name}.next"
    with aside.open("w", encoding="utf-8") as file:
        json.dump(content, file, ensure_ascii=False)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(folder / name)
    sync_folder(folder)


def take_away(folder: Path, *names: str) -> None:
    """Take files away that are no longer true."""
    for name in names:
        (folder / name).unlink(missing_ok=True)


def _asked(asked: Import) -> dict[str, Any]:
    return {"when": asked.when.isoformat(), "files": asked.files, "without": asked.without, "again": asked.again}


def _read(folder: Path) -> Import | None:
    asked = _json(folder / ASKED)
    if asked is None:
        return None
    preview = _json(folder / PREVIEW)
    return Import(
        folder,
        datetime.fromisoformat(asked["when"]),
        tuple(asked["files"]),
        tuple(asked["without"]),
        bool(asked["again"]),
        preview_of(preview) if preview else None,
        (_json(folder / TROUBLE) or {}).get("sentence", ""),
        (_json(folder / CONFIRMED) or {}).get("state", ""),
        (_json(folder / DONE) or {}).get("sentence", ""),
    )


def _json(path: Path) -> dict[str, Any] | None:
    """What a file of JSON holds, None where there is none or it is not whole."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
