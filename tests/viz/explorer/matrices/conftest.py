"""A small plan whose every word is hostile."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pytest
from staging import BASE, shown_network

from goldenthread.graph.network import Receipt
from goldenthread.ontology.terms import LENS

if TYPE_CHECKING:
    from goldenthread.viz.explorer.visit import Shown

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'{{7*7}}\u202e=1+1"
HEALTH = f"{LENS}implications/health"


@pytest.fixture(scope="session")
def hostile() -> Shown:
    """A plan with an outcome, an action and two boards, all named HOSTILE."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    receipt = Receipt("Scrutiny, 3 November 2021", "1", HOSTILE)
    kinds = {"plan": "StrategicPlan", "outcome": "Outcome", "action": "Action", "one": "OutcomeBoard", "two": "PartnershipBoard"}
    for name, kind in kinds.items():
        network.add_node(f"{BASE}id/{name}", label=f"{name} {HOSTILE}", kind=kind, notation=None)
    links = [
        ("outcome", "isPartOf", f"{BASE}id/plan"),
        ("action", "isPartOf", f"{BASE}id/outcome"),
        ("action", "addresses", HEALTH),
        ("one", "hasStakeIn", f"{BASE}id/action"),
        ("two", "hasStakeIn", f"{BASE}id/action"),
    ]
    for number, (subject, verb, object_) in enumerate(links):
        end = {"predicate": verb, "grade": "stated", "quotations": (receipt,)}
        network.add_edge(f"{BASE}id/{subject}", object_, key=f"{BASE}id/link/{number}", **end)
    return shown_network(network)
