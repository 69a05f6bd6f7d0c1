"""All of the explorer that needs no server, as a folder of files: the same workspace gives the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from ....graph.search.workspaces import searchable
from ..assets import Assets
from ..replies import Page
from ..routes import ROUTES
from ..visit import Shown
from .finding import NAMES, SEARCH_FILE, names_file, search_page
from .folder import LIST, exchanged, refuse_others_things, with_list
from .links import NOT_HERE
from .listing import SEARCH, Listed, listed
from .rendering import Press, printed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from ....graph.workspace import Workspace

    Progress = Callable[[str, int, int], None]

__all__ = ["Published", "made_ready", "publish"]

_NOT_SHIPPED = ("yasgui.",)  # assets of the query editor, which a static site has not
_NOT_FOUND = "404.html"


@dataclass(frozen=True, slots=True)
class Published:
    """What was written: how many files, of them pages, and bytes."""

    files: int
    pages: int
    size: int


def publish(workspace: Workspace, folder: Path, progress: Progress = lambda *_: None) -> Published:
    """Write the site of a workspace into a folder, in place of the one that was there.

    Raises SiteError where the folder holds anything else, cannot be written, or a page cannot be made: then nothing has changed.
    """
    refuse_others_things(folder)
    pages, press = made_ready(workspace)
    files: dict[str, bytes] = {}
    with exchanged(folder) as beside:
        for done, (name, content) in enumerate(_contents(press, pages), start=1):
            files[name] = content
            progress("making pages", done, len(pages))
        about = {"made by": f"Golden Thread {version(__package__.partition('.')[0])}", "council": workspace.council, "base": workspace.base}
        files[LIST] = with_list(files, about)
        for name, content in files.items():
            path = beside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return Published(len(files), sum(name.endswith(".html") for name in files), sum(map(len, files.values())))


def made_ready(workspace: Workspace) -> tuple[tuple[Listed, ...], Press]:
    """List the pages that routes make, and give what makes them. Raises WorkspaceError where the workspace cannot be read."""
    shown = Shown.of(workspace, searchable(workspace))
    pages = listed(ROUTES, shown)
    return pages, Press.of(shown, (*pages, Listed(SEARCH, {}, SEARCH, {}, SEARCH_FILE)))


def _contents(press: Press, pages: tuple[Listed, ...]) -> Iterator[tuple[str, bytes]]:
    yield from ((page.file, content) for page, content in printed(press, pages))
    yield SEARCH_FILE, search_page(press)
    yield NAMES, names_file(press)
    yield NOT_HERE, _plain(press, NOT_HERE, "publishing/not-here.html", "Only in the explorer itself")
    yield _NOT_FOUND, _plain(press, _NOT_FOUND, "publishing/not-found.html", "There is no such page")
    assets = Assets.shipped()
    for name in sorted(assets.versions):
        asset = None if name.startswith(_NOT_SHIPPED) else assets.read(name)
        if asset is not None:
            yield f"assets/{name}", asset.body


def _plain(press: Press, file: str, template: str, title: str) -> bytes:
    return press.renderer.html(Page(template, title), press.visit(f"/{file}", file)).encode()
