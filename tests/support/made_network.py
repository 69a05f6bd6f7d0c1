"""A made-up plan of any size as a network."""

from __future__ import annotations

import random

import networkx as nx

from goldenthread.graph.network import Receipt
from goldenthread.ontology import terms

__all__ = ["plan_network"]


BASE = "https://example.org/council/id/"
LENS = f"{terms.LENS}implications/"
WORDS = (
    "residents families carers volunteers businesses housing transport heritage air quality skills employment safety "
    "wellbeing health climate nature diversity resilience emergencies education growth prosperity independence"
).split()


def some_words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(count))


def plan_network(outcomes: int = 5, sub_outcomes: int = 22, aims: int = 8, actions: int = 36) -> nx.MultiDiGraph[str]:
    """As many things of each kind as a council's plan has, joined by seeded chance."""
    chance = random.Random(8)
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    receipts = tuple(Receipt(f"Scrutiny, {day} November 2021", str(day), some_words(chance, 14)) for day in range(1, 9))

    def add(kind: str, number: int, label: str, notation: str | None = None) -> str:
        iri = f"{BASE}{kind.lower()}/{number}"
        network.add_node(iri, label=label, kind=kind, notation=notation)
        return iri

    def link(source: str, predicate: str, target: str, grade: str = "stated") -> None:
        quotations = (chance.choice(receipts),) if grade != "inferred" else ()
        network.add_edge(source, target, key=f"{BASE}link/{len(network.edges)}", predicate=predicate, grade=grade, quotations=quotations)

    plan = add("StrategicPlan", 1, "Strategic Plan (2022-26)")
    tops = [add("Outcome", n, some_words(chance, 3).capitalize(), str(5 + n)) for n in range(outcomes)]
    for top in tops:
        link(top, "isPartOf", plan)
    subs = []
    for n in range(sub_outcomes):
        parent = n % outcomes
        label = f"People and {some_words(chance, 5)} are valued and supported"
        subs.append(add("SubOutcome", n, label, f"{5 + parent}.{n // outcomes + 1}"))
        link(subs[-1], "isPartOf", tops[parent])
    goals = [add("Aim", n, f"Improved {some_words(chance, 7)}") for n in range(aims)]
    for n, goal in enumerate(goals):
        link(goal, "isPartOf", subs[-1 - n % 3])
    deeds = [add("Action", n, f"We will work with partners to improve {some_words(chance, 9)}") for n in range(actions)]
    for n, deed in enumerate(deeds):
        link(deed, "isPartOf", goals[n % aims])
    promises = [add("Commitment", n, f"to support {some_words(chance, 8)}") for n in range(26)]
    for promise in promises:
        link(promise, "isPartOf", chance.choice(subs))
    kinds = ("Strategy", "Strategy", "Programme", "Service")
    instruments = [add(kinds[n % 4], n, f"{some_words(chance, 2).title()} {kinds[n % 4]}") for n in range(20)]
    for n, instrument in enumerate(instruments):
        deed = deeds[n]
        link(deed, chance.choice(("implements", "isDeliveredThrough", "develops")), instrument)
        link(instrument, "supports", subs[-1 - n % 8], "inferred")
        link(instrument, "supports", chance.choice(subs), "suggested")
    sorts = ("PartnershipBoard", "OutcomeBoard", "ScrutinyCommittee", "Department", "Partner")
    bodies = [add(sorts[n % 5], n, f"{some_words(chance, 3).title()} {('Board', 'Committee')[n % 2]}") for n in range(20)]
    for body in bodies:
        link(body, "monitors", chance.choice(tops))
        link(body, "hasStakeIn", chance.choice(deeds), "inferred")
    for name in ("health", "equality", "crime-and-disorder", "environment"):
        network.add_node(LENS + name, label=name.replace("-", " ").capitalize(), kind="Determinant", notation=name)
    for sub in subs[:15]:
        link(sub, "contributesTo", LENS + "health")
        link(sub, "contributesTo", LENS + chance.choice(("equality", "crime-and-disorder")), "suggested")
    return network
