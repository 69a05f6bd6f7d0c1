"""Pages of things made without a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made import Made

from goldenthread.graph.search import SearchableStore
from goldenthread.viz.explorer.addresses import ServedLinks
from goldenthread.viz.explorer.pages.things.page import thing_page
from goldenthread.viz.explorer.rendering import Renderer
from goldenthread.viz.explorer.replies import Page
from goldenthread.viz.explorer.visit import Shown, Visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from goldenthread.graph.store.store import Store
    from goldenthread.graph.workspace import Workspace


@pytest.fixture(scope="session")
def renderer() -> Renderer:
    return Renderer()


@pytest.fixture(scope="session")
def maker_of(leicestershire: Workspace, renderer: Renderer) -> Callable[[Store], Callable[..., Made]]:
    """Give, for a store, what makes the page of what follows /id/ in an address."""

    def maker(store: Store) -> Callable[..., Made]:
        shown = Shown.of(leicestershire, SearchableStore(store))

        def make(tail: str, **query: str) -> Made:
            to = ServedLinks(shown.base, "", lambda name: name)
            visit = Visit(shown, f"/id/{tail}", {name: (value,) for name, value in query.items()}, to)
            reply = thing_page(visit, tail)
            return Made(reply, renderer.html(reply, visit) if isinstance(reply, Page) else "")

        return make

    return maker


@pytest.fixture(scope="session")
def make(leicestershire: Workspace, maker_of: Callable[[Store], Callable[..., Made]]) -> Callable[..., Made]:
    """Make pages of the Leicestershire papers' things."""
    return maker_of(leicestershire.store())
