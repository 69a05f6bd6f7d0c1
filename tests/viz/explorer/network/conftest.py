"""The network of a made-up plan on a stage: its page and files without a server."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from staging import Stage, shown_network

from goldenthread.viz.explorer.pages import network as family

if TYPE_CHECKING:
    import networkx as nx


@pytest.fixture(scope="session")
def stage_of() -> Callable[[nx.MultiDiGraph[str]], Stage]:
    """Set up the stage for a network."""
    return lambda network: Stage(shown_network(network), {route.path: route.maker for route in family.ROUTES})


@pytest.fixture(scope="session")
def stage(make_plan: Callable[..., nx.MultiDiGraph[str]], stage_of: Callable[[nx.MultiDiGraph[str]], Stage]) -> Stage:
    """The stage of a plan of the size of a real one. Shared by all tests."""
    return stage_of(make_plan())
