"""A made-up plan of the size of a real one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from made_network import plan_network

if TYPE_CHECKING:
    from collections.abc import Callable

    import networkx as nx

    Network = nx.MultiDiGraph[str]


@pytest.fixture(scope="session")
def plan() -> Network:
    return plan_network()


@pytest.fixture(scope="session")
def make_plan() -> Callable[..., Network]:
    return plan_network
