"""A page of a static site as the bytes of its file; many at once where the machine has several cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from ....graph.search.workspaces import searchable
from ....graph.workspace import Workspace
from ....ontology.errors import GoldenThreadError, IntegrityError, SiteError, WorkspaceError
from ..assets import Assets
from ..rendering import Renderer
from ..replies import File, Moved, Page
from ..routes import ROUTES
from ..visit import May, Shown, Visit
from .links import FileLinks, Files

if TYPE_CHECKING:
    from ..replies import Reply
    from ..routing import Route
    from .listing import Listed

__all__ = ["Press", "printed"]

_HTML = ".html"
_SHARE = 40  # pages that a process is given at a time
_WORTH = 400  # pages: below, starting processes takes longer than it saves


@dataclass(frozen=True, slots=True)
class Press:
    """What pages are made with: the state that they show, the routes by their patterns, and all files of the site."""

    shown: Shown
    routes: Mapping[str, Route]
    listed: Sequence[Listed]
    files: Files
    renderer: Renderer
    asset_of: Callable[[str], str]

    @classmethod
    def of(cls, shown: Shown, pages: Sequence[Listed]) -> Press:
        """Get ready to make these pages. Raises AssetsError where the styles have not been made."""
        return cls(shown, {route.path: route for route in ROUTES}, pages, Files(pages), Renderer(), Assets.shipped().versioned)

    def file(self, listed: Listed) -> bytes:
        """Make a page, or its data. Raises SiteError, naming the page, for whatever hinders it."""
        visit = self.visit(listed.path, listed.file, listed.query)
        route = self.routes[listed.pattern]
        try:
            made = (
                route.data(visit, listed.data, **listed.parameters)
                if listed.data and route.data
                else route.maker(visit, **listed.parameters)
            )
            return self.written(made, visit, listed.file)
        except GoldenThreadError as error:
            raise SiteError(f"The page {_told(listed)} cannot be made: {error}") from error
        except Exception as error:
            error.add_note(f"while the page {_told(listed)} was made")
            raise

    def visit(self, path: str, file: str, query: Mapping[str, str] | None = None) -> Visit:
        """Give the visit that a page of a static site is made from: nobody may change anything."""
        links = FileLinks(self.shown.base, file, self.files, self.asset_of)
        return Visit(self.shown, path, {name: (value,) for name, value in (query or {}).items()}, links, May())

    def written(self, reply: Reply, visit: Visit, file: str) -> bytes:
        """Give the bytes of a reply; one that leads elsewhere becomes a page that does."""
        match reply:
            case Page():
                return self.renderer.html(reply, visit).encode()
            case Moved():
                page = Page("publishing/moved.html", "This page is elsewhere", {"href": reply.href})
                return self.renderer.html(page, visit).encode()
            case File():
                if file.endswith(_HTML):
                    raise IntegrityError(
                        f"{file} would hold {reply.media_type}: the route's path, or its parameter 'format', must tell that."
                    )
                return reply.body


def _told(listed: Listed) -> str:
    asked = "&".join(f"{name}={value}" for name, value in listed.query.items())
    return f"{listed.path}{'?' if asked else ''}{asked}"


def printed(press: Press, pages: Sequence[Listed]) -> Iterator[tuple[Listed, bytes]]:
    """Make pages, in their order. Raises as `Press.file` does, and WorkspaceError where the workspace is built anew meanwhile."""
    cores = os.process_cpu_count() if hasattr(os, "process_cpu_count") else os.cpu_count()
    if len(pages) < _WORTH or (cores or 1) < 2:
        yield from ((page, press.file(page)) for page in pages)
        return
    shares = [pages[at : at + _SHARE] for at in range(0, len(pages), _SHARE)]
    shown = press.shown
    begun = (str(shown.workspace.folder), shown.revision, press.listed)
    others = ProcessPoolExecutor(cores, mp_context=get_context("spawn"), initializer=_begin, initargs=begun)
    try:
        for share, made in zip(shares, others.map(_share, shares), strict=True):
            yield from zip(share, made, strict=True)
    finally:
        others.shutdown(cancel_futures=True)


_presses: list[Press] = []  # of this process, if it is one of those that make pages


def _begin(folder: str, revision: str, pages: Sequence[Listed]) -> None:
    workspace = Workspace.open(Path(folder))
    shown = Shown.of(workspace, searchable(workspace))
    if shown.revision == revision:
        _presses.append(Press.of(shown, pages))


def _share(pages: Sequence[Listed]) -> list[bytes]:
    if not _presses:
        raise WorkspaceError("The workspace was built anew meanwhile: publish it again.")
    return [_presses[0].file(page) for page in pages]
