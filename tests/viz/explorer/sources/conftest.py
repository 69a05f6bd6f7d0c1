"""Pages on papers made without a server: of any workspace, by their addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from made import Made

from goldenthread.graph.building import build
from goldenthread.graph.search.workspaces import searchable
from goldenthread.graph.workspace import Workspace
from goldenthread.viz.explorer.addresses import ServedLinks
from goldenthread.viz.explorer.matching import Matcher
from goldenthread.viz.explorer.rendering import Renderer
from goldenthread.viz.explorer.replies import Page
from goldenthread.viz.explorer.routes import CHANGES, ROUTES
from goldenthread.viz.explorer.visit import Shown, Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    Open = Callable[[str], Made]


@pytest.fixture(scope="session")
def opener() -> Callable[[Workspace], Open]:
    """Give, for a workspace, what opens its pages."""
    matcher, renderer = Matcher(ROUTES, CHANGES), Renderer()

    def of(workspace: Workspace) -> Open:
        shown = Shown.of(workspace, searchable(workspace))

        def open_page(address: str) -> Made:
            asked = urlsplit(address)
            match = matcher.find(asked.path)
            assert match is not None
            assert match.route is not None
            query = {name: tuple(values) for name, values in parse_qs(asked.query).items()}
            visit = Visit(shown, match.path, query, ServedLinks(shown.base, "", lambda name: name))
            reply = match.route.maker(visit, **match.parameters)
            return Made(reply, renderer.html(reply, visit) if isinstance(reply, Page) else "")

        return open_page

    return of


@pytest.fixture(scope="session")
def visit(leicestershire: Workspace) -> Visit:
    """A visit of the Leicestershire workspace."""
    shown = Shown.of(leicestershire, searchable(leicestershire))
    return Visit(shown, "/", {}, ServedLinks(shown.base, "", lambda name: name))


@pytest.fixture(scope="session")
def open_page(leicestershire: Workspace, opener: Callable[[Workspace], Open]) -> Open:
    """Open pages of the Leicestershire workspace."""
    return opener(leicestershire)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Iterable[Path]], Workspace]:
    """Build a workspace of papers."""

    def of(papers: Iterable[Path]) -> Workspace:
        folder = tmp_path_factory.mktemp("papers") / "workspace"
        Workspace.create(folder, "https://example.org/council/", "Anyshire County Council")
        build(sorted(papers), folder)
        return Workspace.open(folder)

    return of
