"""Visits to pages without a server: a page as its maker gives it, and as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from goldenthread.graph.search import searchable
from goldenthread.viz.explorer.addresses import ServedLinks
from goldenthread.viz.explorer.matching import Matcher
from goldenthread.viz.explorer.rendering import Renderer
from goldenthread.viz.explorer.routes import ROUTES
from goldenthread.viz.explorer.visit import Shown, Visit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from goldenthread.graph.workspace import Workspace
    from goldenthread.viz.explorer.replies import Reply

    Get = Callable[[str], Reply]

__all__ = ["asked_at", "getting", "leicestershire_shown", "page_html", "two_councils"]

_MATCHER = Matcher(ROUTES, ())
_RENDERER = Renderer()


def asked_at(shown: Shown, address: str) -> Visit:
    """Give the visit that an address makes."""
    parts = urlsplit(address)
    query = {name: tuple(values) for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
    return Visit(shown, parts.path, query, ServedLinks(shown.base, "", lambda name: name))


def getting(shown: Shown) -> Get:
    """Give what answers addresses by the replies of their pages."""

    def get(address: str) -> Reply:
        visit = asked_at(shown, address)
        match = _MATCHER.find(visit.path)
        assert match is not None, f"no page at {visit.path}"
        assert match.route is not None
        return match.route.maker(visit, **match.parameters)

    return get


def page_html(shown: Shown, address: str) -> str:
    """Give the page at an address as HTML."""
    from goldenthread.viz.explorer.replies import Page

    page = getting(shown)(address)
    assert isinstance(page, Page)
    return _RENDERER.html(page, asked_at(shown, address))


@pytest.fixture(scope="session")
def leicestershire_shown(leicestershire: Workspace) -> Shown:
    """The Leicestershire papers as pages see them."""
    return Shown.of(leicestershire, searchable(leicestershire))


@pytest.fixture(scope="session")
def two_councils(tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """Two made-up councils in one workspace, each with a plan."""
    from councils import write_workspace

    from goldenthread.graph.workspace import Workspace

    folder: Path = tmp_path_factory.mktemp("councils") / "two"
    write_workspace(folder, 2)
    workspace = Workspace.open(folder)
    return Shown.of(workspace, searchable(workspace))
