"""Taking files in: their names looked at, their bytes put aside, nothing read."""

from __future__ import annotations

import re
import secrets
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ....graph.publishing import explained
from ....queries.endpoint.http.refusals import Refusal
from .imports import ASKED, CONFIRMED, LASTS, PAPERS, imports_in, imports_of, put

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ....graph.workspace import Workspace
    from .form import Upload
    from .imports import Import

__all__ = ["MOST", "clear_old", "drop", "file_name", "hand_in"]

#: Imports that may lie there at the same time, for all who work with a workspace.
MOST = 10
_LONGEST = 150  # bytes of a file's name; systems allow 255, and endings are added to it
_DEVICE = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_UNFIT = re.compile(r'[\x00-\x1f\x7f<>:"|?*\u202a-\u202e\u2066-\u2069]')


def hand_in(workspace: Workspace, uploads: Sequence[Upload], without: Sequence[str]) -> str:
    """Put files aside and give the name they are found by; raise Refusal, with a sentence, where they cannot be taken."""
    if not uploads and not without:
        raise Refusal(400, "No file was chosen, and no paper ticked: choose one or more first.")
    named = {file_name(upload.name): upload for upload in uploads}
    _forbid_twice([file_name(upload.name) for upload in uploads])
    if empty := next((name for name, upload in named.items() if not upload.size), ""):
        raise Refusal(400, f"{empty} is empty: choose the file again.")
    kept = {path.name for path in (*workspace.sources(), *workspace.workbooks())}
    if unknown := next((name for name in without if name not in kept), ""):
        raise Refusal(404, f"There is no paper called {unknown} any more: load the page again.")
    clear_old(workspace.folder)
    if len(imports_of(workspace.folder)) >= MOST:
        raise Refusal(409, f"{MOST} imports are waiting to be looked at already: confirm or drop one of them first.")
    name = secrets.token_urlsafe(24)
    with explained(workspace.folder):
        folder = imports_in(workspace.folder)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / name).mkdir(mode=0o700)
        try:
            _put_aside(folder / name, named, without)
        except OSError:
            shutil.rmtree(folder / name, ignore_errors=True)
            raise
    return name


def drop(folder: Path, asked: Import) -> None:
    """Throw one away; raise Refusal, 409, where it is being built."""
    if asked.confirmed and not asked.done:
        raise Refusal(409, "These papers are being read into the plan just now: wait until that is done.")
    with explained(folder):
        _remove(asked.folder)


def clear_old(folder: Path) -> None:
    """Throw away what has been there for a day, and what was not put aside whole."""
    if not imports_in(folder).is_dir():
        return
    now = datetime.now(UTC)
    whole = {each.folder: each for each in imports_of(folder)}
    for path in imports_in(folder).iterdir():
        known = whole.get(path)
        if known is None:
            old = now - datetime.fromtimestamp(path.stat().st_mtime, UTC) > LASTS / 24
        else:
            old = now - known.when > LASTS and not (path / CONFIRMED).exists()
        if old:
            _remove(path)


def file_name(given: str) -> str:
    r"""Give the name to keep a file by: what stands after the last slash. Raises Refusal, 400, for one that some system cannot hold.

    >>> file_name("C:\\papers\\cabinet.pdf"), file_name("../../etc/passwd")
    ('cabinet.pdf', 'passwd')
    """
    name = re.split(r"[/\\]", given)[-1].strip()
    told = _UNFIT.sub("?", name)[:40]
    if not name or _UNFIT.search(name) or name.startswith((".", "~$")) or name.endswith("."):
        raise Refusal(400, f"'{told}' cannot be the name of a file here: rename it to letters, figures and hyphens.")
    if len(name.encode("utf-8", "replace")) > _LONGEST:
        raise Refusal(400, f"The name '{told} ...' is too long: shorten it to {_LONGEST} letters.")
    if _DEVICE.fullmatch(name):
        raise Refusal(400, f"'{told}' is the name of a device on Windows, so that nobody there could open it: rename the file.")
    return name


def _forbid_twice(names: Sequence[str]) -> None:
    seen = set[str]()
    for name in names:
        if name.casefold() in seen:
            raise Refusal(400, f"Two of the files are called {name}, under which a paper is kept: rename one.")
        seen.add(name.casefold())


def _put_aside(folder: Path, named: dict[str, Upload], without: Sequence[str]) -> None:
    (folder / PAPERS).mkdir(mode=0o700)
    for name, upload in named.items():
        upload.file.seek(0)
        with (folder / PAPERS / name).open("xb") as file:
            shutil.copyfileobj(upload.file, file)
    when = datetime.now(UTC).isoformat()
    put(folder, ASKED, {"when": when, "files": list(named), "without": list(without), "again": False})


def _remove(folder: Path) -> None:
    gone = folder.with_name(f"{folder.name}.gone")  # one step, so that nobody finds half of it
    if not folder.name.endswith(".gone"):
        folder.replace(gone)
    shutil.rmtree(gone if gone.exists() else folder, ignore_errors=True)
